/// A line of the budget's execution: what was accrued by a day, and the budget in force from that day.
public struct Spending: Identifiable, Hashable, Sendable {
    /// Product, day and document: what makes a line the same line when it is imported again.
    public struct ID: RawRepresentable, Hashable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var product: Product.Code
    /// The last day of the month, or the day of the document.
    public var date: CivilDate
    /// Accrued (devengado) since the line before; negative takes back.
    public var accrued: Money
    /// Current budget of the year (vigente) from this day on, where the line states it.
    public var currentBudget: Money?
    public var source: String?
    /// When the line came into the register.
    public var recorded: CivilDate?

    public var id: ID {
        ID(rawValue: ["\(product.rawValue) \(date)", source].compactMap { $0 }.joined(separator: " "))
    }

    /// The same line: when it was recorded is no part of what it says.
    public func says(_ other: Spending) -> Bool {
        id == other.id && accrued == other.accrued && currentBudget == other.currentBudget
    }

    public init(
        product: Product.Code, date: CivilDate, accrued: Money, currentBudget: Money? = nil, source: String? = nil,
        recorded: CivilDate? = nil
    ) {
        self.product = product
        self.date = date
        self.accrued = accrued
        self.currentBudget = currentBudget
        self.source = source
        self.recorded = recorded
    }
}
