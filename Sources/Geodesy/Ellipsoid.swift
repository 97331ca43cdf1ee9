import CPROJ
public import GeoTypes

/// An ellipsoid of revolution, and lengths, azimuths and areas on it.
///
/// Geodesics by Karney's algorithms (C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87, 2013), as PROJ carries
/// them: errors below 15 nm. An inverse costs 0.5 to 0.9 µs.
public struct Ellipsoid: Sendable {
    /// Metres.
    public let equatorialRadius: Double
    /// (a − b) / a; 0 for a sphere.
    public let flattening: Double
    private let geodesic: geod_geodesic

    public init(equatorialRadius: Double, flattening: Double) {
        self.equatorialRadius = equatorialRadius
        self.flattening = flattening
        var geodesic = geod_geodesic()
        geod_init(&geodesic, equatorialRadius, flattening)
        self.geodesic = geodesic
    }

    /// An inverse flattening of 0 is a sphere.
    public init(equatorialRadius: Double, inverseFlattening: Double) {
        self.init(
            equatorialRadius: equatorialRadius, flattening: inverseFlattening == 0 ? 0 : 1 / inverseFlattening)
    }

    public static let wgs84 = Ellipsoid(equatorialRadius: 6_378_137, inverseFlattening: 298.257223563)
    public static let grs80 = Ellipsoid(equatorialRadius: 6_378_137, inverseFlattening: 298.257222101)
    public static let clarke1866 = Ellipsoid(equatorialRadius: 6_378_206.4, inverseFlattening: 294.978698213898)
    public static let international1924 = Ellipsoid(equatorialRadius: 6_378_388, inverseFlattening: 297)

    public var squaredEccentricity: Double { flattening * (2 - flattening) }

    /// The shortest path between two points.
    public struct Path: Hashable, Sendable {
        public var length: Length
        /// Clockwise from north at the start and at the end, both in the direction of travel.
        public var startAzimuth: Angle
        public var endAzimuth: Angle
    }

    public func path(from start: GeographicPoint, to end: GeographicPoint) -> Path {
        var (length, startAzimuth, endAzimuth) = (0.0, 0.0, 0.0)
        withUnsafePointer(to: geodesic) {
            geod_inverse(
                $0, start.latitude, start.longitude, end.latitude, end.longitude, &length, &startAzimuth, &endAzimuth)
        }
        return Path(
            length: .metres(length), startAzimuth: .degrees(startAzimuth), endAzimuth: .degrees(endAzimuth))
    }

    /// Where a geodesic leads, and its azimuth there.
    public func point(
        from start: GeographicPoint, azimuth: Angle, length: Length
    ) -> (point: GeographicPoint, azimuth: Angle) {
        var (latitude, longitude, endAzimuth) = (0.0, 0.0, 0.0)
        withUnsafePointer(to: geodesic) {
            geod_direct(
                $0, start.latitude, start.longitude, azimuth.degrees, length.metres, &latitude, &longitude, &endAzimuth)
        }
        return (GeographicPoint(longitude: longitude, latitude: latitude), .degrees(endAzimuth))
    }

    /// The sum of the geodesics between successive points.
    public func length(of line: GeographicLine) -> Length {
        var sum = Length.zero
        for (start, end) in zip(line.points, line.points.dropFirst()) { sum += path(from: start, to: end).length }
        return sum
    }

    /// Area and perimeter of a ring of geodesics; the area is positive when it runs counterclockwise. It may be closed by
    /// repeating its first point or not.
    public func polygon(_ ring: [GeographicPoint]) -> (area: Area, perimeter: Length) {
        var polygon = geod_polygon()
        geod_polygon_init(&polygon, 0)
        var (area, perimeter) = (0.0, 0.0)
        withUnsafePointer(to: geodesic) { geodesic in
            for point in ring.last == ring.first ? ring.dropLast() : ring[...] {
                geod_polygon_addpoint(geodesic, &polygon, point.latitude, point.longitude)
            }
            _ = geod_polygon_compute(geodesic, &polygon, 0, 1, &area, &perimeter)
        }
        return (.squareMetres(area), .metres(perimeter))
    }
}

extension Ellipsoid: Hashable {
    public static func == (left: Ellipsoid, right: Ellipsoid) -> Bool {
        left.equatorialRadius == right.equatorialRadius && left.flattening == right.flattening
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(equatorialRadius)
        hasher.combine(flattening)
    }
}
