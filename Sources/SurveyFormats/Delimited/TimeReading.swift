import Demarcation
import Literals

/// The instant that the time columns of one record spell.
enum TimeReading {
    case missing
    case instant(milliseconds: Int64, hasZone: Bool)
    /// A time of day alone: today's date would be a guess.
    case withoutDate
    case unreadable(Range<Int>)

    /// An instant in one column; only a date, it is midnight.
    init(_ bytes: Span<UInt8>, time range: Range<Int>, isDayFirst: Bool?) {
        if range.isEmpty {
            self = .missing
        } else if let stamp = bytes.timestamp(in: range) {
            self = .instant(milliseconds: stamp.milliseconds, hasZone: stamp.zone == .stated || range.count == 10)
        } else if let (day, next) = TimeReading.day(bytes, range, isDayFirst: isDayFirst) {
            let rest = bytes.trimmed(next..<range.upperBound)
            self.init(bytes, day: day, timeOfDay: rest, whole: range)
        } else if bytes.timeOfDay(in: range) != nil {
            self = .withoutDate
        } else {
            self = .unreadable(range)
        }
    }

    /// A date and a time of day in two columns.
    init(_ bytes: Span<UInt8>, date: Range<Int>, timeOfDay: Range<Int>, isDayFirst: Bool?) {
        if date.isEmpty {
            self = timeOfDay.isEmpty ? .missing : .withoutDate
        } else if timeOfDay.isEmpty {
            self.init(bytes, time: date, isDayFirst: isDayFirst)
        } else if let (day, next) = TimeReading.day(bytes, date, isDayFirst: isDayFirst), next == date.upperBound {
            self.init(bytes, day: day, timeOfDay: timeOfDay, whole: timeOfDay)
        } else {
            self = .unreadable(date)
        }
    }

    private init(_ bytes: Span<UInt8>, day: CalendarDay, timeOfDay: Range<Int>, whole: Range<Int>) {
        let isUTC = !timeOfDay.isEmpty && bytes[timeOfDay.upperBound - 1] | 0x20 == 0x7A
        let digits = isUTC ? timeOfDay.lowerBound..<timeOfDay.upperBound - 1 : timeOfDay
        let midnight = Int64(day.daysSince1970) * 86_400_000
        if timeOfDay.isEmpty {
            self = .instant(milliseconds: midnight, hasZone: true)
        } else if let time = bytes.timeOfDay(in: digits) {
            self = .instant(milliseconds: midnight + time, hasZone: isUTC)
        } else {
            self = .unreadable(whole)
        }
    }

    private static func day(
        _ bytes: Span<UInt8>, _ range: Range<Int>, isDayFirst: Bool?
    ) -> (day: CalendarDay, next: Int)? {
        if let day = bytes.calendarDay(in: range) { return (day, range.lowerBound + 10) }
        guard let isDayFirst, let parts = DayMonthYear(bytes, range), let day = parts.date(isDayFirst: isDayFirst)
        else { return nil }
        return (day, parts.end)
    }
}
