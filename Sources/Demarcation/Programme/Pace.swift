/// What is left of a year's target, and how fast it has to be done.
public struct Pace: Hashable, Sendable {
    /// Target in force less executed; 0 when it is reached.
    public var remaining: Quantity
    /// From the day after the report to the end of the year.
    public var daysLeft: Int
    /// Done each week of the year so far, on average.
    public var perWeekSoFar: Quantity
    /// `nil` when days have run out and something remains.
    public var requiredPerWeek: Quantity?

    /// `nil` where there is no target, or nothing says what counts.
    public init?(_ row: ProgressRow, window: ProgressWindow) {
        guard let target = row.target, let executed = row.executed else { return nil }
        remaining = max(target - executed, .zero)
        let last = CivilDate(lastDayOf: window.year)
        let day = min(max(window.to, CivilDate(firstDayOf: window.year).adding(days: -1)), last)
        daysLeft = last - day
        let daysGone = day - CivilDate(firstDayOf: window.year) + 1
        perWeekSoFar = Pace.weekly(executed, days: daysGone) ?? .zero
        requiredPerWeek = remaining.isZero ? .zero : Pace.weekly(remaining, days: daysLeft)
    }

    private static func weekly(_ quantity: Quantity, days: Int) -> Quantity? {
        days > 0 ? Quantity(quantity.value * 7 / Double(days)) : nil
    }
}
