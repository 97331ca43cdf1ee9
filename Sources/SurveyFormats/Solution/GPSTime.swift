import Literals

/// GPS time, which knows no leap seconds, and UTC.
enum GPSTime {
    /// When UTC fell one more second behind, counted from the GPS epoch. (IERS Bulletin C, 1981 to 2017; none since.)
    private static let leapDays: [(year: Int, month: Int)] = [
        (1981, 7), (1982, 7), (1983, 7), (1985, 7), (1988, 1), (1990, 1), (1991, 1), (1992, 7), (1993, 7), (1994, 7),
        (1996, 1), (1997, 7), (1999, 1), (2006, 1), (2009, 1), (2012, 7), (2015, 7), (2017, 1),
    ]

    /// Milliseconds of GPS time since 1970 at which each further second counts.
    private static let steps: [Int64] = leapDays.enumerated().compactMap { index, day in
        CalendarDay(year: day.year, month: day.month, day: 1).map {
            Int64($0.daysSince1970) * 86_400_000 + Int64(index + 1) * 1000
        }
    }

    /// UTC milliseconds since 1970 for a GPS time counted the same way.
    static func utc(_ gps: Int64) -> Int64 {
        gps - Int64(steps.count { $0 <= gps }) * 1000
    }

    /// GPS milliseconds since 1970 for a week, counted from 6 January 1980, and seconds of that week.
    static func milliseconds(week: Int, secondsOfWeek: Double) -> Int64 {
        315_964_800_000 + Int64(week) * 604_800_000 + Int64((secondsOfWeek * 1000).rounded())
    }
}
