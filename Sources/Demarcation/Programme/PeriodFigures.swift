/// A product's periods as they were reported, with what came in late on a line of its own.
///
/// What is shown for the periods and the adjustments add up to what was executed.
public struct PeriodFigures: Hashable, Sendable {
    public struct Period: Hashable, Sendable {
        public var period: Cuatrimestre
        /// As frozen when the period was closed, as computed now while it is open.
        public var shown: Quantity
        /// What the records say now.
        public var live: Quantity
        public var closedOn: CivilDate?

        /// What the period grew by, or lost, since it was closed.
        public var adjustment: Quantity { live - shown }
    }

    public var code: Product.Code
    public var periods: [Period]
    /// Records of closed periods that came in after the close, in order of date and id.
    public var lateRecords: [Explanation.Contribution]

    public var adjustment: Quantity { periods.reduce(.zero) { $0 + $1.adjustment } }

    /// Holds a row against the closings of its year; `explanation`, where given, names the late records.
    public init(_ row: ProgressRow, window: ProgressWindow, closings: [Closing], explanation: Explanation? = nil) {
        code = row.code
        let mine = closings.filter { $0.year == window.year && $0.basis == window.basis }
        periods = zip(Cuatrimestre.allCases, row.byPeriod).map { period, live in
            guard let closing = mine.first(where: { $0.period == period }),
                let frozen = closing.products[row.code], window.to >= period.lastDay(of: window.year)
            else { return Period(period: period, shown: live, live: live) }
            return Period(period: period, shown: frozen.executed, live: live, closedOn: closing.closedOn)
        }
        lateRecords = (explanation?.contributions ?? []).filter { item in
            guard let recorded = item.recorded else { return false }
            return mine.contains { $0.period == Cuatrimestre(item.date) && recorded > $0.closedOn }
        }
    }
}
