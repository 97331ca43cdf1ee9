import Demarcation

extension JSONWriter {
    /// Exactly, as a number: the shortest decimals.
    mutating func member(_ name: String, _ quantity: Quantity?) {
        key(name)
        value(quantity)
    }

    mutating func value(_ quantity: Quantity?) {
        if let quantity { raw(quantity.description) } else { null() }
    }

    /// Quetzales, exactly, without decimals where there are no centavos.
    mutating func member(_ name: String, _ money: Money?) {
        key(name)
        if let money { raw(money.shortest) } else { null() }
    }
}
