/// What became of the rows of a batch; rows count from 0 and are in ascending order.
public struct TransformOutcome: Hashable, Sendable {
    /// Rows that couldn't be computed. All their coordinates are NaN.
    public var failed: [Int] = []
    /// Rows outside the operation's area of use. They are computed; the caller decides whether to keep them.
    public var outsideArea: [Int] = []

    public init(failed: [Int] = [], outsideArea: [Int] = []) {
        self.failed = failed
        self.outsideArea = outsideArea
    }
}
