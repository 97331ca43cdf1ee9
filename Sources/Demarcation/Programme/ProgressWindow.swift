/// The part of a year that a figure is about, and up to which check.
public struct ProgressWindow: Hashable, Sendable {
    public var year: Int
    /// The last day that counts.
    public var to: CivilDate
    public var basis: Basis

    /// Until the end of the year where no day is given.
    public init(year: Int, to: CivilDate? = nil, basis: Basis = .certified) {
        self.year = year
        self.to = to ?? CivilDate(lastDayOf: year)
        self.basis = basis
    }

    var firstDay: Int { CivilDate(firstDayOf: year).dayNumber }
    var lastDay: Int { CivilDate(lastDayOf: year).dayNumber }

    /// The last day that counts of each four-month period: its end, or `to` within it, or the end of the one before.
    var cuts: [Int] {
        Cuatrimestre.allCases.map { min($0.lastDay(of: year).dayNumber, to.dayNumber) }
    }
}
