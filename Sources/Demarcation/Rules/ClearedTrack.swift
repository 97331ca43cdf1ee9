public import GeoTypes

/// What a survey's track along the brecha shows as cleared: runs of chainage without long gaps, and how well they
/// are centred on the line.
public struct ClearedTrack: Hashable, Sendable {
    /// A stretch that the track walked through.
    public struct Run: Hashable, Sendable {
        public var from: Chainage
        public var to: Chainage
        public var points: Int
        /// Mean of the signed offsets, left of increasing chainage positive: 0 on a centred track.
        public var meanOffset: Length
        /// The largest offset, without sign.
        public var largestOffset: Length

        public var length: Length { to - from }
    }

    /// Along the line.
    public var runs: [Run]
    /// What lies between runs: longer than the threshold without a point.
    public var gaps: [ClosedRange<Chainage>]
    /// Points whose chainage or offset is not known.
    public var unplaced: Int

    /// Finds the runs among points located on one sector. O(n log n); the order of the points does not matter, so a
    /// track walked there and back, or in pieces, is one.
    ///
    /// - Parameters:
    ///   - chainages: Metres from the sector's origin; NaN where the point was not located.
    ///   - offsets: Metres from the line, as many as chainages.
    ///   - gap: Points further apart than this leave the line between them uncleared.
    public init(chainages: [Double], offsets: [Double], gapsLongerThan gap: Length) {
        precondition(chainages.count == offsets.count, "columns of different lengths")
        let rows = chainages.indices.filter { chainages[$0].isFinite && offsets[$0].isFinite }
            .sorted { (chainages[$0], offsets[$0]) < (chainages[$1], offsets[$1]) }
        unplaced = chainages.count - rows.count
        runs = []
        gaps = []
        var first = 0
        for index in rows.indices {
            let isLast = index + 1 == rows.count
            let distance = isLast ? .infinity : chainages[rows[index + 1]] - chainages[rows[index]]
            guard isLast || distance > gap.metres else { continue }
            let members = rows[first...index]
            runs.append(ClearedTrack.run(members, chainages, offsets))
            if !isLast { gaps.append(.metres(chainages[rows[index]])...Chainage.metres(chainages[rows[index + 1]])) }
            first = index + 1
        }
    }

    private static func run(_ rows: ArraySlice<Int>, _ chainages: [Double], _ offsets: [Double]) -> Run {
        var sum = 0.0
        var largest = 0.0
        for row in rows {
            sum += offsets[row]
            largest = max(largest, abs(offsets[row]))
        }
        return Run(
            from: .metres(rows.first.map { chainages[$0] } ?? 0), to: .metres(rows.last.map { chainages[$0] } ?? 0),
            points: rows.count, meanOffset: .metres(sum / Double(max(rows.count, 1))),
            largestOffset: .metres(largest))
    }
}
