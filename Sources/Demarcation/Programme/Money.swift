/// An amount of quetzales, in whole centavos: sums are exact and do not depend on their order.
public struct Money: Hashable, Comparable, Sendable, AdditiveArithmetic {
    public var centavos: Int

    public init(centavos: Int) {
        self.centavos = centavos
    }

    public static let zero = Money(centavos: 0)

    public static func quetzales(_ quetzales: Int) -> Money { Money(centavos: quetzales * 100) }

    public static func < (left: Money, right: Money) -> Bool { left.centavos < right.centavos }
    public static func + (left: Money, right: Money) -> Money { Money(centavos: left.centavos + right.centavos) }
    public static func - (left: Money, right: Money) -> Money { Money(centavos: left.centavos - right.centavos) }
    public static prefix func - (value: Money) -> Money { Money(centavos: -value.centavos) }
    /// The ratio of two amounts, without unit.
    public static func / (left: Money, right: Money) -> Double { Double(left.centavos) / Double(right.centavos) }

    /// The amount for each unit of a quantity, to the nearest centavo, halves away from zero; `nil` for no quantity.
    public func perUnit(of quantity: Quantity) -> Money? {
        guard !quantity.isZero else { return nil }
        let exact = Double(centavos) / quantity.value
        guard abs(exact) < 9e15 else { return nil }
        return Money(centavos: Int(exact.rounded()))
    }
}

extension Money: LosslessStringConvertible {
    /// Quetzales with two decimals and a point, no sign of currency: `841.63`.
    public var description: String {
        let magnitude = centavos.magnitude
        let cents = magnitude % 100
        return "\(centavos < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// As ``description``, without decimals where there are no centavos: `12371441`.
    public var shortest: String {
        centavos % 100 == 0 ? String(centavos / 100) : description
    }

    /// Reads quetzales with at most two decimals, exactly: `841.63`, `-12`, `0.5`.
    ///
    /// Thousands separators, a currency, an exponent and a third decimal that is not 0 are `nil`: a guess would lose or
    /// invent money.
    public init?(_ text: String) {
        guard let value = Decimal64(text, decimals: 2) else { return nil }
        centavos = value.scaled
    }
}
