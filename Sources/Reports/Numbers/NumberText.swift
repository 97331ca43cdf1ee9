/// Numbers as text, appended as ASCII bytes: always a point, never an exponent, a thousands separator or `-0`.
extension [UInt8] {
    mutating func append(integer value: Int) {
        append(addingCapacity: 20) { output in Reports.append(value, to: &output) }
    }

    /// Rounded to so many decimals (at most 15) as `printf` rounds: the exact value to nearest, ties to even.
    ///
    /// `trimming` leaves out zeros at the end of the fraction, and a point without a fraction. The value must be finite.
    mutating func append(_ value: Double, decimals: Int, trimming: Bool) {
        precondition(value.isFinite && (0...15).contains(decimals), "a finite number with 0 to 15 decimals")
        append(addingCapacity: fixedRoom(value)) { output in
            Reports.append(value, decimals: decimals, trimming: trimming, to: &output)
        }
    }

    /// The fewest digits that read back as the same value. The value must be finite.
    mutating func append(shortest value: Double) {
        precondition(value.isFinite, "a finite number")
        if value.magnitude < 0x1p53, value.rounded(.towardZero) == value {
            return append(integer: Int(value))
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

/// How many bytes ``append(_:decimals:trimming:to:)`` needs at most.
private func fixedRoom(_ value: Double) -> Int {
    value.magnitude < 0x1p64 ? 38 : 326
}

/// Appends a finite number, as the array's method does: up to 38 bytes below 2⁶⁴.
///
/// A value from 2⁶⁴ on is written with its shortest digits, filled with zeros.
func append(_ value: Double, decimals: Int, trimming: Bool, to output: inout OutputSpan<UInt8>) {
    guard value.magnitude < 0x1p64 else {
        var text: [UInt8] = []
        text.append(shortest: value)
        if !trimming, decimals > 0 {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals))
        }
        return append(text.span, to: &output)
    }
    var whole = UInt64(value.magnitude)
    var units = fractionUnits(value.magnitude - Double(whole), decimals: decimals, wholeIsOdd: whole & 1 == 1)
    if units == powersOfTen[decimals] {
        whole += 1
        units = 0
    }
    if value < 0 && (whole > 0 || units > 0) { output.append(UInt8(ascii: "-")) }
    append(whole, to: &output)
    appendFraction(units, decimals: decimals, trimming: trimming, to: &output)
}

/// A fraction of 1 in units of the last decimal, rounded to nearest, ties to even.
@inline(__always)
private func fractionUnits(_ fraction: Double, decimals: Int, wholeIsOdd: Bool) -> UInt64 {
    let scale = Double(powersOfTen[decimals])
    let scaled = fraction * scale
    let units = UInt64(scaled)
    let rest = scaled - Double(units)
    if rest != 0.5 { return rest > 0.5 ? units + 1 : units }
    // The product was rounded to the tie: its exact error says on which side the value lies.
    let error = (-scaled).addingProduct(fraction, scale)
    if error != 0 { return error > 0 ? units + 1 : units }
    let isOdd = decimals == 0 ? wholeIsOdd : units & 1 == 1
    return isOdd ? units + 1 : units
}

/// The point and the decimals; nothing when there are none, or when all are zero and trimmed.
@inline(__always)
private func appendFraction(_ units: UInt64, decimals: Int, trimming: Bool, to output: inout OutputSpan<UInt8>) {
    guard decimals > 0, !(trimming && units == 0) else { return }
    output.append(UInt8(ascii: "."))
    if decimals <= 8 {
        // Eight places in a register, the unused ones zero at the end.
        let digits = eightDigits(units &* powersOfTen[8 - decimals])
        return append(digits, 0..<(trimming ? 8 - digits.leadingZeroBitCount / 8 : decimals), to: &output)
    }
    let sixteen = units * powersOfTen[16 - decimals]
    let high = eightDigits(sixteen / 100_000_000)
    let low = eightDigits(sixteen % 100_000_000)
    var places = decimals
    if trimming {
        places = 16 - (low != 0 ? low.leadingZeroBitCount / 8 : 8 + high.leadingZeroBitCount / 8)
    }
    append(high, 0..<min(places, 8), to: &output)
    if places > 8 { append(low, 0..<(places - 8), to: &output) }
}

/// 1 to 10¹⁶. Without an initialiser that runs: it is read for every number.
private let powersOfTen: [17 of UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000,
]
