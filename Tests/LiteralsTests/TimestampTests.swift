import Literals
import TestSupport
import Testing

struct TimestampTests {
    /// Expected values: Python 3.11 `datetime.fromisoformat(…).timestamp()`.
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)), ("2026-04-27T15:04:05.678Z", 1_777_302_245_678),
        ("2026-04-27 15:04:05", 1_777_302_245_000), ("2026-04-27T09:04:05-06:00", 1_777_302_245_000),
        ("2026-04-27T09:04-0600", 1_777_302_240_000), ("2026-04-27T18:04:05+03", 1_777_302_245_000),
        ("2026/04/27 15:04:05", 1_777_302_245_000), ("2026-04-27", 1_777_248_000_000),
        ("2024-02-29T23:59:59.9999999Z", 1_709_251_199_999), ("1901-12-13T20:45:52Z", -2_147_483_648_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func isoTextsAreRead(text: String, expected: Int64) {
        #expect(Array(text.utf8).span.timestamp(in: 0..<text.utf8.count)?.milliseconds == expected)
    }

    @Test(arguments: [
        "2026-02-30T00:00:00Z", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
        "2026-04-27T24:00",
        "2026-04-27T12:60", "2016-12-31T23:59:60Z", "2026-04-27T", "2026-04-27T12", "2026-04-27T12:00Zx", "27/04/2026",
        "2026-4-27", "2026-04-27T12:00+25:00", "2026-04-27T12:00:00.", "", "20260427", "2026-04/27", "2026-04-27T12:0",
        "2026-04-27T12:00:5", "2026-04-27T12:00+1",
    ])
    func whatIsNoInstantIsRefused(text: String) {
        #expect(Array(text.utf8).span.timestamp(in: 0..<text.utf8.count) == nil)
    }

    @Test func aMissingZoneIsTold() {
        let with = Array("2026-04-27T15:04:05Z".utf8)
        let without = Array("2026-04-27T15:04:05".utf8)

        #expect(with.span.timestamp(in: 0..<20)?.zone == .stated)
        #expect(without.span.timestamp(in: 0..<19)?.zone == .absent)
    }

    @Test func instantsComeBackFromTheirText() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<50_000 {
            let instant = Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &generator)
            var bytes: [UInt8] = []
            bytes.appendTimestamp(milliseconds: instant)
            #expect(bytes.span.timestamp(in: 0..<bytes.count) == Timestamp(milliseconds: instant))
        }
    }

    /// 2000-03-01 is 11,017 days after 1970-01-01 (Howard Hinnant's tables); the calendar has no gap around it.
    @Test func daysFollowOneAnother() throws {
        #expect(CalendarDay(year: 2000, month: 3, day: 1)?.daysSince1970 == 11_017)
        var previous = CalendarDay(daysSince1970: -719_528)
        #expect(previous == CalendarDay(year: 0, month: 1, day: 1))
        for days in -719_527...2_932_896 {
            let date = CalendarDay(daysSince1970: days)
            guard date > previous, date.daysSince1970 == days else {
                Issue.record("day \(days) is \(date)")
                return
            }
            previous = date
        }
        #expect(previous == CalendarDay(year: 9999, month: 12, day: 31))
    }

    @Test func aTimeOfDayStandsAlone() {
        let bytes = Array("23:59:59.5".utf8)

        #expect(bytes.span.timeOfDay(in: 0..<10) == 86_399_500)
        #expect(bytes.span.timeOfDay(in: 0..<4) == nil)
    }
}
