/// An angle or azimuth.
///
/// Stored in degrees; 8 bytes, arithmetic costs what it costs on a `Double`.
public struct Angle: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The value in degrees.
    public var degrees: Double

    private init(si: Double) {
        degrees = si
    }

    public static let zero = Angle(si: 0)

    public static func degrees(_ degrees: Double) -> Angle { Angle(si: degrees) }
    public static func radians(_ radians: Double) -> Angle { Angle(si: radians * 180 / .pi) }

    public var radians: Double { degrees * .pi / 180 }

    public static func < (left: Angle, right: Angle) -> Bool { left.degrees < right.degrees }
    public static func + (left: Angle, right: Angle) -> Angle { Angle(si: left.degrees + right.degrees) }
    public static func - (left: Angle, right: Angle) -> Angle { Angle(si: left.degrees - right.degrees) }
    public static prefix func - (value: Angle) -> Angle { Angle(si: -value.degrees) }
    public static func * (value: Angle, factor: Double) -> Angle { Angle(si: value.degrees * factor) }
    public static func / (value: Angle, divisor: Double) -> Angle { Angle(si: value.degrees / divisor) }
    /// The ratio of two values, without unit.
    public static func / (left: Angle, right: Angle) -> Double { left.degrees / right.degrees }
}
