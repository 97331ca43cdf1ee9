import Foundation
import Literals
import TestSupport
import Testing

/// C's printf is the judge.
struct DecimalWritingTests {
    private func values(seed: UInt64, count: Int) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            switch index % 6 {
            case 0: Double.random(in: -180...180, using: &generator)
            case 1: Double.random(in: 0...10_000_000, using: &generator)
            // Decimal ties and their neighbours.
            case 2: Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / 2048
            case 3: (Double(Int.random(in: 0...99_999_999, using: &generator)) + 0.5) / 10_000_000
            case 4: Double(bitPattern: generator.next())
            default:
                Double.random(in: -1...1, using: &generator) * pow(10, Double.random(in: -8...18, using: &generator))
            }
        }
    }

    @Test func fixedDecimalsEqualPrintf() {
        for (index, value) in values(seed: 7, count: 120_000).enumerated() {
            let decimals = index / 6 % 13
            var bytes: [UInt8] = []
            bytes.appendFixed(value, decimals: decimals)
            #expect(String(decoding: bytes, as: UTF8.self) == printf("%.\(decimals)f", value), "\(value) \(decimals)")
        }
    }

    @Test func significantDigitsEqualPrintf() {
        for (index, value) in values(seed: 8, count: 120_000).enumerated() {
            let digits = index % 5 == 0 ? 1 + index / 5 % 17 : 15
            var bytes: [UInt8] = []
            bytes.appendSignificant(value, digits: digits)
            #expect(String(decoding: bytes, as: UTF8.self) == printf("%.\(digits)g", value), "\(value) \(digits)")
        }
    }

    @Test(arguments: [
        0.0, -0.0, 0.5, 1.5, 2.5, 0.125, 1e15, 999_999_999_999_999.9, 9_999_999_999_999_996, 1e22, 1e23,
        Double.leastNonzeroMagnitude,
        Double.greatestFiniteMagnitude, 0.0001, 0.00099999999999999999, 0.000099999999999999991, .nan, .infinity,
        -.infinity, 4_503_599_627_370_496.5, 9_007_199_254_740_992,
    ])
    func edgesEqualPrintf(value: Double) {
        for decimals in 0...22 {
            var bytes: [UInt8] = []
            bytes.appendFixed(value, decimals: decimals)
            #expect(String(decoding: bytes, as: UTF8.self) == printf("%.\(decimals)f", value))
        }
        for digits in 1...17 {
            var bytes: [UInt8] = []
            bytes.appendSignificant(value, digits: digits)
            #expect(String(decoding: bytes, as: UTF8.self) == printf("%.\(digits)g", value))
        }
    }

    @Test func integersAreWrittenInFull() {
        for value in [0, 7, -7, 10, 99, 100, 12_345_678, 123_456_789, 99_999_999_999_999_999, Int.max, Int.min] {
            var bytes: [UInt8] = []
            bytes.appendInteger(value)
            #expect(String(decoding: bytes, as: UTF8.self) == String(value))
        }
        for power in 0...18 {
            let value = (0..<power).reduce(1) { product, _ in product * 10 }
            for near in [value - 1, value, value + 1] {
                var bytes: [UInt8] = []
                bytes.appendInteger(near)
                #expect(String(decoding: bytes, as: UTF8.self) == String(near))
            }
        }
    }

    @Test func shortIntegersGetLeadingZeros() {
        var bytes: [UInt8] = []
        bytes.appendInteger(42, minimumDigits: 6)
        bytes.appendInteger(1234, minimumDigits: 2)
        #expect(bytes == Array("0000421234".utf8))
    }

    private func printf(_ format: String, _ value: Double) -> String {
        // NaN's sign is not portable in text: only the word counts.
        value.isNaN ? "nan" : String(format: format, value)
    }
}
