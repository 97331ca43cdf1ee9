public import Demarcation
public import GeoTypes

/// The brecha of the register against what was worked of it: how long it is, each metre once, and what is pending.
public struct BrechaCoverage: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public var sector: Sector.ID
        /// The stretches in the programme, each metre once.
        public var brecha: Quantity
        /// How much of `brecha` two or more stretches claim.
        public var overlap: Quantity
        public var worked: SectorCoverage
        /// What of the brecha nobody worked, in order of chainage.
        public var pending: [ClosedRange<Chainage>]

        public var pendingLength: Quantity {
            pending.reduce(.zero) { $0 + (Quantity(($1.upperBound - $1.lowerBound).kilometres) ?? .zero) }
        }
    }

    /// By sector id; a sector with brecha or work has a row.
    public var rows: [Row]

    public var brecha: Quantity { rows.reduce(.zero) { $0 + $1.brecha } }
    public var overlap: Quantity { rows.reduce(.zero) { $0 + $1.overlap } }
    public var net: Quantity { rows.reduce(.zero) { $0 + $1.worked.net } }
    public var gross: Quantity { rows.reduce(.zero) { $0 + $1.worked.gross } }
    public var pending: Quantity { rows.reduce(.zero) { $0 + $1.pendingLength } }

    /// Stretches outside the programme are left out.
    public init(
        _ stretches: [BrechaStretch], worked: [SectorCoverage], sectorLengths: [Sector.ID: Length] = [:]
    ) {
        var columns = StretchColumns()
        for stretch in stretches where stretch.isInProgramme {
            columns.append(
                sector: columns.place(of: stretch.sector), fromMetres: stretch.from.metres,
                toMetres: stretch.to.metres)
        }
        let brecha = Coverage(of: columns, sectorLengths: sectorLengths)
        let kept = Dictionary(uniqueKeysWithValues: brecha.sectors.map { ($0.sector, $0) })
        let done = Dictionary(uniqueKeysWithValues: worked.map { ($0.sector, $0) })
        rows = Set(kept.keys).union(done.keys).sorted().map { sector in
            let own = kept[sector] ?? SectorCoverage(sector: sector)
            let work = done[sector] ?? SectorCoverage(sector: sector)
            return Row(
                sector: sector, brecha: own.net, overlap: own.gross - own.net, worked: work,
                pending: BrechaCoverage.difference(own.stretches, work.stretches))
        }
    }

    /// What of the first, sorted and disjoint as the second, does not lie in the second.
    private static func difference(
        _ whole: [SectorCoverage.Stretch], _ done: [SectorCoverage.Stretch]
    ) -> [ClosedRange<Chainage>] {
        var pending: [ClosedRange<Chainage>] = []
        var next = 0
        for stretch in whole {
            var reached = stretch.from
            while next < done.count, done[next].to <= reached { next += 1 }
            var place = next
            while place < done.count, done[place].from < stretch.to {
                if done[place].from > reached { pending.append(chainages(reached, done[place].from)) }
                reached = max(reached, done[place].to)
                place += 1
            }
            if reached < stretch.to { pending.append(chainages(reached, stretch.to)) }
        }
        return pending
    }

    private static func chainages(_ from: Int, _ to: Int) -> ClosedRange<Chainage> {
        .metres(Double(from) / 1000) ... .metres(Double(to) / 1000)
    }
}
