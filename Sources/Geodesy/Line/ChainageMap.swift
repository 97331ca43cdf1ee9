public import GeoTypes

/// Chainages of one version of a line as chainages of another, or as the ones that stand on its markers: straight
/// between marks that are known in both.
public struct ChainageMap: Hashable, Sendable {
    /// A monument or calibration point with its chainage in both.
    public struct Mark: Hashable, Sendable {
        public var name: String
        public var from: Chainage
        public var to: Chainage

        public init(name: String, from: Chainage, to: Chainage) {
            self.name = name
            self.from = from
            self.to = to
        }
    }

    /// A mapped chainage. Before the first mark and after the last one it keeps its distance from the mark, which is a
    /// guess: `isBetweenMarks` is false.
    public struct Mapped: Hashable, Sendable {
        public var chainage: Chainage
        public var isBetweenMarks: Bool
    }

    public enum Problem: Error, Hashable, Sendable {
        case noMarks
        case notFinite(Mark)
        /// Two marks at one chainage, or in another order in the two versions.
        case notInOrder(Mark, Mark)
    }

    /// By increasing chainage.
    public let marks: [Mark]

    public init(_ marks: [Mark]) throws(Problem) {
        guard !marks.isEmpty else { throw .noMarks }
        if let bad = marks.first(where: { !$0.from.metres.isFinite || !$0.to.metres.isFinite }) {
            throw .notFinite(bad)
        }
        let marks = marks.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        for (first, second) in zip(marks, marks.dropFirst()) where !(first.from < second.from && first.to < second.to) {
            throw .notInOrder(first, second)
        }
        self.marks = marks
    }

    /// m′ = Mₐ′ + (m − Mₐ)(M_b′ − Mₐ′)/(M_b − Mₐ) between the marks a and b.
    public func mapped(_ chainage: Chainage) -> Mapped {
        let first = marks[0]
        let last = marks[marks.count - 1]
        if chainage < first.from { return Mapped(chainage: first.to + (chainage - first.from), isBetweenMarks: false) }
        if !(chainage < last.from) {
            let isMark = chainage == last.from
            return Mapped(chainage: last.to + (chainage - last.from), isBetweenMarks: isMark)
        }
        let upper = index(after: chainage)
        let (before, after) = (marks[upper - 1], marks[upper])
        let part = (chainage - before.from) / (after.from - before.from)
        return Mapped(chainage: before.to + (after.to - before.to) * part, isBetweenMarks: true)
    }

    /// The way back.
    public var inverse: ChainageMap {
        ChainageMap(inOrder: marks.map { Mark(name: $0.name, from: $0.to, to: $0.from) })
    }

    private init(inOrder marks: [Mark]) {
        self.marks = marks
    }

    /// The first mark beyond the chainage.
    private func index(after chainage: Chainage) -> Int {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if chainage < marks[middle].from { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension ChainageMap.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noMarks:
            "no monument is known in both versions of the line"
        case .notFinite(let mark):
            "monument \"\(mark.name)\" has a chainage that is no number"
        case .notInOrder(let first, let second):
            "monuments \"\(first.name)\" and \"\(second.name)\" are at \(first.from) and \(second.from) in the one version "
                + "and at \(first.to) and \(second.to) in the other"
        }
    }
}
