public import Demarcation
public import GeoTypes
public import Geodesy

/// A sector's line and its candidates against each other, and its monuments against each of them.
public struct CandidateComparison: Sendable {
    public struct Line: Sendable {
        /// `nil` for the line of the register itself.
        public var label: String?
        public var length: Length
    }

    public struct Pair: Sendable {
        public var first: String?
        public var second: String?
        public var comparison: LineComparison
    }

    public let sector: Sector
    /// The register's line first.
    public let lines: [Line]
    public let pairs: [Pair]
    /// Signed offset of each monument from each line, in the order of `lines`; `nil` out of reach.
    public let monuments: [(id: Monument.ID, offsets: [Length?])]

    public init(
        line: Sector, candidates: [(label: String, sector: Sector)], monuments: [PlacedMonument], frame: ReferenceFrame,
        reach: Length
    ) throws(LegalNetworkError) {
        var alignments: [(label: String?, alignment: Alignment)] = []
        for (label, sector) in [(nil, line)] + candidates.map({ (Optional($0.label), $0.sector) }) {
            let network = try LegalNetwork([sector], frame: frame)
            if let alignment = network.alignment(of: sector.id) { alignments.append((label, alignment)) }
        }
        sector = line
        lines = alignments.map { Line(label: $0.label, length: $0.alignment.length) }
        var pairs: [Pair] = []
        for (index, first) in alignments.enumerated() {
            for second in alignments[(index + 1)...] {
                pairs.append(
                    Pair(
                        first: first.label, second: second.label,
                        comparison: LineComparison(first.alignment, second.alignment)))
            }
        }
        self.pairs = pairs
        let locators = alignments.map { LineLocator([$0.alignment]) }
        self.monuments = monuments.compactMap { placed in
            guard let point = placed.monument.shownPosition?.point else { return nil }
            return (placed.monument.id, locators.map { $0.candidates(near: point, within: reach).first?.offset })
        }
    }
}
