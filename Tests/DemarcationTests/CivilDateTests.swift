import Demarcation
import Testing

struct CivilDateTests {
    /// Python 3.11: (date.fromisoformat(text) - date(1970, 1, 1)).days
    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11016), ("2026-06-30", 20634), ("1882-09-27", -31872),
        ("1933-01-23", -13492), ("9999-12-31", 2_932_896), ("0001-01-01", -719_162), ("1900-03-01", -25508),
        ("2024-12-31", 20088),
    ])
    func countsDaysAsPythonDoes(text: String, days: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.dayNumber == days)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "26-01-01",
        "2026-01-01T00:00:00Z", "2026/01/01", " 2026-01-01", "", "0000-01-01", "２０２６-01-01",
    ])
    func refusesWhatIsNoDay(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var expected = try #require(CivilDate(year: 1800, month: 1, day: 1))
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...CivilDate.days(inMonth: month, of: year) {
                    let date = try #require(CivilDate(year: year, month: month, day: day))
                    #expect(date == expected)
                    #expect(date.civil == (year, month, day))
                    expected = expected.adding(days: 1)
                }
            }
        }
    }

    @Test func cuatrimestresAreJanuaryToAprilMayToAugustSeptemberToDecember() {
        #expect(Cuatrimestre("2026-04-30") == .first)
        #expect(Cuatrimestre("2026-05-01") == .second)
        #expect(Cuatrimestre("2026-08-31") == .second)
        #expect(Cuatrimestre("2026-09-01") == .third)
        #expect(Cuatrimestre.first.lastDay(of: 2028) == "2028-04-30")
        #expect(Cuatrimestre.second.firstDay(of: 2026) == "2026-05-01")
        #expect(Cuatrimestre.third.lastDay(of: 2026) == "2026-12-31")
    }
}
