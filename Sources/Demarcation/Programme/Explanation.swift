public import GeoTypes

/// The orders and events that add up to a figure of progress, and those left out, with the reason.
public struct Explanation: Hashable, Sendable {
    /// What one order or event has to do with the figure.
    public struct Contribution: Hashable, Sendable {
        public var id: String
        public var date: CivilDate
        public var sector: Sector.ID?
        public var from: Chainage?
        public var to: Chainage?
        /// What the record says by itself; negative in a correction.
        public var stated: Quantity
        /// What the figure grew by: for km the metres that no earlier order covered, after corrections; 0 for a
        /// correction of km, whose metres are missing from the orders that it corrects.
        public var added: Quantity
        public var acta: String?
        public var isCorrection: Bool
        /// The day on which the record came into the register, where that is known.
        public var recorded: CivilDate?
        /// What the order cost, where it says so.
        public var cost: Money?
        /// The closed period that it came too late for.
        public var lateFor: ReportPeriod?
    }

    public struct LeftOut: Hashable, Sendable {
        public var id: String
        public var reason: Exclusion
    }

    public var code: Product.Code
    public var window: ProgressWindow
    /// What `contributions` and `bridged` add up to, and what ``Progress`` says.
    public var executed: Quantity
    /// In order of date, then of id.
    public var contributions: [Contribution]
    /// Gaps of at most 0.5 m that count as covered.
    public var bridged: Quantity
    /// In order of id.
    public var leftOut: [LeftOut]

    /// `nil` for a code that the programme does not have, or that nothing adds up to.
    public init?(_ code: Product.Code, inputs: ProgressInputs, window: ProgressWindow) {
        guard let product = inputs.programme[code],
            let measure = inputs.rules.measure(for: product, in: inputs.programme)
        else { return nil }
        self.code = code
        self.window = window
        executed = Tally(measure, of: code, in: inputs, window: window).executed
        contributions = []
        bridged = .zero
        leftOut = []
        switch measure {
        case .coverage(let kinds):
            addCoverage(LedgerSelection(inputs.ledger, kinds: kinds, isLength: true, window: window), inputs)
        case .sum(let kinds):
            addSums(LedgerSelection(inputs.ledger, kinds: kinds, isLength: false, window: window), inputs.ledger)
        case .events(let kinds, let codes):
            let selection = EventSelection(inputs.events, kinds: kinds, codes: codes, window: window)
            contributions = selection.counted.map(Contribution.init)
            leftOut = selection.excluded.map { LeftOut(id: $0.event.id.rawValue, reason: $0.reason) }
        }
        contributions.sort { ($0.date, $0.id, $0.stated) < ($1.date, $1.id, $1.stated) }
        markLate(inputs.closings)
        leftOut.sort { ($0.id, $0.reason.code) < ($1.id, $1.reason.code) }
    }

    private mutating func markLate(_ closings: [Closing]) {
        let mine = closings.filter { $0.period.year == window.year && $0.basis == window.basis }
        for index in contributions.indices {
            let item = contributions[index]
            contributions[index].lateFor =
                mine.first { closing in
                    closing.period.contains(item.date) && closing.products[code]?.records[item.id] == nil
                }?.period
        }
    }

    private mutating func addCoverage(_ selection: LedgerSelection, _ inputs: ProgressInputs) {
        let ledger = inputs.ledger
        let tally = CoverageTally(ledger, selection)
        let added = FirstCoverage(
            tally.pieces(at: window.to.dayNumber), sectors: ledger.sectors, lengths: inputs.sectorLengths,
            ranks: ranks(of: selection, in: ledger)
        ).added
        for (place, row) in selection.rows.enumerated() {
            contributions.append(
                Contribution(
                    ledger, row: row, day: selection.days[place], stated: ledger.length(of: row), added: added[place]))
        }
        for correction in selection.corrections {
            contributions.append(
                Contribution(
                    ledger, row: correction.row, day: correction.day, stated: -ledger.length(of: correction.row),
                    added: .zero, isCorrection: true))
        }
        bridged = executed - added.reduce(.zero, +)
        addLeftOut(selection, ledger)
    }

    private mutating func addSums(_ selection: LedgerSelection, _ ledger: WorkLedger) {
        for (row, day) in zip(selection.rows, selection.days) {
            let quantity = Quantity(millionths: ledger.quantity[row])
            contributions.append(Contribution(ledger, row: row, day: day, stated: quantity, added: quantity))
        }
        for correction in selection.corrections {
            let quantity = Quantity(millionths: ledger.quantity[correction.row])
            contributions.append(
                Contribution(
                    ledger, row: correction.row, day: correction.day, stated: quantity, added: quantity,
                    isCorrection: true))
        }
        addLeftOut(selection, ledger)
    }

    private mutating func addLeftOut(_ selection: LedgerSelection, _ ledger: WorkLedger) {
        leftOut = selection.excluded.map { LeftOut(id: ledger.ids[$0.row], reason: $0.reason) }
    }

    /// Who came first: the place of each row in order of day, then of id, then of stretch.
    private func ranks(of selection: LedgerSelection, in ledger: WorkLedger) -> [Int] {
        let rows = selection.rows
        let ids = rows.map { ledger.ids[$0] }
        let order = rows.indices.sorted {
            (selection.days[$0], ids[$0], ledger.from[rows[$0]], ledger.to[rows[$0]])
                < (selection.days[$1], ids[$1], ledger.from[rows[$1]], ledger.to[rows[$1]])
        }
        var ranks = [Int](repeating: 0, count: rows.count)
        for (rank, place) in order.enumerated() { ranks[place] = rank }
        return ranks
    }
}

extension Explanation.Contribution {
    fileprivate init(
        _ ledger: WorkLedger, row: Int, day: Int, stated: Quantity, added: Quantity, isCorrection: Bool = false
    ) {
        let hasStretch = ledger.hasStretch(row)
        self.init(
            id: ledger.ids[row], date: CivilDate(dayNumber: day),
            sector: ledger.sector[row] < 0 ? nil : ledger.sectors[Int(ledger.sector[row])],
            from: hasStretch ? .metres(Double(ledger.from[row]) / 1000) : nil,
            to: hasStretch ? .metres(Double(ledger.to[row]) / 1000) : nil, stated: stated, added: added,
            acta: ledger.hasActa(row) ? ledger.actas[row] : nil, isCorrection: isCorrection,
            recorded: ledger.date(ledger.recorded[row]),
            cost: ledger.cost[row] == WorkLedger.none ? nil : Money(centavos: ledger.cost[row]))
    }

    fileprivate init(_ event: Event) {
        self.init(
            id: event.id.rawValue, date: event.lastDay, sector: event.sector, from: nil, to: nil, stated: .count(1),
            added: .count(1), acta: event.acta, isCorrection: false, recorded: nil)
    }
}

extension WorkLedger {
    fileprivate func length(of row: Int) -> Quantity { .kilometres(fromMillimetres: to[row] - from[row]) }
}
