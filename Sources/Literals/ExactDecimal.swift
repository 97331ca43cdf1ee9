/// The exact decimal expansion of a finite `Double`: every digit that it has, up to 1,074 of them.
///
/// The slow way that is always right; the fast paths of the writers fall back to it for values out of their range.
struct ExactDecimal {
    /// Decimal digits 0…9, most significant first, without leading zeros; empty for zero.
    private(set) var digits: [UInt8]
    /// The value is 0.d₀d₁d₂… × 10^`pointPosition`.
    private(set) var pointPosition: Int

    /// Takes the magnitude of `value`, which is finite.
    init(magnitudeOf value: Double) {
        let fraction = value.significandBitPattern
        let biased = Int(value.exponentBitPattern)
        var limbs = Limbs(biased == 0 ? fraction : fraction | 1 << 52)
        let power = (biased == 0 ? 1 : biased) - 1075
        // m·2⁻ᵏ = m·5ᵏ·10⁻ᵏ
        for _ in 0..<abs(power) { limbs.multiply(by: power < 0 ? 5 : 2) }
        digits = limbs.decimalDigits
        pointPosition = digits.count - (power < 0 ? -power : 0)
    }

    /// Keeps `count` digits (none when negative), rounded half to even as printf does.
    mutating func round(toDigits count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            return
        }
        let rest = digits[count...]
        let up: Bool
        if rest.first == 5, rest.dropFirst().allSatisfy({ $0 == 0 }) {
            up = count > 0 && digits[count - 1] % 2 == 1
        } else {
            up = digits[count] >= 5
        }
        digits.removeSubrange(count...)
        guard up else { return }
        var at = count - 1
        while at >= 0, digits[at] == 9 {
            digits[at] = 0
            at -= 1
        }
        if at >= 0 {
            digits[at] += 1
        } else {
            digits.insert(1, at: 0)
            pointPosition += 1
        }
    }

    /// The digit at 10^`power`, 0 where there is none.
    func digit(atPower power: Int) -> UInt8 {
        let index = pointPosition - 1 - power
        return digits.indices.contains(index) ? digits[index] : 0
    }

    /// A natural number in base 10⁹, least significant limb first.
    private struct Limbs {
        private var limbs: [UInt64]

        init(_ value: UInt64) {
            limbs = [value % 1_000_000_000, value / 1_000_000_000]
        }

        mutating func multiply(by factor: UInt64) {
            var carry: UInt64 = 0
            for index in limbs.indices {
                let product = limbs[index] * factor + carry
                limbs[index] = product % 1_000_000_000
                carry = product / 1_000_000_000
            }
            if carry > 0 { limbs.append(carry) }
        }

        var decimalDigits: [UInt8] {
            var reversed: [UInt8] = []
            for limb in limbs {
                var rest = limb
                for _ in 0..<9 {
                    reversed.append(UInt8(rest % 10))
                    rest /= 10
                }
            }
            while reversed.last == 0 { reversed.removeLast() }
            return reversed.reversed()
        }
    }
}
