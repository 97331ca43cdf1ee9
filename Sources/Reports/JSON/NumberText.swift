/// Numbers as text, appended as ASCII bytes: always a point, never an exponent, a thousands separator or `-0`.
extension [UInt8] {
    mutating func append(integer value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(digits: UInt64(value.magnitude), padded: 1)
    }

    /// The decimal digits, with zeros before them up to `padded`.
    private mutating func append(digits value: UInt64, padded: Int) {
        append(addingCapacity: Swift.max(20, padded)) { output in
            var power = 1 as UInt64
            var count = 1
            while count < padded || (count < 20 && value / 10 >= power) {
                power *= 10
                count += 1
            }
            var rest = value
            while power > 0 {
                let digit = rest / power
                output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
                rest -= digit * power
                power /= 10
            }
        }
    }

    /// Rounded to so many decimals (at most 15) as `printf` rounds: the exact value to nearest, ties to even.
    ///
    /// `trimming` leaves out zeros at the end of the fraction, and a point without a fraction. A value from 2⁶⁴ on is
    /// written whole. The value must be finite.
    mutating func append(_ value: Double, decimals: Int, trimming: Bool) {
        precondition(value.isFinite && (0...15).contains(decimals), "a finite number with 0 to 15 decimals")
        guard value.magnitude < 0x1p64 else { return append(shortest: value) }
        let integral = value.magnitude.rounded(.down)
        var whole = UInt64(integral)
        var fraction = fractionUnits(value.magnitude - integral, decimals: decimals, wholeIsOdd: whole & 1 == 1)
        if fraction == powersOfTen[decimals] {
            whole += 1
            fraction = 0
        }
        var places = decimals
        if trimming {
            while places > 0 && fraction % 10 == 0 {
                fraction /= 10
                places -= 1
            }
        }
        if value < 0 && (whole > 0 || fraction > 0) { append(UInt8(ascii: "-")) }
        append(digits: whole, padded: 1)
        if places > 0 {
            append(UInt8(ascii: "."))
            append(digits: fraction, padded: places)
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

/// A fraction of 1 in units of the last decimal, rounded to nearest, ties to even.
private func fractionUnits(_ fraction: Double, decimals: Int, wholeIsOdd: Bool) -> UInt64 {
    let scale = Double(powersOfTen[decimals])
    let scaled = fraction * scale
    let below = scaled.rounded(.down)
    let units = UInt64(below)
    let rest = scaled - below
    if rest != 0.5 { return rest > 0.5 ? units + 1 : units }
    // The product was rounded to the tie: its exact error says on which side the value lies.
    let error = (-scaled).addingProduct(fraction, scale)
    if error != 0 { return error > 0 ? units + 1 : units }
    let isOdd = decimals == 0 ? wholeIsOdd : units & 1 == 1
    return isOdd ? units + 1 : units
}

private let powersOfTen: [UInt64] = (0...15).reduce(into: [1]) { powers, index in
    if index > 0 { powers.append(powers[index - 1] * 10) }
}
