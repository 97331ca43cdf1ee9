public import GeoTypes

/// What is covered of one sector.
public struct SectorCoverage: Hashable, Sendable {
    /// A run of stretches that overlap or touch, in whole millimetres of chainage.
    public struct Stretch: Hashable, Sendable {
        public var from: Int
        public var to: Int
        /// How many stretches it is made of.
        public var count: Int
        /// The sum of their lengths, millimetres.
        public var gross: Int

        public init(from: Int, to: Int, count: Int, gross: Int) {
            self.from = from
            self.to = to
            self.count = count
            self.gross = gross
        }

        public var start: Chainage { .metres(Double(from) / 1000) }
        public var end: Chainage { .metres(Double(to) / 1000) }
        public var length: Quantity { .kilometres(fromMillimetres: to - from) }
        /// How often it was worked, on average.
        public var passes: Double { to > from ? Double(gross) / Double(to - from) : Double(count) }
    }

    public var sector: Sector.ID
    /// Each metre once; never more than ``gross``.
    public var net: Quantity
    /// The sum of the lengths.
    public var gross: Quantity
    /// Gaps of at most the merge rule's 0.5 m between stretches, which the stretches below run across.
    public var bridged: Quantity
    /// What lay outside the sector and was cut off.
    public var beyond: Quantity
    /// In order of chainage.
    public var stretches: [Stretch]

    public init(
        sector: Sector.ID, net: Quantity = .zero, gross: Quantity = .zero, bridged: Quantity = .zero,
        beyond: Quantity = .zero, stretches: [Stretch] = []
    ) {
        self.sector = sector
        self.net = net
        self.gross = gross
        self.bridged = bridged
        self.beyond = beyond
        self.stretches = stretches
    }

    /// How often the covered length was worked, on average; `nil` where nothing is covered.
    public var passes: Double? { net.isZero ? nil : gross / net }

    /// What of the sector is not covered, in order of chainage: the pending stretches of a map.
    public func pending(ofLength length: Length) -> [ClosedRange<Chainage>] {
        var pending: [ClosedRange<Chainage>] = []
        var reached = Chainage.origin
        for stretch in stretches {
            if stretch.start > reached { pending.append(reached...stretch.start) }
            reached = max(reached, stretch.end)
        }
        let end = Chainage(fromOrigin: length)
        if reached < end { pending.append(reached...end) }
        return pending
    }
}
