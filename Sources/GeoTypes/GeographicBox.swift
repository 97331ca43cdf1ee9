/// A rectangle of longitudes and latitudes, in degrees. It does not cross the antimeridian.
public struct GeographicBox: Hashable, Sendable {
    public var west: Double
    public var south: Double
    public var east: Double
    public var north: Double

    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The box that holds nothing: growing it by a point gives that point.
    public static let empty = GeographicBox(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

    public var isEmpty: Bool { !(west <= east && south <= north) }

    /// The smallest box around the points.
    public init(around points: some Sequence<GeographicPoint>) {
        self = .empty
        for point in points { formUnion(point) }
    }

    public mutating func formUnion(_ point: GeographicPoint) {
        west = min(west, point.longitude)
        east = max(east, point.longitude)
        south = min(south, point.latitude)
        north = max(north, point.latitude)
    }

    public mutating func formUnion(_ other: GeographicBox) {
        west = min(west, other.west)
        east = max(east, other.east)
        south = min(south, other.south)
        north = max(north, other.north)
    }

    public func contains(_ point: GeographicPoint) -> Bool {
        west <= point.longitude && point.longitude <= east && south <= point.latitude && point.latitude <= north
    }

    public func intersects(_ other: GeographicBox) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    /// The box with so many degrees more on each side.
    public func expanded(degrees: Double) -> GeographicBox {
        GeographicBox(west: west - degrees, south: south - degrees, east: east + degrees, north: north + degrees)
    }
}
