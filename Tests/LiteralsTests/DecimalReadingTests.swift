import Literals
import TestSupport
import Testing

struct DecimalReadingTests {
    @Test(arguments: [
        ("0", 0.0), ("-0.5", -0.5), ("+12", 12), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1.5E-3", 0.0015),
        ("399845.1234", 399845.1234), ("-89.349998491234567", -89.349998491234567),
        ("0.000000000000000000000000012345", 1.2345e-26), ("1e308", 1e308), ("4.9e-324", Double.leastNonzeroMagnitude),
        ("123456789012345678901234567890", 123456789012345678901234567890.0), ("1e-400", 0),
    ])
    func numbersOfAllLengthsAreRead(text: String, expected: Double) {
        #expect(Array(text.utf8).span.decimal(in: 0..<text.utf8.count) == expected)
    }

    @Test(arguments: [
        "", "-", ".", "+.", "1e", "1e+", "nan", "NaN", "inf", "-Infinity", "0x1F", "1e400", "1.2.3", "1 2", " 1", "1 ",
        "1_000", "1,5", "12abc", "--1", "１２", "1e99999999999999999999",
    ])
    func anythingElseIsRefused(text: String) {
        #expect(Array(text.utf8).span.decimal(in: 0..<text.utf8.count) == nil)
    }

    @Test func theDecimalMarkIsTheCallers() {
        let bytes = Array("17,5".utf8)

        #expect(bytes.span.decimal(in: 0..<4, mark: 0x2C) == 17.5)
        #expect(Array("17.5".utf8).span.decimal(in: 0..<4, mark: 0x2C) == nil)
    }

    /// The standard library's conversion, which is correctly rounded, is the judge.
    @Test func randomNumbersAreCorrectlyRounded() {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<200_000 {
            let digitCount = Int.random(in: 1...21, using: &generator)
            var text = ""
            for _ in 0..<digitCount { text += String(Int.random(in: 0...9, using: &generator)) }
            let point = Int.random(in: 0...digitCount, using: &generator)
            text.insert(".", at: text.index(text.startIndex, offsetBy: point))
            if Bool.random(using: &generator) { text += "e\(Int.random(in: -30...30, using: &generator))" }
            let expected = Double(text.hasSuffix(".") ? String(text.dropLast()) : text.replacing(".e", with: "e"))

            let bytes = Array(text.utf8)
            #expect(bytes.span.decimal(in: 0..<bytes.count) == expected, "\(text)")
        }
    }

    @Test(arguments: [
        ("0", 0), ("-12", -12), ("+7", 7), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ])
    func integersAreRead(text: String, expected: Int) {
        #expect(Array(text.utf8).span.integer(in: 0..<text.utf8.count) == expected)
    }

    @Test(arguments: ["", "-", "1.0", "9223372036854775808", "-9223372036854775809", "12a", " 1"])
    func whatIsNoIntegerIsRefused(text: String) {
        #expect(Array(text.utf8).span.integer(in: 0..<text.utf8.count) == nil)
    }
}
