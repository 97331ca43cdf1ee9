public import GeoTypes

/// An earthquake through which no position near it may be moved in time: the ground jumped, and no steady motion says
/// how far.
public struct EarthquakeBarrier: Hashable, Sendable {
    public var name: String
    public var epoch: Epoch
    /// The rupture.
    public var trace: GeographicLine
    /// Positions closer to the rupture than this are affected.
    public var reach: Length

    public init(name: String, epoch: Epoch, trace: GeographicLine, reach: Length) {
        self.name = name
        self.epoch = epoch
        self.trace = trace
        self.reach = reach
    }
}
