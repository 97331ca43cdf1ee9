/// Where many points are on the line: one array for each answer, in the order of the points.
public struct LocatedColumns: Hashable, Sendable {
    /// Index of the alignment; −1 where no line is within reach or the point is none.
    public var alignment: [Int32] = []
    /// Segment of the alignment, from 0; −1 like the alignment.
    public var segment: [Int32] = []
    /// Metres from the alignment's origin; NaN where there is no alignment.
    public var chainage: [Double] = []
    /// Metres, left positive; NaN where there is no alignment.
    public var offset: [Double] = []
    /// Another place of the line is as near, within the locator's tolerance.
    public var isAmbiguous: [Bool] = []
    public var end: [LineEnd] = []

    public var count: Int { alignment.count }

    init(reserving count: Int) {
        alignment.reserveCapacity(count)
        segment.reserveCapacity(count)
        chainage.reserveCapacity(count)
        offset.reserveCapacity(count)
        isAmbiguous.reserveCapacity(count)
        end.reserveCapacity(count)
    }

    mutating func appendNowhere() {
        alignment.append(-1)
        segment.append(-1)
        chainage.append(.nan)
        offset.append(.nan)
        isAmbiguous.append(false)
        end.append(.abreast)
    }
}
