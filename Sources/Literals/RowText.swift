/// Numbers and instants written into a span: for rows by the million, where one span holds a whole row and appending
/// each value to the array by itself would cost as much as its digits.
///
/// The caller has made room: a span that is too short traps.
public enum RowText {
    /// Appends an integer, up to 20 bytes.
    public static func appendInteger(_ value: Int, to output: inout OutputSpan<UInt8>) {
        if value < 0 { output.append(0x2D) }
        let magnitude = UInt64(value.magnitude)
        DigitWriting.write(magnitude, count: DigitWriting.count(magnitude), to: &output)
    }

    /// How many bytes ``appendFixed(_:decimals:trimmingZeros:to:)`` needs at most.
    public static func room(forFixed value: Double, decimals: Int) -> Int {
        value.magnitude < 0x1p60 ? 22 + decimals : 312 + decimals
    }

    /// Appends a finite number with `decimals` (0…15) digits after the point, rounded as C's `printf("%.*f")` rounds;
    /// `-0` is written `0`.
    ///
    /// `trimmingZeros` leaves out zeros at the end of the fraction, and a point without a fraction.
    public static func appendFixed(
        _ value: Double, decimals: Int, trimmingZeros: Bool, to output: inout OutputSpan<UInt8>
    ) {
        precondition(value.isFinite && (0...15).contains(decimals), "a finite number with 0…15 decimals")
        let power = PowersOfTen.exact[decimals]
        let scaled = value.magnitude * power
        guard scaled < 0x1p53 else {
            appendExactly(value, decimals: decimals, trimmingZeros: trimmingZeros, to: &output)
            return
        }
        let units = roundedProduct(value.magnitude, power, rounded: scaled)
        var (whole, fraction) = units.quotientAndRemainder(dividingBy: PowersOfTen.integer[decimals])
        if value < 0 && units > 0 { output.append(0x2D) }
        DigitWriting.write(whole, count: DigitWriting.count(whole), to: &output)
        var places = decimals
        if trimmingZeros {
            if fraction == 0 { return }
            while places >= 4, fraction.isMultiple(of: 10_000) {
                fraction /= 10_000
                places -= 4
            }
            while fraction.isMultiple(of: 10) {
                fraction /= 10
                places -= 1
            }
        }
        if places == 0 { return }
        output.append(0x2E)
        DigitWriting.write(fraction, count: places, to: &output)
    }

    private static func appendExactly(
        _ value: Double, decimals: Int, trimmingZeros: Bool, to output: inout OutputSpan<UInt8>
    ) {
        var text: [UInt8] = []
        text.appendFixed(value, decimals: decimals)
        if trimmingZeros, decimals > 0 {
            while text.last == 0x30 { text.removeLast() }
            if text.last == 0x2E { text.removeLast() }
        }
        for byte in text { output.append(byte) }
    }

    /// Appends milliseconds since 1970 as `YYYY-MM-DDTHH:MM:SS.SSSZ`, 24 bytes. The instant lies in the years 0 to 9999.
    public static func appendTimestamp(milliseconds: Int64, to output: inout OutputSpan<UInt8>) {
        let days = (milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000
        let date = CalendarDay(daysSince1970: Int(days))
        precondition((0...9999).contains(date.year), "instant outside the years 0 to 9999")
        let time = UInt64(milliseconds - days * 86_400_000)
        let (seconds, thousandths) = time.quotientAndRemainder(dividingBy: 1000)
        DigitWriting.write(UInt64(date.year), count: 4, to: &output)
        output.append(0x2D)
        DigitWriting.write(UInt64(date.month), count: 2, to: &output)
        output.append(0x2D)
        DigitWriting.write(UInt64(date.day), count: 2, to: &output)
        output.append(0x54)
        DigitWriting.write(seconds / 3600, count: 2, to: &output)
        output.append(0x3A)
        DigitWriting.write(seconds / 60 % 60, count: 2, to: &output)
        output.append(0x3A)
        DigitWriting.write(seconds % 60, count: 2, to: &output)
        output.append(0x2E)
        DigitWriting.write(thousandths, count: 3, to: &output)
        output.append(0x5A)
    }
}
