extension [UInt8] {
    /// Appends `value` with `decimals` (0…22) digits after the point, exactly as C's `printf("%.*f")` writes it, `nan`
    /// and `inf` included.
    ///
    /// Costs about 20 ns while |value| × 10^decimals is below 2⁵³; beyond that some microseconds.
    public mutating func appendFixed(_ value: Double, decimals: Int) {
        precondition((0...22).contains(decimals), "decimals outside 0…22")
        let magnitude = value.magnitude
        let power = PowersOfTen.exact[decimals]
        let scaled = magnitude * power
        guard scaled < 0x1p53 else {
            appendFixedExactly(value, decimals: decimals)
            return
        }
        let units = roundedProduct(magnitude, power, rounded: scaled)
        let (whole, fraction) =
            decimals < 20 ? units.quotientAndRemainder(dividingBy: PowersOfTen.integer[decimals]) : (0, units)
        append(addingCapacity: 48) { output in
            if value.sign == .minus { output.append(0x2D) }
            DigitWriting.write(whole, count: DigitWriting.count(whole), to: &output)
            guard decimals > 0 else { return }
            output.append(0x2E)
            for _ in 0..<Swift.max(decimals - 19, 0) { output.append(0x30) }
            DigitWriting.write(fraction, count: Swift.min(decimals, 19), to: &output)
        }
    }

    private mutating func appendFixedExactly(_ value: Double, decimals: Int) {
        guard value.isFinite else {
            append(contentsOf: value.printfName)
            return
        }
        var exact = ExactDecimal(magnitudeOf: value)
        exact.round(toDigits: exact.pointPosition + decimals)
        if value.sign == .minus { append(0x2D) }
        for power in stride(from: Swift.max(exact.pointPosition - 1, 0), through: 0, by: -1) {
            append(0x30 + exact.digit(atPower: power))
        }
        guard decimals > 0 else { return }
        append(0x2E)
        for power in 1...decimals { append(0x30 + exact.digit(atPower: -power)) }
    }
}

extension Double {
    /// What printf writes for a value that isn't finite, but for the sign of a NaN.
    var printfName: String.UTF8View {
        (isNaN ? "nan" : sign == .minus ? "-inf" : "inf").utf8
    }
}

/// `value × power` rounded to an integer, half to even, as if the product were exact. `rounded` is that product in
/// floating point, below 2⁵³.
///
/// A fused multiply-add gives what the rounded product left out, and the sign of a floating sum is always right, so a tie
/// is never mistaken.
@inline(__always)
func roundedProduct(_ value: Double, _ power: Double, rounded product: Double) -> UInt64 {
    let whole = UInt64(product)
    let aboveHalf = (product - Double(whole)) - 0.5
    // Far from a tie the rest can't matter: it is at most half a unit in the last place of the product, here 2⁻¹⁰.
    if product < 0x1p43, aboveHalf.magnitude > 0x1p-8 { return aboveHalf > 0 ? whole + 1 : whole }
    let rest = (-product).addingProduct(value, power)
    let comparison = aboveHalf + rest
    if comparison != 0 { return comparison > 0 ? whole + 1 : whole }
    return whole + (whole & 1)
}
