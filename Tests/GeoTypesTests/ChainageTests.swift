import GeoTypes
import Testing

struct ChainageTests {
    @Test(arguments: [
        (12_345.678, "12+345.678"), (0, "0+000.000"), (999.9996, "1+000.000"), (448_000, "448+000.000"),
        (-5.25, "-0+005.250"), (1_000_001.5, "1000+001.500"), (-0.0001, "0+000.000"),
    ])
    func writesKilometresPlusMetres(metres: Double, text: String) {
        #expect(Chainage.metres(metres).description == text)
    }

    @Test(arguments: [("12+345.678", 12_345.678), ("0+000", 0), ("12345.5", 12_345.5), ("7+5.25", 7005.25)])
    func readsWhatItWrites(text: String, metres: Double) throws {
        #expect(try #require(Chainage(text)).metres == metres)
    }

    @Test(arguments: ["", "+", "12+", "12+1000", "-1+000", "nan", "0x10", "1e3", "12+34+5", "12+-3", "inf", " 5"])
    func refusesAnythingElse(text: String) {
        #expect(Chainage(text) == nil)
    }

    @Test func differenceOfChainagesIsALength() {
        #expect(Chainage.kilometres(12) - .kilometres(5) == Length.metres(7000))
    }
}
