/// A period whose figures are frozen: what was reported of it, whatever comes in later.
public struct Closing: Hashable, Sendable {
    /// What one product had reached in the period when it was closed.
    public struct Frozen: Hashable, Sendable {
        /// What the period added to the year's figure; `nil` where nothing says what counts.
        public var executed: Quantity?
        public var accrued: Money?
        /// The orders and events that had been counted from 1 January to the end of the period, and what each added.
        public var records: [String: Quantity]

        public init(executed: Quantity?, accrued: Money? = nil, records: [String: Quantity] = [:]) {
            self.executed = executed
            self.accrued = accrued
            self.records = records
        }
    }

    public var period: ReportPeriod
    public var basis: Basis
    public var closedOn: CivilDate
    public var products: [Product.Code: Frozen]

    public init(period: ReportPeriod, basis: Basis, closedOn: CivilDate, products: [Product.Code: Frozen]) {
        self.period = period
        self.basis = basis
        self.closedOn = closedOn
        self.products = products
    }

    /// Why a period can't be closed.
    public enum Refusal: Error, Hashable, Sendable {
        case notEnded(ReportPeriod)
        case alreadyClosed(ReportPeriod, on: CivilDate)
        /// Four-month periods are closed in their order.
        case earlierOpen(ReportPeriod)
        /// A period that ends later is closed already: it was reported without what this one would freeze.
        case laterClosed(ReportPeriod)
        /// Earlier periods of the year were closed on another basis.
        case otherBasis(Basis, closed: Basis)
    }

    /// Freezes what the inputs say of a period. They are added up twice, to its last day and to the day before its first.
    public init(
        _ period: ReportPeriod, of inputs: ProgressInputs, basis: Basis, on date: CivilDate, after earlier: [Closing]
    ) throws(Refusal) {
        try Closing.check(period, basis, date, earlier)
        var inputs = inputs
        inputs.closings = []
        let window = ProgressWindow(year: period.year, to: period.lastDay, basis: basis)
        let progress = Progress(inputs, window: window)
        let opening = Closing.opening(period, inputs, basis)
        var products: [Product.Code: Frozen] = [:]
        for row in progress.rows {
            let before = opening?[row.code]
            var records: [String: Quantity] = [:]
            if let explanation = Explanation(row.code, inputs: inputs, window: window) {
                for item in explanation.contributions { records[item.id, default: .zero] += item.added }
            }
            products[row.code] = Frozen(
                executed: row.executed.map { $0 - (before?.executed ?? .zero) },
                accrued: row.accrued.map { $0 - (before?.accrued ?? .zero) }, records: records)
        }
        self.init(period: period, basis: basis, closedOn: date, products: products)
    }

    /// The figures on the eve of a period; none for one that begins the year.
    static func opening(_ period: ReportPeriod, _ inputs: ProgressInputs, _ basis: Basis) -> Progress? {
        let eve = period.firstDay.adding(days: -1)
        guard eve.year == period.year else { return nil }
        return Progress(inputs, window: ProgressWindow(year: period.year, to: eve, basis: basis))
    }

    private static func check(
        _ period: ReportPeriod, _ basis: Basis, _ date: CivilDate, _ closings: [Closing]
    ) throws(Refusal) {
        guard date > period.lastDay else { throw .notEnded(period) }
        let ofYear = closings.filter { $0.period.year == period.year }
        for closing in ofYear where closing.period == period { throw .alreadyClosed(period, on: closing.closedOn) }
        for closing in ofYear where closing.period.lastDay > period.lastDay { throw .laterClosed(closing.period) }
        if case .cuatrimestre(let own, let year) = period {
            for other in Cuatrimestre.allCases where other < own {
                let needed = ReportPeriod.cuatrimestre(other, of: year)
                guard ofYear.contains(where: { $0.period == needed }) else { throw .earlierOpen(needed) }
            }
        }
        for closing in ofYear where closing.basis != basis { throw .otherBasis(basis, closed: closing.basis) }
    }
}

extension Closing.Refusal: CustomStringConvertible {
    public var description: String { message.english }
}
