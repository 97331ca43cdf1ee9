extension JSONWriter {
    /// An object; with a name, as a member of the object around it.
    public mutating func object<E: Error>(
        _ name: String? = nil, _ body: (inout JSONWriter) throws(E) -> Void
    ) throws(E) {
        if let name { key(name) }
        beginObject()
        try body(&self)
        endObject()
    }

    /// An array; with a name, as a member of the object around it.
    public mutating func array<E: Error>(
        _ name: String? = nil, _ body: (inout JSONWriter) throws(E) -> Void
    ) throws(E) {
        if let name { key(name) }
        beginArray()
        try body(&self)
        endArray()
    }

    public mutating func member(_ name: String, _ text: String?) {
        key(name)
        value(text)
    }

    public mutating func member(_ name: String, _ integer: Int?) {
        key(name)
        value(integer)
    }

    public mutating func member(_ name: String, _ flag: Bool?) {
        key(name)
        value(flag)
    }

    /// The fewest digits that read back as the same number.
    public mutating func member(_ name: String, _ number: Double?) {
        key(name)
        value(number)
    }

    /// Rounded to at most so many decimals; zeros at the end are left out.
    public mutating func member(_ name: String, _ number: Double?, decimals: Int) {
        key(name)
        value(number, decimals: decimals)
    }

    public mutating func member(_ name: String, _ texts: [String]) {
        array(name) { json in
            for text in texts { json.value(text) }
        }
    }

    /// Each number rounded to at most so many decimals.
    public mutating func member(_ name: String, _ numbers: [Double], decimals: Int) {
        array(name) { json in
            for number in numbers { json.value(number, decimals: decimals) }
        }
    }

    /// A value that is JSON already. It isn't checked.
    public mutating func member(_ name: String, raw json: String) {
        key(name)
        raw(json)
    }
}
