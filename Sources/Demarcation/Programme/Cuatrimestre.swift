/// A four-month period of the fiscal year, for which the law asks a report.
public enum Cuatrimestre: Int, CaseIterable, Hashable, Comparable, Sendable {
    /// January to April.
    case first = 1
    /// May to August.
    case second = 2
    /// September to December.
    case third = 3

    /// The period of a month, 1…12.
    public init(month: Int) {
        self = month <= 4 ? .first : month <= 8 ? .second : .third
    }

    public init(_ date: CivilDate) {
        self.init(month: date.month)
    }

    public static func < (left: Cuatrimestre, right: Cuatrimestre) -> Bool { left.rawValue < right.rawValue }

    /// 0, 1 or 2: its place in an array of three.
    public var index: Int { rawValue - 1 }

    public var firstMonth: Int { index * 4 + 1 }
    public var lastMonth: Int { index * 4 + 4 }

    public var label: Bilingual { Bilingual("C\(rawValue)") }

    public func firstDay(of year: Int) -> CivilDate {
        CivilDate(firstDayOf: year).adding(days: daysBefore(month: firstMonth, of: year))
    }

    public func lastDay(of year: Int) -> CivilDate {
        CivilDate(firstDayOf: year).adding(days: daysBefore(month: lastMonth + 1, of: year) - 1)
    }

    private func daysBefore(month: Int, of year: Int) -> Int {
        (1..<month).reduce(0) { $0 + CivilDate.days(inMonth: $1, of: year) }
    }
}
