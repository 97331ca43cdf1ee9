/// A line of the budget's execution: what was accrued by a day, and the budget in force from that day.
public struct Spending: Hashable, Sendable {
    public var product: Product.Code
    /// The last day of the month, or the day of the document.
    public var date: CivilDate
    /// Accrued (devengado) since the line before; negative takes back.
    public var accrued: Money
    /// Current budget of the year (vigente) from this day on, where the line states it.
    public var currentBudget: Money?
    public var source: String?

    public init(
        product: Product.Code, date: CivilDate, accrued: Money, currentBudget: Money? = nil, source: String? = nil
    ) {
        self.product = product
        self.date = date
        self.accrued = accrued
        self.currentBudget = currentBudget
        self.source = source
    }
}
