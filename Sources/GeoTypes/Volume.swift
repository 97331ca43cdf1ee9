/// A volume of earth, stone or gabions.
///
/// Stored in cubic metres; 8 bytes, arithmetic costs what it costs on a `Double`.
public struct Volume: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The value in cubic metres.
    public var cubicMetres: Double

    private init(si: Double) {
        cubicMetres = si
    }

    public static let zero = Volume(si: 0)

    public static func cubicMetres(_ cubicMetres: Double) -> Volume { Volume(si: cubicMetres) }

    public static func < (left: Volume, right: Volume) -> Bool { left.cubicMetres < right.cubicMetres }
    public static func + (left: Volume, right: Volume) -> Volume { Volume(si: left.cubicMetres + right.cubicMetres) }
    public static func - (left: Volume, right: Volume) -> Volume { Volume(si: left.cubicMetres - right.cubicMetres) }
    public static prefix func - (value: Volume) -> Volume { Volume(si: -value.cubicMetres) }
    public static func * (value: Volume, factor: Double) -> Volume { Volume(si: value.cubicMetres * factor) }
    public static func / (value: Volume, divisor: Double) -> Volume { Volume(si: value.cubicMetres / divisor) }
    /// The ratio of two values, without unit.
    public static func / (left: Volume, right: Volume) -> Double { left.cubicMetres / right.cubicMetres }
}
