import CPROJ
public import GeoTypes

/// The geodesic between two places: its length and its azimuths, clockwise from north, −180…180°.
public struct GeodesicArc: Hashable, Sendable {
    public var length: Length
    public var startAzimuth: Angle
    /// The direction in which the geodesic goes on at its end.
    public var endAzimuth: Angle
}

/// Where a geodesic leads: the place, and the direction in which it goes on there.
public struct GeodesicEnd: Hashable, Sendable {
    public var point: GeographicPoint
    public var azimuth: Angle
}

extension Ellipsoid {
    /// The shortest line between two places. NaN if a latitude is outside −90…90.
    public func inverse(from start: GeographicPoint, to end: GeographicPoint) -> GeodesicArc {
        var length = 0.0
        var startAzimuth = 0.0
        var endAzimuth = 0.0
        withUnsafePointer(to: constants.value) {
            geod_inverse(
                $0, start.latitude, start.longitude, end.latitude, end.longitude, &length, &startAzimuth, &endAzimuth)
        }
        return GeodesicArc(
            length: .metres(length), startAzimuth: .degrees(startAzimuth), endAzimuth: .degrees(endAzimuth))
    }

    /// Where one arrives after that length of geodesic; a negative length goes backwards.
    public func direct(from start: GeographicPoint, azimuth: Angle, length: Length) -> GeodesicEnd {
        var longitude = 0.0
        var latitude = 0.0
        var endAzimuth = 0.0
        withUnsafePointer(to: constants.value) {
            geod_direct(
                $0, start.latitude, start.longitude, azimuth.degrees, length.metres, &latitude, &longitude, &endAzimuth)
        }
        return GeodesicEnd(
            point: GeographicPoint(longitude: longitude, latitude: latitude), azimuth: .degrees(endAzimuth))
    }

    public func distance(from start: GeographicPoint, to end: GeographicPoint) -> Length {
        inverse(from: start, to: end).length
    }

    /// The sum of the geodesics between successive points; zero for fewer than two.
    public func length(of line: GeographicLine) -> Length {
        measure(line.points, asPolyline: true).perimeter
    }

    /// Places at equal distances along the geodesic, both ends included and kept as they are given.
    ///
    /// - Precondition: `parts` > 0; the result has `parts` + 1 places.
    public func points(from start: GeographicPoint, to end: GeographicPoint, parts: Int) -> [GeographicPoint] {
        precondition(parts > 0, "a geodesic has at least one part")
        var line = geod_geodesicline()
        withUnsafePointer(to: constants.value) {
            geod_inverseline(&line, $0, start.latitude, start.longitude, end.latitude, end.longitude, 0)
        }
        var points = [start]
        points.reserveCapacity(parts + 1)
        for part in 1..<max(parts, 1) {
            var longitude = 0.0
            var latitude = 0.0
            geod_position(&line, line.s13 * Double(part) / Double(parts), &latitude, &longitude, nil)
            points.append(GeographicPoint(longitude: longitude, latitude: latitude))
        }
        points.append(end)
        return points
    }
}
