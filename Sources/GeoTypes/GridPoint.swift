/// A place on a projected plane: easting before northing, in metres.
public struct GridPoint: Hashable, Sendable {
    public var easting: Double
    public var northing: Double

    public init(easting: Double, northing: Double) {
        self.easting = easting
        self.northing = northing
    }
}
