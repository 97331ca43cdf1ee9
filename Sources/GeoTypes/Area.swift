/// An area on the ground or of a cross-section.
///
/// Stored in square metres; 8 bytes, arithmetic costs what it costs on a `Double`.
public struct Area: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The value in square metres.
    public var squareMetres: Double

    private init(si: Double) {
        squareMetres = si
    }

    public static let zero = Area(si: 0)

    public static func squareMetres(_ squareMetres: Double) -> Area { Area(si: squareMetres) }
    public static func hectares(_ hectares: Double) -> Area { Area(si: hectares * 10_000) }

    public var hectares: Double { squareMetres / 10_000 }

    public static func < (left: Area, right: Area) -> Bool { left.squareMetres < right.squareMetres }
    public static func + (left: Area, right: Area) -> Area { Area(si: left.squareMetres + right.squareMetres) }
    public static func - (left: Area, right: Area) -> Area { Area(si: left.squareMetres - right.squareMetres) }
    public static prefix func - (value: Area) -> Area { Area(si: -value.squareMetres) }
    public static func * (value: Area, factor: Double) -> Area { Area(si: value.squareMetres * factor) }
    public static func / (value: Area, divisor: Double) -> Area { Area(si: value.squareMetres / divisor) }
    /// The ratio of two values, without unit.
    public static func / (left: Area, right: Area) -> Double { left.squareMetres / right.squareMetres }
}
