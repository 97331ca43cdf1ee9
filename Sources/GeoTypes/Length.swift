/// A distance along or across the ground.
///
/// Stored in metres; 8 bytes, arithmetic costs what it costs on a `Double`.
public struct Length: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The value in metres.
    public var metres: Double

    private init(si: Double) {
        metres = si
    }

    public static let zero = Length(si: 0)

    public static func metres(_ metres: Double) -> Length { Length(si: metres) }
    public static func kilometres(_ kilometres: Double) -> Length { Length(si: kilometres * 1000) }

    public var kilometres: Double { metres / 1000 }
    public var magnitude: Length { Length(si: abs(metres)) }

    public static func < (left: Length, right: Length) -> Bool { left.metres < right.metres }
    public static func + (left: Length, right: Length) -> Length { Length(si: left.metres + right.metres) }
    public static func - (left: Length, right: Length) -> Length { Length(si: left.metres - right.metres) }
    public static prefix func - (value: Length) -> Length { Length(si: -value.metres) }
    public static func * (value: Length, factor: Double) -> Length { Length(si: value.metres * factor) }
    public static func / (value: Length, divisor: Double) -> Length { Length(si: value.metres / divisor) }
    /// The ratio of two values, without unit.
    public static func / (left: Length, right: Length) -> Double { left.metres / right.metres }
}
