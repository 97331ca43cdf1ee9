public import GeoTypes

/// One of several lines that the same definition gives under different data: another datum, astronomic latitudes,
/// monuments as agreed or as surveyed.
public struct CandidateLine: Sendable {
    public var label: String
    public var alignment: Alignment

    public init(label: String, alignment: Alignment) {
        self.label = label
        self.alignment = alignment
    }
}

/// Candidate lines side by side. None is preferred.
public struct CandidateLines: Sendable {
    public let lines: [CandidateLine]
    private let locators: [LineLocator]

    /// - Precondition: all are on one ellipsoid, in one reference frame.
    public init(_ lines: [CandidateLine]) {
        precondition(Set(lines.map(\.alignment.ellipsoid)).count < 2, "lines on different ellipsoids")
        self.lines = lines
        locators = lines.map { LineLocator([$0.alignment]) }
    }

    /// A monument's place on each line, in their order; `nil` where the line isn't within reach.
    ///
    /// The candidate's `alignment` is 0: each line is asked for itself.
    public func places(
        of point: GeographicPoint, within reach: Length
    ) -> [(label: String, place: LineCandidate?)] {
        zip(lines, locators).map { line, locator in
            (line.label, locator.candidates(near: point, within: reach).first)
        }
    }

    /// Every pair, the earlier line first.
    public func comparisons(
        tolerance: Length = .metres(0.001)
    ) -> [(first: String, second: String, comparison: LineComparison)] {
        lines.indices.flatMap { first in
            lines.indices.dropFirst(first + 1).map { second in
                let comparison = LineComparison(
                    lines[first].alignment, lines[second].alignment, tolerance: tolerance)
                return (lines[first].label, lines[second].label, comparison)
            }
        }
    }
}
