public import GeoTypes

/// What a survey shows as cleared on one sector: the track's runs, with the width where both edges were surveyed.
public struct ClearedStretches: Hashable, Sendable {
    /// What a survey says of one sector, in any order: metres of chainage and of signed offset.
    public struct Points: Hashable, Sendable {
        public var chainages: [Double] = []
        public var offsets: [Double] = []

        public init() {}

        public var count: Int { chainages.count }

        public mutating func append(chainage: Double, offset: Double) {
            chainages.append(chainage)
            offsets.append(offset)
        }
    }

    public struct Rules: Hashable, Sendable {
        /// Points further apart than this leave what is between them uncleared.
        public var gap: Length
        /// Points further from the line than this say nothing about the brecha.
        public var within: Length
        /// Between places at which the width is looked at.
        public var step: Length

        public init(gap: Length = .metres(20), within: Length = .metres(10), step: Length = .metres(10)) {
            self.gap = gap
            self.within = within
            self.step = step
        }
    }

    public struct Stretch: Hashable, Sendable {
        public var from: Chainage
        public var to: Chainage
        public var points: Int
        public var clearing: OrderMeasurement.Clearing

        public var length: Length { to - from }
    }

    /// Along the line.
    public var stretches: [Stretch]
    public var gaps: [ClosedRange<Chainage>]
    /// Points that were not used: too far from the line.
    public var offLine: Int
    /// Points that stand alone, and what of the runs lies outside the bounds.
    public var lonely: Int
    public var outside: Length
    /// Narrower than the widths that an acta fixes.
    public var shortfalls: [ClearedWidth.Shortfall]

    /// The `track` was walked along the middle, the `edges` left and right of increasing chainage. Only what lies within
    /// `bounds` is taken; `widths` is what actas fix for stretches of the sector. O(n log n) in the number of points.
    public init(
        track: Points, edges: (left: Points, right: Points)? = nil, bounds: ClosedRange<Chainage>? = nil,
        widths: [BrechaStretch] = [], rules: Rules = Rules()
    ) {
        let near = track.offsets.indices.filter { abs(track.offsets[$0]) <= rules.within.metres }
        offLine = track.count - near.count
        let found = ClearedTrack(
            chainages: near.map { track.chainages[$0] }, offsets: near.map { track.offsets[$0] },
            gapsLongerThan: rules.gap)
        let width = edges.map { edges in
            ClearedWidth(
                left: Array(zip(edges.left.chainages, edges.left.offsets)),
                right: Array(zip(edges.right.chainages, edges.right.offsets)), step: rules.step,
                gapsLongerThan: rules.gap)
        }
        stretches = []
        outside = .zero
        lonely = 0
        for run in found.runs {
            guard run.from < run.to else {
                lonely += run.points
                continue
            }
            let from = bounds.map { max(run.from, $0.lowerBound) } ?? run.from
            let to = bounds.map { min(run.to, $0.upperBound) } ?? run.to
            guard from < to else {
                outside += run.length
                continue
            }
            outside += run.length - (to - from)
            let samples = width?.samples.filter { $0.chainage >= from && $0.chainage <= to } ?? []
            stretches.append(
                Stretch(
                    from: from, to: to, points: run.points,
                    clearing: OrderMeasurement.Clearing(
                        meanOffset: run.meanOffset, largestOffset: run.largestOffset,
                        leastLeft: samples.map(\.left).min(), leastRight: samples.map(\.right).min())))
        }
        gaps = zip(stretches, stretches.dropFirst()).map { $0.to...$1.from }
        shortfalls = ClearedStretches.shortfalls(width, in: stretches, widths, step: rules.step)
    }

    private static func shortfalls(
        _ width: ClearedWidth?, in stretches: [Stretch], _ fixed: [BrechaStretch], step: Length
    ) -> [ClearedWidth.Shortfall] {
        guard let width else { return [] }
        var found: [ClearedWidth.Shortfall] = []
        for stretch in fixed {
            guard let left = stretch.widthLeft, let right = stretch.widthRight else { continue }
            var own = width
            own.samples.removeAll { sample in
                !(stretch.from...stretch.to).contains(sample.chainage)
                    || !stretches.contains { $0.from <= sample.chainage && sample.chainage <= $0.to }
            }
            found += own.shortfalls(left: left, right: right, step: step)
        }
        return found.sorted { $0.from < $1.from }
    }
}
