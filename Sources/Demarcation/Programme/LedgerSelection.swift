/// The rows of a ledger that count for a measure in a window, apart from those that don't, with the reason.
struct LedgerSelection {
    /// A negative line that takes off what other rows counted.
    struct Correction {
        var row: Int
        var day: Int
        /// Places in ``LedgerSelection/rows``; `nil` where it names no order and takes off whatever lies there.
        var targets: [Int]?
    }

    var rows: [Int] = []
    /// The day of each of `rows` on the basis.
    var days: [Int] = []
    var corrections: [Correction] = []
    /// Negative lines for orders of other years.
    var adjustments: [Int] = []
    /// Rows of the kinds that don't count; empty where nobody asks for them.
    var excluded: [(row: Int, reason: Exclusion)] = []

    /// Looks at each row once; a row of another kind costs one comparison.
    init(
        _ ledger: WorkLedger, kinds: Set<WorkKind>, isLength: Bool, window: ProgressWindow,
        explaining: Bool = true, where isWanted: (Int) -> Bool = { _ in true }
    ) {
        // What a correction takes off may lie in another year.
        let keepsExcluded = explaining || !ledger.corrections.isEmpty
        let mask = kinds.reduce(0) { $0 | $1.bit }
        let range = window.firstDay...window.lastDay
        let end = window.to.dayNumber
        var open: [Correction] = []
        for row in 0..<ledger.count where ledger.kind[row].bit & mask != 0 && isWanted(row) {
            let day = Int(ledger.day(of: row, on: window.basis))
            if ledger.state[row] < window.basis.leastState || !range.contains(day) || day > end
                || !LedgerSelection.isComplete(ledger, row, isLength: isLength)
            {
                guard keepsExcluded else { continue }
                excluded.append((row, LedgerSelection.reason(ledger, row, isLength: isLength, window: window)))
            } else if ledger.corrections[row] != nil {
                open.append(Correction(row: row, day: day))
            } else {
                rows.append(row)
                days.append(day)
            }
        }
        if !open.isEmpty { resolve(open, in: ledger, range: range, basis: window.basis) }
    }

    private static func isComplete(_ ledger: WorkLedger, _ row: Int, isLength: Bool) -> Bool {
        isLength ? ledger.sector[row] >= 0 && ledger.hasStretch(row) : ledger.quantity[row] != WorkLedger.none
    }

    /// The first reason in the order in which people ask: state, day, place.
    private static func reason(
        _ ledger: WorkLedger, _ row: Int, isLength: Bool, window: ProgressWindow
    ) -> Exclusion {
        let state = ledger.state[row]
        guard state != .cancelled else { return .cancelled }
        guard state >= window.basis.leastState else {
            return .stateTooEarly(state, needed: window.basis.leastState)
        }
        guard let date = ledger.date(ledger.day(of: row, on: window.basis)) else { return .noDate(window.basis) }
        guard date.year == window.year else { return .otherYear(date.year) }
        guard date <= window.to else { return .afterDate(date) }
        guard isLength else { return .noQuantity }
        return ledger.sector[row] < 0 ? .noSector : .noStretch
    }

    /// Finds what each negative line takes off: rows of this window; nothing; or rows of another year.
    private mutating func resolve(
        _ open: [Correction], in ledger: WorkLedger, range: ClosedRange<Int>, basis: Basis
    ) {
        var wanted: [String: [Int]] = [:]
        for case let target?? in open.map({ ledger.corrections[$0.row] }) { wanted[target.rawValue] = [] }
        var elsewhere: Set<String> = []
        if !wanted.isEmpty {
            for (place, row) in rows.enumerated() { wanted[ledger.ids[row]]?.append(place) }
            for (row, reason) in excluded where wanted[ledger.ids[row]] != nil {
                if case .otherYear = reason { elsewhere.insert(ledger.ids[row]) }
            }
        }
        for var correction in open {
            guard let target = ledger.corrections[correction.row] ?? nil else {
                corrections.append(correction)
                continue
            }
            let places = wanted[target.rawValue] ?? []
            if !places.isEmpty {
                correction.targets = places
                corrections.append(correction)
            } else if elsewhere.contains(target.rawValue) {
                adjustments.append(correction.row)
                excluded.append((correction.row, .correctsOtherYear(target)))
            } else {
                excluded.append((correction.row, .correctsNothingCounted(target)))
            }
        }
    }
}

extension WorkKind {
    /// One bit a kind, so that membership in a set of kinds costs one instruction.
    fileprivate var bit: UInt16 {
        switch self {
        case .brechaOpening: 1
        case .brechaConservation: 2
        case .bankStabilisation: 4
        case .monumentConstruction: 8
        case .monumentReconstruction: 16
        case .monumentMaintenance: 32
        case .sign: 64
        case .installation: 128
        }
    }
}
