public import GeoTypes

/// A physical quantity in whole millionths of its unit: millimetres of a km, cubic centimetres of a m³.
///
/// Integers, so that a total does not depend on the order of what was added, and two programs agree to the last digit.
/// The unit stands beside it (``PhysicalUnit``).
public struct Quantity: Hashable, Comparable, Sendable, AdditiveArithmetic {
    public var millionths: Int

    public init(millionths: Int) {
        self.millionths = millionths
    }

    /// `nil` for what is not finite or beyond a billion units; otherwise rounded to the nearest millionth.
    public init?(_ value: Double) {
        let scaled = (value * 1_000_000).rounded()
        guard abs(scaled) <= Double(Decimal64.largest) else { return nil }
        millionths = Int(scaled)
    }

    public static let zero = Quantity(millionths: 0)

    /// Whole units: events, monuments.
    public static func count(_ count: Int) -> Quantity { Quantity(millionths: count * 1_000_000) }
    /// Kilometres from whole millimetres.
    public static func kilometres(fromMillimetres millimetres: Int) -> Quantity { Quantity(millionths: millimetres) }

    public var value: Double { Double(millionths) / 1_000_000 }
    public var isZero: Bool { millionths == 0 }
    public var magnitude: Quantity { Quantity(millionths: abs(millionths)) }

    /// When the unit is the kilometre.
    public var length: Length { .metres(Double(millionths) / 1000) }
    /// When the unit is the cubic metre.
    public var volume: Volume { .cubicMetres(value) }

    public static func < (left: Quantity, right: Quantity) -> Bool { left.millionths < right.millionths }
    public static func + (left: Quantity, right: Quantity) -> Quantity {
        Quantity(millionths: left.millionths + right.millionths)
    }
    public static func - (left: Quantity, right: Quantity) -> Quantity {
        Quantity(millionths: left.millionths - right.millionths)
    }
    public static prefix func - (value: Quantity) -> Quantity { Quantity(millionths: -value.millionths) }
    /// The ratio of two quantities of one unit.
    public static func / (left: Quantity, right: Quantity) -> Double {
        Double(left.millionths) / Double(right.millionths)
    }
}

extension Quantity: LosslessStringConvertible {
    /// The shortest decimal text: `448`, `201.35`.
    public var description: String {
        let magnitude = millionths.magnitude
        let sign = millionths < 0 ? "-" : ""
        var fraction = magnitude % 1_000_000
        guard fraction > 0 else { return "\(sign)\(magnitude / 1_000_000)" }
        var width = 6
        while fraction % 10 == 0 {
            fraction /= 10
            width -= 1
        }
        let digits = String(fraction)
        return "\(sign)\(magnitude / 1_000_000)." + String(repeating: "0", count: width - digits.count) + digits
    }

    /// Reads a plain decimal number with at most six decimals; anything else is `nil`.
    public init?(_ text: String) {
        guard let value = Decimal64(text, decimals: 6) else { return nil }
        millionths = value.scaled
    }
}
