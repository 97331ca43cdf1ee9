/// A product's executed quantity by sector, neighbour, crew or kind of work.
///
/// Sums and events add up to the product's figure. Net kilometres do by sector, neighbour and four-month period; two
/// crews, or opening and conservation, may have worked on the same metre, which counts for each of them.
public struct Breakdown: Hashable, Sendable {
    public enum Key: String, CaseIterable, Sendable {
        case sector, neighbour, crew, kind, cuatrimestre
    }

    public struct Part: Hashable, Sendable {
        /// Empty for what has no sector, neighbour or crew.
        public var name: String
        public var executed: Quantity
        public var gross: Quantity
    }

    public var code: Product.Code
    public var key: Key
    /// By name.
    public var parts: [Part]

    /// False where the parts may count the same metre.
    public var addsUp: Bool

    /// `neighbours` gives the neighbour of each sector. `nil` for a code that nothing adds up to.
    public init?(
        _ code: Product.Code, by key: Key, inputs: ProgressInputs, window: ProgressWindow,
        neighbours: [Sector.ID: String] = [:]
    ) {
        guard let product = inputs.programme[code],
            let measure = inputs.rules.measure(for: product, in: inputs.programme)
        else { return nil }
        self.code = code
        self.key = key
        let naming = Naming(key: key, ledger: inputs.ledger, neighbours: neighbours)
        var sums: [String: (executed: Quantity, gross: Quantity)] = [:]
        func add(_ name: String, _ executed: Quantity, _ gross: Quantity) {
            let old = sums[name] ?? (.zero, .zero)
            sums[name] = (old.executed + executed, old.gross + gross)
        }
        addsUp = true
        parts = []
        if key == .cuatrimestre {
            parts = Breakdown.periods(code, measure, inputs, window)
            return
        }
        switch measure {
        case .coverage(let kinds):
            addsUp = key == .sector || key == .neighbour
            let selection = LedgerSelection(inputs.ledger, kinds: kinds, isLength: true, window: window)
            let tally = CoverageTally(inputs.ledger, selection)
            let pieces = Dictionary(grouping: tally.pieces(at: window.to.dayNumber)) { piece in
                naming.name(ofRow: selection.rows[Int(piece.row)])
            }
            for (name, group) in pieces {
                var intervals = group
                let part = Coverage(
                    &intervals, names: tally.sectors, sectorLengths: inputs.sectorLengths,
                    mergeGap: Coverage.mergeGap)
                add(name, part.net, part.gross)
            }
        case .sum(let kinds):
            let selection = LedgerSelection(inputs.ledger, kinds: kinds, isLength: false, window: window)
            for row in selection.rows {
                let quantity = Quantity(millionths: inputs.ledger.quantity[row])
                add(naming.name(ofRow: row), quantity, quantity)
            }
            for row in selection.corrections.map(\.row) {
                add(naming.name(ofRow: row), Quantity(millionths: inputs.ledger.quantity[row]), .zero)
            }
        case .events(let kinds, let codes):
            for event in EventSelection(inputs.events, kinds: kinds, codes: codes, window: window).counted {
                add(naming.name(of: event), .count(1), .count(1))
            }
        }
        parts = sums.sorted { $0.key < $1.key }.map {
            Part(name: $0.key, executed: $0.value.executed, gross: $0.value.gross)
        }
    }

    /// What each period added, as it was reported, and what closed ones have gained since. An overlap counts in the period
    /// that came first.
    private static func periods(
        _ code: Product.Code, _ measure: Measure, _ inputs: ProgressInputs, _ window: ProgressWindow
    ) -> [Part] {
        guard let row = Progress(inputs, window: window)[code], row.byPeriod.count == 3 else { return [] }
        var before = Quantity.zero
        var parts: [Part] = []
        for period in Cuatrimestre.allCases where period.firstDay(of: window.year) <= window.to {
            let to = min(period.lastDay(of: window.year), window.to)
            let gross = Tally(
                measure, of: code, in: inputs, window: .init(year: window.year, to: to, basis: window.basis)
            ).gross
            parts.append(
                Part(
                    name: "C\(period.rawValue)", executed: row.reportedByPeriod[period.index], gross: gross - before))
            before = gross
        }
        if !row.lateQuantity.isZero {
            parts.append(Part(name: Breakdown.late, executed: row.lateQuantity, gross: .zero))
        }
        return parts
    }

    /// The name of the part that came after periods were closed.
    public static let late = "late"

    private struct Naming {
        var key: Key
        var ledger: WorkLedger
        var neighbours: [Sector.ID: String]

        func name(ofRow row: Int) -> String {
            let sector = ledger.sectorID(ofRow: row)
            return switch key {
            case .sector: sector?.rawValue ?? ""
            case .neighbour: sector.flatMap { neighbours[$0] } ?? ""
            case .crew: ledger.crew[row] < 0 ? "" : ledger.crews[Int(ledger.crew[row])]
            case .kind: ledger.kind[row].rawValue
            case .cuatrimestre: ""
            }
        }

        func name(of event: Event) -> String {
            switch key {
            case .sector: event.sector?.rawValue ?? ""
            case .neighbour: event.neighbour ?? event.sector.flatMap { neighbours[$0] } ?? ""
            case .crew, .cuatrimestre: ""
            case .kind: event.kind.rawValue
            }
        }
    }
}
