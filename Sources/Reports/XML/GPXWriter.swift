import GeoTypes

/// Writes waypoints and routes as GPX 1.1 (topografix.com/GPX/1/1), which receivers and phones take into the field.
///
///     var gpx = GPXWriter(creator: "lindero", name: "Inspección 2026-C1")
///     for item in plan { gpx.waypoint(item.waypoint) }
///     gpx.route(name: "Día 1", through: day.map(\.waypoint))
///     gpx.end()
///
/// GPX wants all waypoints before the first route; debug builds check it. A place that isn't on earth is left out.
public struct GPXWriter: Sendable {
    /// What has been written and not yet flushed.
    public private(set) var bytes: [UInt8] = []
    private let decimals: Int
    private var hasRoutes = false

    public init(creator: String, name: String, description: String? = nil, decimals: Int = 7) {
        self.decimals = decimals
        bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"")
        bytes.append(xmlText: creator)
        bytes.append(
            """
            " xmlns="http://www.topografix.com/GPX/1/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">
            <metadata>
            """)
        bytes.append(element: "name", name)
        bytes.append(element: "desc", description)
        bytes.append("</metadata>\n")
    }

    public mutating func waypoint(_ waypoint: Waypoint) {
        assert(!hasRoutes, "a waypoint after a route")
        write(waypoint, as: "wpt")
    }

    public mutating func route(name: String, description: String? = nil, through waypoints: [Waypoint]) {
        hasRoutes = true
        bytes.append("<rte>")
        bytes.append(element: "name", name)
        bytes.append(element: "desc", description)
        bytes.append("\n")
        for waypoint in waypoints { write(waypoint, as: "rtept") }
        bytes.append("</rte>\n")
    }

    /// A line as a track; debug builds check that no waypoint follows. Cut where it crosses the antimeridian.
    public mutating func track(name: String, description: String? = nil, kind: String? = nil, _ shape: Shape) {
        guard shape.isDrawable else { return }
        let segments: [[GeographicPoint]]
        switch shape.cutAtAntimeridian() ?? shape {
        case .line(let points): segments = [points]
        case .lines(let parts): segments = parts
        default: return
        }
        hasRoutes = true
        bytes.append("<trk>")
        bytes.append(element: "name", name)
        bytes.append(element: "desc", description)
        bytes.append(element: "type", kind)
        bytes.append("\n")
        for points in segments {
            bytes.append("<trkseg>\n")
            for point in points where point.isValid { write(Waypoint(point, name: nil), as: "trkpt") }
            bytes.append("</trkseg>\n")
        }
        bytes.append("</trk>\n")
    }

    public mutating func end() {
        bytes.append("</gpx>\n")
    }

    /// Gives the bytes to `sink` and forgets them, when there are more than `limit`.
    public mutating func flush(over limit: Int = 0, into sink: ([UInt8]) throws -> Void) rethrows {
        guard bytes.count > limit else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ waypoint: Waypoint, as element: StaticString) {
        guard waypoint.point.isValid else { return }
        bytes.append("<")
        bytes.append(element)
        bytes.append(" lat=\"")
        bytes.append(waypoint.point.latitude, decimals: decimals, trimming: true)
        bytes.append("\" lon=\"")
        // The schema's longitudes end before 180.
        let longitude = waypoint.point.longitude
        bytes.append(longitude == 180 ? -180 : longitude, decimals: decimals, trimming: true)
        bytes.append("\">")
        // In the order of the schema.
        if let elevation = waypoint.elevation, elevation.isFinite {
            bytes.append("<ele>")
            bytes.append(elevation, decimals: 3, trimming: true)
            bytes.append("</ele>")
        }
        bytes.append(element: "name", waypoint.name)
        bytes.append(element: "cmt", waypoint.comment)
        bytes.append(element: "desc", waypoint.description)
        bytes.append(element: "sym", waypoint.symbol)
        bytes.append(element: "type", waypoint.kind)
        bytes.append("</")
        bytes.append(element)
        bytes.append(">\n")
    }
}
