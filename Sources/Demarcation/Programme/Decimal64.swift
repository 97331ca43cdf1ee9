/// Plain decimal numbers read into scaled integers, so that `841.63` is 84 163 centavos and nothing near it.
struct Decimal64 {
    /// The number times 10 to the power of the decimals asked for.
    var scaled: Int

    /// Ten million million quetzales, a billion km: thousands of such numbers add up without overflow, and a
    /// larger one is a mistake.
    static let largest = 1_000_000_000_000_000

    /// Reads an optional sign, digits and a point; `nil` for anything else, for digits beyond `decimals` that are not 0,
    /// and for what does not fit.
    init?(_ text: String, decimals: Int) {
        var value = 0
        var digits = 0
        var fraction: Int?
        var bytes = text.utf8[...]
        let negative = bytes.first == UInt8(ascii: "-")
        if negative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        for byte in bytes {
            if byte == UInt8(ascii: "."), fraction == nil {
                fraction = 0
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            digits += 1
            if let places = fraction {
                guard places < decimals else {
                    guard byte == 48 else { return nil }
                    continue
                }
                fraction = places + 1
            }
            guard let next = Decimal64.append(byte, to: value) else { return nil }
            value = next
        }
        guard digits > 0 else { return nil }
        for _ in (fraction ?? 0)..<decimals {
            guard let next = Decimal64.append(48, to: value) else { return nil }
            value = next
        }
        guard value <= Decimal64.largest else { return nil }
        scaled = negative ? -value : value
    }

    private static func append(_ digit: UInt8, to value: Int) -> Int? {
        let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tenfold.addingReportingOverflow(Int(digit) - 48)
        return overflow || carry ? nil : sum
    }
}
