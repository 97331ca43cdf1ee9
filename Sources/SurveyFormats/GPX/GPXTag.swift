import XMLEvents

/// The elements and attributes of GPX 1.0 and 1.1 that a point is made of.
enum GPXTag: UInt8 {
    case gpx, waypoint, route, routePoint, track, segment, trackPoint
    case latitude, longitude
    case elevation, time, name, comment, description, fix, satellites, hdop, separation
    case extensions
    /// Of a point, and kept by its own name: `sym`, `type`, `pdop`…
    case other
    /// Of another namespace: GPX 1.0 has its extensions between its own elements.
    case foreign

    init(_ name: XMLName) {
        // Some programs leave the namespace out.
        guard name.namespace.isEmpty || name.namespace.hasPrefix("http://www.topografix.com/GPX/") else {
            self = .foreign
            return
        }
        self = GPXTag.tags[name.local] ?? .other
    }

    private static let tags: [String: GPXTag] = [
        "gpx": .gpx, "wpt": .waypoint, "rte": .route, "rtept": .routePoint, "trk": .track, "trkseg": .segment,
        "trkpt": .trackPoint, "lat": .latitude, "lon": .longitude, "ele": .elevation, "time": .time, "name": .name,
        "cmt": .comment, "desc": .description, "fix": .fix, "sat": .satellites, "hdop": .hdop,
        "geoidheight": .separation, "extensions": .extensions,
    ]
}
