public import GeoTypes

/// Where an operation or a reference system may be used: a rectangle of longitudes and latitudes, in degrees, and its
/// words.
///
/// The registry's true areas are polygons; a rectangle is all that PROJ gives, so a point inside the rectangle may
/// still lie outside the area.
public struct AreaOfUse: Hashable, Sendable, Codable {
    public var name: String
    public var west: Double
    public var south: Double
    /// Less than ``west`` when the area crosses the antimeridian.
    public var east: Double
    public var north: Double

    public init(name: String, west: Double, south: Double, east: Double, north: Double) {
        self.name = name
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The rectangle; empty when the area crosses the antimeridian.
    public var box: GeographicBox { GeographicBox(west: west, south: south, east: east, north: north) }

    var crossesAntimeridian: Bool { west > east }

    /// Edges belong to the area. Longitudes may run from −180 to 360.
    public func contains(longitude: Double, latitude: Double) -> Bool {
        guard south <= latitude, latitude <= north else { return false }
        let longitude = longitude > 180 ? longitude - 360 : longitude
        return crossesAntimeridian
            ? longitude >= west || longitude <= east
            : west <= longitude && longitude <= east
    }

    public func contains(_ box: GeographicBox) -> Bool {
        contains(longitude: box.west, latitude: box.south) && contains(longitude: box.east, latitude: box.north)
            && (!crossesAntimeridian || box.west >= west || box.east <= east)
    }

    public func intersects(_ box: GeographicBox) -> Bool {
        guard box.south <= north, south <= box.north else { return false }
        return crossesAntimeridian
            ? box.east >= west || box.west <= east
            : box.west <= east && west <= box.east
    }

    /// The common part of two areas, `nil` when they have none.
    func intersection(_ other: AreaOfUse) -> AreaOfUse? {
        if contains(other.box), !other.crossesAntimeridian { return other }
        if other.contains(box), !crossesAntimeridian { return self }
        // Two rectangles of which one crosses the antimeridian may meet twice; the smaller stands for both.
        if crossesAntimeridian || other.crossesAntimeridian { return crossesAntimeridian ? other : self }
        let common = AreaOfUse(
            name: name == other.name ? name : "\(name) ∩ \(other.name)", west: max(west, other.west),
            south: max(south, other.south), east: min(east, other.east), north: min(north, other.north))
        return common.west <= common.east && common.south <= common.north ? common : nil
    }
}
