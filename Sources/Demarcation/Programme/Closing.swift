/// A four-month period whose figures are frozen: what was reported of it, whatever comes in later.
public struct Closing: Hashable, Sendable {
    /// What one product had reached in the period when it was closed.
    public struct Frozen: Hashable, Sendable {
        public var executed: Quantity
        public var accrued: Money?

        public init(executed: Quantity, accrued: Money? = nil) {
            self.executed = executed
            self.accrued = accrued
        }
    }

    public var year: Int
    public var period: Cuatrimestre
    public var basis: Basis
    public var closedOn: CivilDate
    public var products: [Product.Code: Frozen]

    public init(
        year: Int, period: Cuatrimestre, basis: Basis, closedOn: CivilDate, products: [Product.Code: Frozen]
    ) {
        self.year = year
        self.period = period
        self.basis = basis
        self.closedOn = closedOn
        self.products = products
    }

    /// Why a period can't be closed.
    public enum Refusal: Error, Hashable, Sendable {
        case notEnded(Cuatrimestre, lastDay: CivilDate)
        case alreadyClosed(Cuatrimestre, on: CivilDate)
        case earlierOpen(Cuatrimestre)
        /// The figures are not those of the period's last day.
        case otherWindow(to: CivilDate, needed: CivilDate)
        /// Earlier periods of the year were closed on another basis.
        case otherBasis(Basis, closed: Basis)
    }

    /// Freezes a period from progress computed to its last day. Accrued amounts are those since the year began, less
    /// what earlier periods froze.
    public init(
        _ period: Cuatrimestre, of progress: Progress, on date: CivilDate, after earlier: [Closing]
    ) throws(Refusal) {
        let window = progress.window
        let lastDay = period.lastDay(of: window.year)
        guard date > lastDay else { throw .notEnded(period, lastDay: lastDay) }
        guard window.to == lastDay else { throw .otherWindow(to: window.to, needed: lastDay) }
        let before = earlier.filter { $0.year == window.year }
        for closing in before where closing.period == period { throw .alreadyClosed(period, on: closing.closedOn) }
        for other in Cuatrimestre.allCases where other < period {
            guard before.contains(where: { $0.period == other }) else { throw .earlierOpen(other) }
        }
        for closing in before where closing.basis != window.basis {
            throw .otherBasis(window.basis, closed: closing.basis)
        }
        var products: [Product.Code: Frozen] = [:]
        for row in progress.rows where row.byPeriod.count == 3 {
            let frozen = before.compactMap { $0.products[row.code]?.accrued }.reduce(.zero, +)
            products[row.code] = Frozen(
                executed: row.byPeriod[period.index], accrued: row.accrued.map { $0 - frozen })
        }
        self.init(year: window.year, period: period, basis: window.basis, closedOn: date, products: products)
    }
}

extension Closing.Refusal: CustomStringConvertible {
    public var description: String { message.english }
}
