public import GeoTypes

/// The width of a brecha on each side of the line, where both edges were surveyed.
public struct ClearedWidth: Hashable, Sendable {
    public struct Sample: Hashable, Sendable {
        public var chainage: Chainage
        /// From the line to the edge; negative where the edge lies on the other side of the line.
        public var left: Length
        public var right: Length
    }

    /// A stretch that is narrower than the acta asks for, on one side at least.
    public struct Shortfall: Hashable, Sendable {
        public var from: Chainage
        public var to: Chainage
        /// How much is missing at the worst place; 0 or less on a side that is wide enough.
        public var left: Length
        public var right: Length
    }

    /// One at each step of chainage at which both edges are known.
    public var samples: [Sample]

    /// Interpolates both edges at every whole multiple of `step`.
    ///
    /// Edges are points located on one sector, in any order: metres of chainage, and metres of offset with left of
    /// increasing chainage positive. Between two points of an edge further apart than `gap` nothing is known. There are
    /// no samples where the step is so small that there would be ten million.
    public init(
        left: [(chainage: Double, offset: Double)], right: [(chainage: Double, offset: Double)], step: Length,
        gapsLongerThan gap: Length
    ) {
        samples = []
        let one = Edge(left, gap: gap.metres)
        let two = Edge(right, gap: gap.metres)
        guard step > .zero, let start = one.start, let otherStart = two.start, let end = one.end,
            let otherEnd = two.end
        else { return }
        let low = (max(start, otherStart) / step.metres).rounded(.up)
        let high = (min(end, otherEnd) / step.metres).rounded(.down)
        guard low <= high, high - low < 1e7 else { return }
        var leftHint = 0
        var rightHint = 0
        for index in Int(low)...Int(high) {
            let chainage = Double(index) * step.metres
            guard let leftOffset = one.offset(at: chainage, from: &leftHint),
                let rightOffset = two.offset(at: chainage, from: &rightHint)
            else { continue }
            samples.append(
                Sample(chainage: .metres(chainage), left: .metres(leftOffset), right: .metres(-rightOffset)))
        }
    }

    /// The stretches, a step long at least, where a side is narrower than the widths that an acta fixes.
    public func shortfalls(left: Length, right: Length, step: Length) -> [Shortfall] {
        var found: [Shortfall] = []
        for sample in samples where sample.left < left || sample.right < right {
            let short = Shortfall(
                from: sample.chainage, to: sample.chainage, left: left - sample.left, right: right - sample.right)
            if var last = found.last, (sample.chainage - last.to).metres <= step.metres * 1.5 {
                last.to = sample.chainage
                last.left = max(last.left, short.left)
                last.right = max(last.right, short.right)
                found[found.count - 1] = last
            } else {
                found.append(short)
            }
        }
        return found
    }
}

/// One edge of the strip, in order of chainage.
private struct Edge {
    let points: [(chainage: Double, offset: Double)]
    let gap: Double

    init(_ points: [(chainage: Double, offset: Double)], gap: Double) {
        self.points = points.filter { $0.chainage.isFinite && $0.offset.isFinite }.sorted { $0 < $1 }
        self.gap = gap
    }

    var start: Double? { points.first?.chainage }
    var end: Double? { points.last?.chainage }

    /// Straight between the points on both sides; `hint` only moves up, so a walk along the edge is linear.
    func offset(at chainage: Double, from hint: inout Int) -> Double? {
        while hint + 1 < points.count, points[hint + 1].chainage <= chainage { hint += 1 }
        let before = points[hint]
        guard before.chainage < chainage else { return before.chainage == chainage ? before.offset : nil }
        guard hint + 1 < points.count else { return nil }
        let after = points[hint + 1]
        guard after.chainage - before.chainage <= gap else { return nil }
        let share = (chainage - before.chainage) / (after.chainage - before.chainage)
        return before.offset + (after.offset - before.offset) * share
    }
}
