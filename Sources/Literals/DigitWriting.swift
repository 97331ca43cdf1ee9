/// Decimal digits of natural numbers, eight at a time without a division for each.
enum DigitWriting {
    /// How many digits `value` has; 1 for zero.
    static func count(_ value: UInt64) -> Int {
        // log₁₀ 2 ≈ 1233/4096, one too few at most.
        let estimate = ((64 - (value | 1).leadingZeroBitCount) * 1233) >> 12
        return estimate < 20 && value >= PowersOfTen.integer[estimate] ? estimate + 1 : Swift.max(estimate, 1)
    }

    /// Appends exactly `count` digits of `value`, with leading zeros; `value` has no more, and there is room.
    static func write(_ value: UInt64, count: Int, to output: inout OutputSpan<UInt8>) {
        if count <= 8 {
            write(block: UInt32(truncatingIfNeeded: value), count: count, to: &output)
            return
        }
        let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
        if count <= 16 {
            write(block: UInt32(truncatingIfNeeded: upper), count: count - 8, to: &output)
        } else {
            let (top, middle) = upper.quotientAndRemainder(dividingBy: 100_000_000)
            write(block: UInt32(truncatingIfNeeded: top), count: count - 16, to: &output)
            write(block: UInt32(truncatingIfNeeded: middle), count: 8, to: &output)
        }
        write(block: UInt32(truncatingIfNeeded: lower), count: 8, to: &output)
    }

    /// The last `count` (0…8) of the eight digits of `block`, which is below 10⁸.
    private static func write(block: UInt32, count: Int, to output: inout OutputSpan<UInt8>) {
        guard count > 0 else { return }
        output.append(lowest: count, of: ascii(block) >> UInt64(8 * (8 - count)))
    }

    /// Eight ASCII digits, the first in the lowest byte: halves, quarters and eighths by multiplication, all lanes at once
    /// (Paul Khuong, "How to print integers really fast", 2017).
    private static func ascii(_ value: UInt32) -> UInt64 {
        let halves = UInt64(value / 10_000) | UInt64(value % 10_000) << 32
        let hundreds = (halves &* 10_486) >> 20 & 0x7F_0000_007F
        let pairs = (halves &- 100 &* hundreds) << 16 &+ hundreds
        let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
        return (pairs &- 10 &* tens) << 8 &+ tens &+ 0x3030_3030_3030_3030
    }
}
