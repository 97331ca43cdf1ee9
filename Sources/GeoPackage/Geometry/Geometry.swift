public import GeoTypes

/// A geometry as a blob holds it: x is longitude or easting, y latitude or northing, in the layer's own reference system.
///
/// Heights are the `z` of the columns (empty without heights, NaN where one is missing). M values are read over. Empty
/// members are left out, because GEOS 3.11 crashes on them; what is empty as a whole is ``empty``.
public enum Geometry: Hashable, Sendable {
    case empty
    /// `z` is NaN without a height.
    case point(x: Double, y: Double, z: Double)
    case lineString(CoordinateColumns)
    /// The outer ring first, each closed as stored.
    case polygon([CoordinateColumns])
    case multiPoint(CoordinateColumns)
    case multiLineString([CoordinateColumns])
    case multiPolygon([[CoordinateColumns]])
    case collection([Geometry])
}

extension Geometry {
    /// The point of a layer in longitude and latitude, `nil` for other geometries.
    public var geographicPoint: GeographicPoint? {
        guard case .point(let x, let y, _) = self else { return nil }
        return GeographicPoint(longitude: x, latitude: y)
    }

    /// The line of a layer in longitude and latitude, `nil` for other geometries.
    public var geographicLine: GeographicLine? {
        guard case .lineString(let columns) = self else { return nil }
        return GeographicLine(columns.geographicPoints)
    }

    /// The rings of a polygon in longitude and latitude, the outer one first, `nil` for other geometries.
    public var geographicRings: [[GeographicPoint]]? {
        guard case .polygon(let rings) = self else { return nil }
        return rings.map(\.geographicPoints)
    }
}

extension Geometry {
    /// Vertices of all parts; a closed ring counts its first one twice, as stored.
    public var vertexCount: Int {
        switch self {
        case .empty: 0
        case .point: 1
        case .lineString(let columns), .multiPoint(let columns): columns.x.count
        case .polygon(let parts), .multiLineString(let parts): parts.reduce(0) { $0 + $1.x.count }
        case .multiPolygon(let polygons): polygons.joined().reduce(0) { $0 + $1.x.count }
        case .collection(let members): members.reduce(0) { $0 + $1.vertexCount }
        }
    }
}

extension CoordinateColumns {
    /// The columns as points, when x is longitude and y latitude.
    public var geographicPoints: [GeographicPoint] {
        zip(x, y).map { GeographicPoint(longitude: $0, latitude: $1) }
    }

    /// Columns of longitudes and latitudes, with the heights (metres) when there are any.
    public init(_ points: some Sequence<GeographicPoint>, heights: [Double] = []) {
        self.init(x: points.map(\.longitude), y: points.map(\.latitude), z: heights)
    }
}
