/// The physical side of a product in a window, before it is held against targets.
struct Tally {
    var executed = Quantity.zero
    var gross = Quantity.zero
    /// Growth in each four-month period.
    var byPeriod: [Quantity] = [.zero, .zero, .zero]
    var sectors: [SectorCoverage] = []
    var adjustment = Quantity.zero
    /// Of the orders that count; `nil` where none states a cost.
    var cost: Money?
    var findings: [ProgressFinding] = []

    /// Counts a measure.
    init(_ measure: Measure, of code: Product.Code, in inputs: ProgressInputs, window: ProgressWindow) {
        switch measure {
        case .coverage(let kinds):
            let selection = LedgerSelection(inputs.ledger, kinds: kinds, isLength: true, window: window)
            count(CoverageTally(inputs.ledger, selection), in: inputs, window: window, code: code)
            evidence(selection, inputs.ledger, code, window.basis, isLength: true)
        case .sum(let kinds):
            let selection = LedgerSelection(inputs.ledger, kinds: kinds, isLength: false, window: window)
            add(selection, inputs.ledger, window)
            evidence(selection, inputs.ledger, code, window.basis, isLength: false)
        case .events(let kinds, let codes):
            count(EventSelection(inputs.events, kinds: kinds, codes: codes, window: window), window, code)
        }
    }

    private mutating func count(
        _ tally: CoverageTally, in inputs: ProgressInputs, window: ProgressWindow, code: Product.Code
    ) {
        var before = Quantity.zero
        var lastCut = Int.min
        for (index, cut) in window.cuts.enumerated() where cut != lastCut {
            let coverage = tally.coverage(at: cut, sectorLengths: inputs.sectorLengths)
            byPeriod[index] = coverage.net - before
            before = coverage.net
            lastCut = cut
            sectors = coverage.sectors
            gross = coverage.gross
        }
        executed = before
        for sector in sectors where !sector.beyond.isZero {
            findings.append(.beyondSector(code, sector.sector, length: sector.beyond))
        }
        adjustment = tally.adjustment
    }

    private mutating func add(_ selection: LedgerSelection, _ ledger: WorkLedger, _ window: ProgressWindow) {
        let cuts = window.cuts
        func period(of day: Int) -> Int { cuts.firstIndex { day <= $0 } ?? 2 }
        for (row, day) in zip(selection.rows, selection.days) {
            let quantity = Quantity(millionths: ledger.quantity[row])
            byPeriod[period(of: day)] += quantity
            executed += quantity
            gross += quantity
        }
        for correction in selection.corrections {
            let quantity = Quantity(millionths: ledger.quantity[correction.row])
            byPeriod[period(of: correction.day)] += quantity
            executed += quantity
        }
        adjustment = selection.adjustments.reduce(.zero) { $0 + Quantity(millionths: ledger.quantity[$1]) }
    }

    private mutating func count(_ selection: EventSelection, _ window: ProgressWindow, _ code: Product.Code) {
        let cuts = window.cuts
        for event in selection.counted {
            byPeriod[cuts.firstIndex { event.lastDay.dayNumber <= $0 } ?? 2] += .count(1)
        }
        executed = .count(selection.counted.count)
        gross = executed
        addLeftOut(selection.excluded.map { ($0.event.id.rawValue, $0.reason) }, code)
    }

    /// Costs, and what of the rows has to be mended.
    private mutating func evidence(
        _ selection: LedgerSelection, _ ledger: WorkLedger, _ code: Product.Code, _ basis: Basis,
        isLength: Bool
    ) {
        var centavos = 0
        var hasCost = false
        var bare: [Int] = []
        let corrections = selection.corrections
        for row in selection.rows {
            if ledger.cost[row] != WorkLedger.none {
                centavos += ledger.cost[row]
                hasCost = true
            }
            if !ledger.hasActa(row) { bare.append(row) }
        }
        for row in corrections.map(\.row) where ledger.cost[row] != WorkLedger.none {
            centavos += ledger.cost[row]
            hasCost = true
        }
        cost = hasCost ? Money(centavos: centavos) : nil
        // Before certification there is no acta yet.
        if basis == .certified, !bare.isEmpty {
            let ids = Tally.first(bare.map { ledger.ids[$0] })
            findings.append(.withoutActa(code, count: bare.count, ids: ids))
        }
        let loose = corrections.filter { $0.targets == nil }.map { ledger.ids[$0.row] }
        if !loose.isEmpty {
            findings.append(.correctionWithoutOrder(code, isLength: isLength, ids: Tally.first(loose)))
        }
        addLeftOut(
            selection.excluded.filter { $0.reason.isDefect }.map { (ledger.ids[$0.row], $0.reason) }, code)
    }

    /// One finding for each reason for which somebody has to mend records.
    private mutating func addLeftOut(_ excluded: [(id: String, reason: Exclusion)], _ code: Product.Code) {
        let defects = excluded.filter { $0.reason.isDefect }
        for (_, group) in Dictionary(grouping: defects, by: \.reason.code).sorted(by: { $0.key < $1.key }) {
            guard let first = group.min(by: { $0.id < $1.id }) else { continue }
            let ids = Tally.first(group.map(\.id))
            findings.append(.leftOut(code, reason: first.reason, count: group.count, ids: ids))
        }
    }

    /// The first five in order of their text, so that a finding does not depend on the order of the rows.
    private static func first(_ ids: [String]) -> [String] { Array(ids.sorted().prefix(5)) }
}
