/// A product's year month by month, for a chart: cumulative, in the product's unit.
public struct MonthlyProgress: Hashable, Sendable {
    public struct Month: Hashable, Sendable {
        /// 1…12.
        public var month: Int
        /// The last day of the month, or the day of the report within it.
        public var date: CivilDate
        /// From 1 January; `nil` for months after the report.
        public var executed: Quantity?
        /// To the end of the month; `nil` where the year has no target.
        public var programmed: Quantity?
    }

    public var code: Product.Code
    public var months: [Month]

    /// `nil` for a code that nothing adds up to. The orders are added up once for each month that has begun.
    public init?(_ code: Product.Code, inputs: ProgressInputs, window: ProgressWindow) {
        guard let product = inputs.programme[code],
            let measure = inputs.rules.measure(for: product, in: inputs.programme)
        else { return nil }
        self.code = code
        let target = product.target(for: window.year)
        var first = CivilDate(firstDayOf: window.year)
        months = []
        for month in 1...12 {
            let days = CivilDate.days(inMonth: month, of: window.year)
            let end = first.adding(days: days - 1)
            let isBegun = first <= window.to
            let date = isBegun ? min(end, window.to) : end
            let executed =
                isBegun
                ? Tally(
                    measure, of: code, in: inputs,
                    window: ProgressWindow(year: window.year, to: date, basis: window.basis)
                ).executed
                : nil
            months.append(
                Month(
                    month: month, date: date, executed: executed,
                    programmed: target?.programmed(to: end, asOf: window.to)))
            first = end.adding(days: 1)
        }
    }
}
