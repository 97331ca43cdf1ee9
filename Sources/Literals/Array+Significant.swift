extension [UInt8] {
    /// Appends `value` with up to `digits` (1…17) significant digits, exactly as C's `printf("%.*g")` writes it: no
    /// trailing zeros, an exponent below 10⁻⁴ and from 10^digits on, `nan` and `inf` included.
    ///
    /// Costs about 30 ns for 15 digits or fewer and 10⁻⁴ ≤ |value| < 10^digits, otherwise some microseconds.
    public mutating func appendSignificant(_ value: Double, digits: Int = 15) {
        precondition((1...17).contains(digits), "digits outside 1…17")
        let magnitude = value.magnitude
        if magnitude == 0 {
            append(contentsOf: value.sign == .minus ? [0x2D, 0x30] : [0x30])
            return
        }
        guard digits <= 15, magnitude >= 1e-4, magnitude < PowersOfTen.exact[digits] else {
            appendSignificantExactly(value, digits: digits)
            return
        }
        // The Doubles nearest to 0.1, 0.01, 0.001 and 0.0001 all lie above them: comparing with them is exact.
        var integerDigits =
            magnitude >= 1
            ? DigitWriting.count(UInt64(magnitude))
            : magnitude >= 1e-1 ? 0 : magnitude >= 1e-2 ? -1 : magnitude >= 1e-3 ? -2 : -3
        let power = PowersOfTen.exact[digits - integerDigits]
        var units = roundedProduct(magnitude, power, rounded: magnitude * power)
        if units == PowersOfTen.integer[digits] {
            units /= 10
            integerDigits += 1
            guard integerDigits <= digits else {
                appendSignificantExactly(value, digits: digits)
                return
            }
        }
        append(units: units, decimals: digits - integerDigits, negative: value.sign == .minus)
    }

    /// Appends `units` × 10^−`decimals` without trailing zeros.
    private mutating func append(units: UInt64, decimals: Int, negative: Bool) {
        var units = units
        var decimals = decimals
        while decimals >= 4, units.isMultiple(of: 10_000) {
            units /= 10_000
            decimals -= 4
        }
        while decimals > 0, units.isMultiple(of: 10) {
            units /= 10
            decimals -= 1
        }
        let (whole, fraction) = units.quotientAndRemainder(dividingBy: PowersOfTen.integer[decimals])
        append(addingCapacity: 48) { output in
            if negative { output.append(0x2D) }
            DigitWriting.write(whole, count: DigitWriting.count(whole), to: &output)
            guard decimals > 0 else { return }
            output.append(0x2E)
            DigitWriting.write(fraction, count: decimals, to: &output)
        }
    }

    private mutating func appendSignificantExactly(_ value: Double, digits: Int) {
        guard value.isFinite else {
            append(contentsOf: value.printfName)
            return
        }
        var exact = ExactDecimal(magnitudeOf: value)
        exact.round(toDigits: digits)
        if value.sign == .minus { append(0x2D) }
        let exponent = exact.pointPosition - 1
        let lastPower = exponent - (exact.digits.lastIndex { $0 != 0 } ?? 0)
        if exponent < -4 || exponent >= digits {
            append(0x30 + exact.digit(atPower: exponent))
            if lastPower < exponent { append(0x2E) }
            for power in stride(from: exponent - 1, through: lastPower, by: -1) {
                append(0x30 + exact.digit(atPower: power))
            }
            append(contentsOf: exponent < 0 ? [0x65, 0x2D] : [0x65, 0x2B])
            if exponent.magnitude < 10 { append(0x30) }
            appendInteger(Int(exponent.magnitude))
            return
        }
        for power in stride(from: Swift.max(exponent, 0), through: 0, by: -1) {
            append(0x30 + exact.digit(atPower: power))
        }
        guard lastPower < 0 else { return }
        append(0x2E)
        for power in stride(from: -1, through: lastPower, by: -1) { append(0x30 + exact.digit(atPower: power)) }
    }
}

extension [UInt8] {
    /// Appends an integer in decimal, with a minus sign when it is negative.
    public mutating func appendInteger(_ value: Int) {
        append(addingCapacity: 20) { output in
            if value < 0 { output.append(0x2D) }
            let magnitude = UInt64(value.magnitude)
            DigitWriting.write(magnitude, count: DigitWriting.count(magnitude), to: &output)
        }
    }

    /// Appends a natural number with leading zeros up to `count` (at most 20) digits, or more when it has more.
    public mutating func appendInteger(_ value: Int, minimumDigits count: Int) {
        precondition(value >= 0 && count <= 20, "a negative value, or more than 20 digits")
        append(addingCapacity: 20) { output in
            DigitWriting.write(
                UInt64(value), count: Swift.max(count, DigitWriting.count(UInt64(value))), to: &output)
        }
    }
}
