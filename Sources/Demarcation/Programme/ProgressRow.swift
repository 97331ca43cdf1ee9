/// The progress of one product. Percents are 100 for all of it and not rounded.
public struct ProgressRow: Hashable, Sendable {
    public var code: Product.Code
    public var parent: Product.Code?
    public var level: Product.Level
    public var name: Bilingual?
    /// As the plan has it.
    public var unit: PhysicalUnit?
    /// Net for km; `nil` where nothing says what counts.
    public var executed: Quantity?
    public var gross: Quantity?
    /// Executed in each four-month period: what the year's total grew by. They add up to `executed`.
    public var byPeriod: [Quantity]
    /// What of `executed` is made of, sector by sector, for km.
    public var sectors: [SectorCoverage]
    /// Negative lines of this window for orders of other years. Not in `executed`.
    public var adjustment: Quantity
    /// In force on the day of the report.
    public var target: Quantity?
    public var targetInitial: Quantity?
    public var programmedToDate: Quantity?
    /// Programmed for each four-month period of the whole year.
    public var programmedByPeriod: [Quantity]
    public var percent: Double?
    public var percentProgrammed: Double?
    public var targetMoney: Money?
    /// Current budget (vigente).
    public var currentBudget: Money?
    /// Accrued to date (devengado).
    public var accrued: Money?
    public var percentFinancial: Double?
    /// Accrued for each unit executed, and what the plan allows for one.
    public var unitCost: Money?
    public var targetUnitCost: Money?
    public var light: ProgressRules.Light?
    public var findings: [ProgressFinding]
    /// Of the closed periods, in their order.
    public var adjustments: [Adjustment] = []

    /// Physical less financial percent, in points.
    public var gap: Double? {
        guard let percent, let percentFinancial else { return nil }
        return percent - percentFinancial
    }

    /// What a unit cost beside what the plan allows for one: 1.2 is a fifth more; `nil` where either is not known.
    public var unitCostRatio: Double? {
        guard let unitCost, let targetUnitCost, targetUnitCost > .zero else { return nil }
        return unitCost / targetUnitCost
    }

    /// What is short of what was programmed to date; negative when ahead.
    public var lag: Quantity? {
        guard let programmedToDate, let executed else { return nil }
        return programmedToDate - executed
    }
}
