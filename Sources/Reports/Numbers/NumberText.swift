import Literals

/// Numbers as JSON, CSV and XML have them: always a point, never an exponent, a thousands separator or `-0`.
extension [UInt8] {
    /// Rounded to so many decimals (at most 15) as `printf` rounds: the exact value to nearest, ties to even.
    ///
    /// `trimming` leaves out zeros at the end of the fraction, and a point without a fraction. The value must be finite.
    mutating func append(_ value: Double, decimals: Int, trimming: Bool) {
        append(addingCapacity: RowText.room(forFixed: value, decimals: decimals)) { output in
            RowText.appendFixed(value, decimals: decimals, trimmingZeros: trimming, to: &output)
        }
    }

    /// The fewest digits that read back as the same value. The value must be finite.
    mutating func append(shortest value: Double) {
        precondition(value.isFinite, "a finite number")
        if value.magnitude < 0x1p53, value.rounded(.towardZero) == value {
            return appendInteger(Int(value))
        }
        // The standard library finds the digits; it may write them with an exponent.
        let text = Array(value.description.utf8)
        guard let mark = text.firstIndex(of: UInt8(ascii: "e")) else {
            return append(contentsOf: text.suffix(2) == Array(".0".utf8)[...] ? text.dropLast(2) : text[...])
        }
        append(expanding: text, exponentAt: mark)
    }

    private mutating func append(expanding text: [UInt8], exponentAt mark: Int) {
        let digits = text[..<mark].filter { (48...57).contains($0) }
        guard let exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) else {
            preconditionFailure("the standard library writes an integer exponent")
        }
        if text[0] == UInt8(ascii: "-") { append(UInt8(ascii: "-")) }
        // One digit stands before the point.
        if exponent < 0 {
            append(contentsOf: [UInt8(ascii: "0"), UInt8(ascii: ".")])
            append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -exponent - 1))
            append(contentsOf: digits)
        } else {
            // An exponent is written from 2⁵⁴ on, where every value is whole.
            let whole = digits.prefix(exponent + 1)
            append(contentsOf: whole)
            append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent + 1 - whole.count))
        }
    }
}

/// Appends all bytes.
@inline(__always)
func append(_ bytes: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    output.append(copying: bytes)
}

/// True in the years 0 to 9999, which ISO 8601 writes with four digits.
func hasTimeText(_ milliseconds: Int64) -> Bool {
    (-62_167_219_200_000..<253_402_300_800_000).contains(milliseconds)
}
