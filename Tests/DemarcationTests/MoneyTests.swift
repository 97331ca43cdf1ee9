import Demarcation
import TestSupport
import Testing

struct MoneyTests {
    @Test(arguments: [
        ("841.63", 84163), ("-12", -1200), ("0.5", 50), ("16590241", 1_659_024_100), ("1.10", 110), ("2.500", 250),
        ("+3.07", 307),
    ])
    func readsQuetzalesExactly(text: String, centavos: Int) {
        #expect(Money(text)?.centavos == centavos)
    }

    @Test(arguments: [
        "", "-", ".", "1,000", "1.234", "Q5", "1e3", "nan", "1.2.3", "99999999999999999999", "0x1F",
        "10000000000000.01",
    ])
    func refusesWhatItWouldHaveToGuess(text: String) {
        #expect(Money(text) == nil)
    }

    @Test func printsWhatItReads() {
        #expect(Money(centavos: -5).description == "-0.05")
        #expect(Money(centavos: 84160).description == "841.60")
        #expect(Money.quetzales(12_371_441).shortest == "12371441")
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<1000 {
            let money = Money(centavos: Int.random(in: -1_000_000_000_000...1_000_000_000_000, using: &generator))
            #expect(Money(money.description) == money)
            #expect(Money(money.shortest) == money)
        }
    }

    /// The plan's own figures: Q4 039 807 for 4,800 m³, Q844 397 for 4,800 m³ (DOMAIN vectors 841.63 and 175.92).
    @Test func unitCostsAreThoseOfThePlan() {
        #expect(Money.quetzales(4_039_807).perUnit(of: .count(4800))?.description == "841.63")
        #expect(Money.quetzales(844_397).perUnit(of: .count(4800))?.description == "175.92")
        #expect(Money.quetzales(1).perUnit(of: .zero) == nil)
    }

    @Test(arguments: [("201.35", 201_350_000), ("448", 448_000_000), ("-0.000001", -1), ("0.5", 500_000)])
    func quantitiesKeepSixDecimals(text: String, millionths: Int) {
        #expect(Quantity(text)?.millionths == millionths)
        #expect(Quantity(millionths: millionths).description == text)
    }

    @Test func quantitiesAreFinite() {
        #expect(Quantity(Double.nan) == nil)
        #expect(Quantity(Double.infinity) == nil)
        #expect(Quantity("0.0000001") == nil)
    }
}
