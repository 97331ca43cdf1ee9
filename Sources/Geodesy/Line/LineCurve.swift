import GeoTypes

/// A curve between two vertices that isn't a geodesic, by a parameter from 0 to 1.
enum LineCurve {
    case parallel(GeographicPoint, GeographicPoint)
    case normalSection(NormalSection)
    case gridLine(GridStraight)

    /// The places at these parameters, in one call, since a projection works on columns.
    func places(at parameters: [Double]) throws(LineError) -> [GeographicPoint] {
        switch self {
        case .parallel(let start, let end):
            return parameters.map { Self.parallel(start, end, $0) }
        case .normalSection(let section):
            return parameters.map { section.place(at: $0) }
        case .gridLine(let straight):
            return try straight.places(at: parameters)
        }
    }

    /// The shorter way round, across the antimeridian too.
    private static func parallel(_ start: GeographicPoint, _ end: GeographicPoint, _ part: Double) -> GeographicPoint {
        let turn = (end.longitude - start.longitude).remainder(dividingBy: 360)
        let longitude = start.longitude + part * turn
        return GeographicPoint(
            longitude: abs(longitude) > 180 ? longitude.remainder(dividingBy: 360) : longitude,
            latitude: start.latitude + part * (end.latitude - start.latitude))
    }
}

/// The curve in which the plane through the first place's normal and the second place cuts the ellipsoid.
struct NormalSection {
    private let ellipsoid: Ellipsoid
    private let start: SurfacePoint
    private let chord: GeocentricVector

    init(from start: GeographicPoint, to end: GeographicPoint, on ellipsoid: Ellipsoid) {
        self.ellipsoid = ellipsoid
        self.start = ellipsoid.surface(start)
        chord = ellipsoid.surface(end).position - self.start.position
    }

    /// Above the place at that part of the chord, in the direction of the first normal.
    func place(at part: Double) -> GeographicPoint {
        let below = start.position + chord * part
        // x² + y² + (z / (1 − f))² = a² along below + t · normal; the farther root is on the other side of the Earth.
        let stretch = 1 / (1 - ellipsoid.flattening)
        let flat = GeocentricVector(x: below.x, y: below.y, z: below.z * stretch)
        let up = GeocentricVector(x: start.normal.x, y: start.normal.y, z: start.normal.z * stretch)
        let radius = ellipsoid.equatorialRadius.metres
        let square = up.squaredLength
        let half = flat.dot(up)
        let rest = flat.squaredLength - radius * radius
        let root = max(half * half - square * rest, 0).squareRoot()
        // The root near 0, without cancellation.
        return ellipsoid.geographic(below + start.normal * (-rest / (half + root)))
    }
}

/// The straight line between two places of a projected plane.
struct GridStraight {
    private let plane: GridPlane
    private let segment: Int
    private let start: GridPoint
    private let end: GridPoint

    init(
        from start: GeographicPoint, to end: GeographicPoint, in plane: GridPlane, segment: Int
    ) throws(LineError) {
        let ends = CoordinateColumns(x: [start.longitude, end.longitude], y: [start.latitude, end.latitude])
        let grid = try Self.run(plane.toGrid, ends, segment)
        self.plane = plane
        self.segment = segment
        self.start = GridPoint(easting: grid.x[0], northing: grid.y[0])
        self.end = GridPoint(easting: grid.x[1], northing: grid.y[1])
    }

    func places(at parameters: [Double]) throws(LineError) -> [GeographicPoint] {
        var columns = CoordinateColumns()
        columns.x = parameters.map { start.easting + $0 * (end.easting - start.easting) }
        columns.y = parameters.map { start.northing + $0 * (end.northing - start.northing) }
        let places = try Self.run(plane.toGeographic, columns, segment)
        return zip(places.x, places.y).map { GeographicPoint(longitude: $0, latitude: $1) }
    }

    private static func run(
        _ projection: (CoordinateColumns) throws(GeodesyError) -> CoordinateColumns, _ columns: CoordinateColumns,
        _ segment: Int
    ) throws(LineError) -> CoordinateColumns {
        let result: CoordinateColumns
        do {
            result = try projection(columns)
        } catch {
            throw .gridFailed(segment: segment, reason: error)
        }
        guard result.count == columns.count, result.x.allSatisfy(\.isFinite), result.y.allSatisfy(\.isFinite) else {
            throw .gridFailed(segment: segment, reason: nil)
        }
        return result
    }
}
