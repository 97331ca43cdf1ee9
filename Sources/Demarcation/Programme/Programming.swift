/// How the quantity of a year is spread over its months or four-month periods.
public enum Programming: Hashable, Sendable {
    /// January to December.
    case monthly([Quantity])
    /// Three four-month periods.
    case cuatrimestral([Quantity])

    public var total: Quantity {
        switch self {
        case .monthly(let parts), .cuatrimestral(let parts): parts.reduce(.zero, +)
        }
    }

    /// What is programmed from 1 January to a day, that day included, within the period in even days of its months.
    public func cumulative(to date: CivilDate, in year: Int) -> Quantity {
        switch self {
        case .monthly(let parts):
            Programming.sum(parts, monthsEach: 1, to: date, in: year)
        case .cuatrimestral(let parts):
            Programming.sum(parts, monthsEach: 4, to: date, in: year)
        }
    }

    /// The part of `total` that is programmed to a day when nothing but the total is known: even months, and even days
    /// within the month. On 30 June it is one half.
    public static func linear(_ total: Quantity, to date: CivilDate, in year: Int) -> Quantity {
        sum([total], monthsEach: 12, to: date, in: year)
    }

    private static func sum(_ parts: [Quantity], monthsEach: Int, to date: CivilDate, in year: Int) -> Quantity {
        let elapsed = monthsElapsed(to: date, in: year)
        var sum = Quantity.zero
        for (index, part) in parts.enumerated() {
            let share = min(max((elapsed - Double(index * monthsEach)) / Double(monthsEach), 0), 1)
            sum += Quantity(millionths: Int((Double(part.millionths) * share).rounded()))
        }
        return sum
    }

    /// 0 before the year, 12 after it; 6 at the end of 30 June.
    static func monthsElapsed(to date: CivilDate, in year: Int) -> Double {
        let civil = date.civil
        guard civil.year == year else { return civil.year < year ? 0 : 12 }
        let days = CivilDate.days(inMonth: civil.month, of: year)
        return Double(civil.month - 1) + Double(civil.day) / Double(days)
    }
}
