import Literals

/// The date of sentences that have only a time of day: that of the last sentence with a date, a day later when the time
/// has gone back over midnight since. Never today's.
struct NMEACalendar {
    private var date: CalendarDay?
    private var lastTime: Int64?

    init(date: CalendarDay?) {
        self.date = date
    }

    /// The date of the next instant, `stated` if it says one itself.
    mutating func date(of stated: CalendarDay?, at time: Int64?) -> CalendarDay? {
        defer { lastTime = time ?? lastTime }
        if let stated {
            date = stated
        } else if let time, let lastTime, let known = date, time < lastTime - 43_200_000 {
            date = CalendarDay(daysSince1970: known.daysSince1970 + 1)
        }
        return date
    }
}
