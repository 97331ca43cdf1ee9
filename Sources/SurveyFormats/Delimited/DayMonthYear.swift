import Literals

/// A date written with the year last, `27/4/2026`: which of the first two numbers is the month, the number alone
/// often doesn't say.
struct DayMonthYear {
    let first: Int
    let second: Int
    let year: Int
    /// Where the date ends and a time of day may begin.
    let end: Int

    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var numbers = [0, 0, 0]
        var digits = [0, 0, 0]
        var part = 0
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            if byte &- 0x30 < 10 {
                digits[part] += 1
                guard digits[part] <= 4 else { return nil }
                numbers[part] = numbers[part] * 10 + Int(byte - 0x30)
            } else if part < 2, byte == 0x2F || byte == 0x2D || byte == 0x2E {
                part += 1
            } else {
                break
            }
            at += 1
        }
        guard part == 2, (1...2).contains(digits[0]), (1...2).contains(digits[1]), digits[2] == 4 else { return nil }
        (first, second, year) = (numbers[0], numbers[1], numbers[2])
        end = at
    }

    func date(isDayFirst: Bool) -> CalendarDay? {
        CalendarDay(year: year, month: isDayFirst ? second : first, day: isDayFirst ? first : second)
    }
}
