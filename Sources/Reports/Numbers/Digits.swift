/// The decimal digits of a number below 10⁸, with zeros before them: eight bytes 0…9, the first in the lowest byte.
///
/// All at once in one register: divides two halves by 100, then four quarters by 10, with multiplications that are exact
/// in these ranges (Paul Khuong, "How to print integers really fast", 2017).
@inline(__always)
func eightDigits(_ value: UInt64) -> UInt64 {
    let high = value / 10_000
    let halves = high | ((value &- high &* 10_000) << 32)
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let quarters = hundreds &+ ((halves &- 100 &* hundreds) << 16)
    let tens = ((quarters &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens &+ ((quarters &- 10 &* tens) << 8)
}

/// Appends as ASCII those of eight digits that stand in the range.
@inline(__always)
func append(_ digits: UInt64, _ range: Range<Int>, to output: inout OutputSpan<UInt8>) {
    var rest = digits >> UInt64(truncatingIfNeeded: 8 &* range.lowerBound)
    for _ in range {
        output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest))
        rest >>= 8
    }
}

/// Appends a whole number without zeros before it: up to 20 bytes.
func append(_ value: UInt64, to output: inout OutputSpan<UInt8>) {
    guard value >= 100_000_000 else {
        let digits = eightDigits(value)
        return append(digits, min(digits.trailingZeroBitCount / 8, 7)..<8, to: &output)
    }
    let high = value / 100_000_000
    append(high, to: &output)
    append(eightDigits(value - high * 100_000_000), 0..<8, to: &output)
}

/// Appends a whole number: up to 20 bytes.
func append(_ value: Int, to output: inout OutputSpan<UInt8>) {
    if value < 0 { output.append(UInt8(ascii: "-")) }
    append(UInt64(value.magnitude), to: &output)
}

/// Appends bytes one by one: short parts pass faster so than by counting a reference and calling `memmove`.
@inline(__always)
func append(_ bytes: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    for index in bytes.indices { output.append(bytes[index]) }
}
