/// What the financial side of a figure is made of: the lines of the budget, or the costs of the orders that count.
public struct MoneyExplanation: Hashable, Sendable {
    public enum Origin: String, Sendable {
        case budgetLines = "budget-lines"
        case orderCosts = "order-costs"
        /// The amounts of its subproducts.
        case subproducts
    }

    /// `nil` where nothing is known.
    public var origin: Origin?
    public var accrued: Money?
    public var currentBudget: Money?
    public var percent: Double?
    /// Of the year to the day, in order of date.
    public var lines: [Spending]
    /// The target that was in force on the day, how it came to be, and what is programmed.
    public var target: Target?

    public init(_ row: ProgressRow, inputs: ProgressInputs, window: ProgressWindow) {
        accrued = row.accrued
        currentBudget = row.currentBudget
        percent = row.percentFinancial
        lines = inputs.spending.filter {
            $0.product == row.code && $0.date.year == window.year && $0.date <= window.to
        }
        target = inputs.programme[row.code]?.target(for: window.year)
        if accrued == nil {
            origin = nil
        } else if !lines.isEmpty {
            origin = .budgetLines
        } else {
            origin = inputs.programme.children(of: row.code).isEmpty ? .orderCosts : .subproducts
        }
    }
}
