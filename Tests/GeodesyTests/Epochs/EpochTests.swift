import Geodesy
import Testing

struct EpochTests {
    // Dates by Python's datetime: the day's noon as a part of its year.
    @Test(
        arguments: [
            ("2010.0", 2010.0), ("2024", 2024.0), ("2010-01-01", 2010.001369863014), ("2024-12-31", 2024.998633879781),
            ("2026-06-30", 2026.494520547945),
        ] as [(String, Double)])
    func yearsAndDatesAreRead(text: String, year: Double) throws {
        #expect(abs(try Epoch(text).year - year) < 1e-9)
    }

    @Test(arguments: [
        "2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "1899.9", "2300", "nan", "inf", "0x7DA", "2e3", "",
        "-2010",
        "2010,5", "2010-01-01T00:00:00Z",
    ])
    func whatIsNoMomentIsRefused(text: String) {
        #expect(throws: GeodesyError.badEpoch(text)) { try Epoch(text) }
    }

    // Python's datetime.
    @Test(
        arguments: [
            (0, 1970.0), (946_684_800_000, 2000.0), (1_719_835_200_000, 2024.498633879781),
            (192_272_503_000, 1976.093924022212), (-86_400_000, 1969.997260273973),
        ] as [(Int64, Double)])
    func instantsBecomeYears(milliseconds: Int64, year: Double) throws {
        #expect(abs(try Epoch(millisecondsSince1970: milliseconds).year - year) < 1e-9)
    }

    @Test func everyDayFollowsTheOneBefore() throws {
        var last = try Epoch(millisecondsSince1970: -2_208_988_800_000).year
        for day in -25_566..<47_000 {
            let year = try Epoch(millisecondsSince1970: Int64(day) * 86_400_000).year
            #expect(year > last && year - last < 0.00274)
            last = year
        }
    }

    @Test(arguments: [Int64.min, Int64.max, 7_258_118_400_001, -2_208_988_800_001])
    func timesFarAwayAreRefused(milliseconds: Int64) {
        #expect(throws: GeodesyError.self) { try Epoch(millisecondsSince1970: milliseconds) }
    }
}
