/// A part of a fiscal year that is reported and closed: `2026-06`, `2026-C1` or `2026`.
public enum ReportPeriod: Hashable, Sendable {
    case month(Int, of: Int)
    case cuatrimestre(Cuatrimestre, of: Int)
    case year(Int)

    public var year: Int {
        switch self {
        case .month(_, let year), .cuatrimestre(_, let year), .year(let year): year
        }
    }

    public var firstDay: CivilDate {
        switch self {
        case .month(let month, let year): ReportPeriod.firstDay(of: month, year)
        case .cuatrimestre(let period, let year): period.firstDay(of: year)
        case .year(let year): CivilDate(firstDayOf: year)
        }
    }

    public var lastDay: CivilDate {
        switch self {
        case .month(let month, let year):
            ReportPeriod.firstDay(of: month, year).adding(days: CivilDate.days(inMonth: month, of: year) - 1)
        case .cuatrimestre(let period, let year): period.lastDay(of: year)
        case .year(let year): CivilDate(lastDayOf: year)
        }
    }

    public func contains(_ date: CivilDate) -> Bool { (firstDay...lastDay).contains(date) }

    private static func firstDay(of month: Int, _ year: Int) -> CivilDate {
        CivilDate(firstDayOf: year).adding(
            days: (1..<month).reduce(0) { $0 + CivilDate.days(inMonth: $1, of: year) })
    }
}

extension ReportPeriod: LosslessStringConvertible {
    public var description: String {
        switch self {
        case .month(let month, let year): "\(year)-\(month < 10 ? "0" : "")\(month)"
        case .cuatrimestre(let period, let year): "\(year)-C\(period.rawValue)"
        case .year(let year): String(year)
        }
    }

    /// Four digits of the year, alone or with `-C1`…`-C3` or `-01`…`-12`; anything else is `nil`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, first.utf8.count == 4,
            first.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(first), year >= 1
        else { return nil }
        guard parts.count == 2 else {
            self = .year(year)
            return
        }
        let rest = parts[1]
        if let mark = rest.first, mark == "C" || mark == "c" {
            guard rest.utf8.count == 2, let number = Int(rest.dropFirst()), let period = Cuatrimestre(rawValue: number)
            else { return nil }
            self = .cuatrimestre(period, of: year)
        } else {
            guard rest.utf8.count == 2, rest.utf8.allSatisfy({ (48...57).contains($0) }), let month = Int(rest),
                (1...12).contains(month)
            else { return nil }
            self = .month(month, of: year)
        }
    }
}
