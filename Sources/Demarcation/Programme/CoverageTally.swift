import GeoTypes

/// The stretches that count in a window, with what corrections take off them, ready to be added up to any day.
struct CoverageTally {
    let sectors: [Sector.ID]
    /// Sorted by sector and lower end; `row` is a place in `selection.rows`.
    private let stretches: [Interval]
    private let days: [Int]
    /// What to take off a place in `selection.rows`, and from which day.
    private var cuts: [Int: [Cut]] = [:]
    /// What to take off everything in a sector that was done until then.
    private var sectorCuts: [Int32: [Cut]] = [:]
    /// Net length that negative lines of this window took off other years, negative.
    let adjustment: Quantity

    private let revised: RevisedGround?

    private struct Cut {
        var from: Int
        var to: Int
        var day: Int
    }

    init(_ ledger: WorkLedger, _ selection: LedgerSelection) {
        sectors = ledger.sectors
        revised = RevisedGround(ledger)
        days = selection.days
        var stretches: [Interval] = []
        stretches.reserveCapacity(selection.rows.count)
        for (place, row) in selection.rows.enumerated() {
            stretches.append(
                Interval(sector: ledger.sector[row], row: Int32(place), from: ledger.from[row], to: ledger.to[row]))
        }
        IntervalSort.sort(&stretches)
        self.stretches = stretches
        adjustment = Quantity(
            millionths: selection.adjustments.reduce(0) { $0 - (ledger.to[$1] - ledger.from[$1]) })
        for correction in selection.corrections {
            let row = correction.row
            let cut = Cut(from: ledger.from[row], to: ledger.to[row], day: correction.day)
            guard let targets = correction.targets else {
                sectorCuts[ledger.sector[row], default: []].append(cut)
                continue
            }
            for target in targets where ledger.sector[selection.rows[target]] == ledger.sector[row] {
                cuts[target, default: []].append(cut)
            }
        }
    }

    /// What is covered at the end of a day.
    func coverage(at day: Int, sectorLengths: [Sector.ID: Length]) -> Coverage {
        var pieces = pieces(at: day)
        return Coverage(&pieces, names: sectors, sectorLengths: sectorLengths, mergeGap: Coverage.mergeGap)
    }

    /// The stretches done by a day, without what corrections of that time take off them.
    func pieces(at day: Int) -> [Interval] {
        var pieces: [Interval] = []
        pieces.reserveCapacity(stretches.count)
        let isPlain = cuts.isEmpty && sectorCuts.isEmpty
        for stretch in stretches where days[Int(stretch.row)] <= day {
            if isPlain {
                pieces.append(stretch)
            } else {
                appendCut(stretch, at: day, to: &pieces)
            }
        }
        if let revised { return revised.counted(pieces) }
        return pieces
    }

    private func appendCut(_ stretch: Interval, at day: Int, to pieces: inout [Interval]) {
        let done = days[Int(stretch.row)]
        var active = (cuts[Int(stretch.row)] ?? []).filter { $0.day <= day }
        active += (sectorCuts[stretch.sector] ?? []).filter { $0.day <= day && done <= $0.day }
        guard !active.isEmpty else { return pieces.append(stretch) }
        var rest = stretch
        for cut in active.sorted(by: { $0.from < $1.from }) where cut.to > rest.from && cut.from < rest.to {
            if cut.from > rest.from {
                pieces.append(Interval(sector: rest.sector, row: rest.row, from: rest.from, to: cut.from))
            }
            rest.from = min(cut.to, rest.to)
        }
        if rest.from < rest.to { pieces.append(rest) }
    }
}
