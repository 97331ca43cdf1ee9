/// A monument with its place on the line.
public struct PlacedMonument: Hashable, Sendable {
    public var monument: Monument
    /// Metres along and across (left positive) the sector; `nil` when the line is out of reach.
    public var chainage: Double?
    public var offset: Double?

    public init(monument: Monument, chainage: Double?, offset: Double?) {
        self.monument = monument
        self.chainage = chainage
        self.offset = offset
    }
}
