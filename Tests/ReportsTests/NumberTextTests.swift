import Foundation
import Reports
import TestSupport
import Testing

struct NumberTextTests {
    private func fixed(_ value: Double, _ decimals: Int) -> String {
        var json = JSONWriter()
        json.value(value, decimals: decimals)
        return text(json.bytes)
    }

    private func shortest(_ value: Double) -> String {
        var json = JSONWriter()
        json.value(value)
        return text(json.bytes)
    }

    /// What C's `printf("%.*f")` writes, without the zeros at the end and without a minus before zero.
    private func printed(_ value: Double, _ decimals: Int) -> String {
        var text = String(format: "%.*f", decimals, value)
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text == "-0" ? "0" : text
    }

    /// Halves are ties in binary, where the even digit wins; 1.005, 2.675 and 1.115 lie just below one.
    @Test(arguments: [
        (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (1.005, 2, "1"),
        (2.675, 2, "2.67"), (1.115, 2, "1.11"), (0.99999999, 7, "1"), (-90.5069, 7, "-90.5069"), (-0.00000001, 7, "0"),
        (9.99999995, 7, "9.9999999"), (123_456_789.123, 3, "123456789.123"), (0x1p63, 2, "9223372036854775808"),
    ])
    func roundsTheExactValueToNearestEven(value: Double, decimals: Int, expected: String) {
        #expect(fixed(value, decimals) == printed(value, decimals))
        #expect(fixed(value, decimals) == expected)
    }

    @Test(arguments: [0, 1, 3, 7, 9, 15])
    func fixedDecimalsAreThoseOfPrintf(decimals: Int) {
        var generator = SeededGenerator(seed: UInt64(decimals))
        var differing: [Double] = []

        for _ in 0..<20_000 {
            let magnitude = Double.random(in: -9...9, using: &generator)
            let value = Double.random(in: -1...1, using: &generator) * Foundation.pow(10, magnitude)
            // Near ties of the last decimal too.
            let unit = Foundation.pow(10, Double(-min(decimals, 9)))
            let tie = ((value / unit).rounded(.down) + 0.5) * unit
            for candidate in [value, tie, tie.nextUp, tie.nextDown, tie.rounded()]
            where fixed(candidate, decimals) != printed(candidate, decimals) {
                differing.append(candidate)
            }
        }

        #expect(differing.isEmpty)
    }

    @Test func shortestReadsBackAsTheSameBits() throws {
        var generator = SeededGenerator(seed: 754)

        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let text = shortest(value)
            #expect(Double(text) == value)
            #expect(text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 46 }, "\(text)")
        }
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (100, "100"), (0.1, "0.1"), (-2.5, "-2.5"), (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"), (-1.5e-10, "-0.00000000015"), (12_345_678.9, "12345678.9"), (2026.4, "2026.4"),
        (18_014_398_509_481_984, "18014398509481984"),
    ])
    func shortestHasNeitherExponentNorEmptyFraction(value: Double, expected: String) {
        #expect(shortest(value) == expected)
    }
}
