import Literals

/// Writes JSON (RFC 8259) into a buffer of bytes, in the order of the calls.
///
///     var json = JSONWriter()
///     json.object { json in
///         json.member("read", 1000)
///         json.array("rejects") { json in
///             for row in rejects { json.object { $0.member("line", row.line) } }
///         }
///     }
///     try write(json.bytes)
///
/// Members and elements are compact. ``newline()`` puts the next one on a line of its own. Values at the top level
/// stand on a line each, so that a sequence of them is JSON Lines. A number that is no JSON, NaN or infinite, becomes
/// `null`. Debug builds check the nesting.
public struct JSONWriter: Sendable {
    private enum Container: Sendable {
        case object, array
    }

    private enum Separation: Sendable {
        /// After an opening bracket or a key.
        case none
        case comma
        /// The same with the next value on a new line.
        case line, commaAndLine
    }

    /// What has been written and not yet flushed.
    public internal(set) var bytes: [UInt8] = []
    private var containers: [Container] = []
    private var separation = Separation.none
    private var awaitsValue = false

    public init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// How many objects and arrays are open.
    public var depth: Int { containers.count }

    public mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
        containers.append(.object)
        separation = .none
    }

    public mutating func endObject() {
        end(.object, with: UInt8(ascii: "}"))
    }

    public mutating func beginArray() {
        separate()
        bytes.append(UInt8(ascii: "["))
        containers.append(.array)
        separation = .none
    }

    public mutating func endArray() {
        end(.array, with: UInt8(ascii: "]"))
    }

    private mutating func end(_ container: Container, with bracket: UInt8) {
        assert(containers.last == container && !awaitsValue, "an end without its beginning, or a key without value")
        containers.removeLast()
        if separation == .line || separation == .commaAndLine { bytes.append(UInt8(ascii: "\n")) }
        bytes.append(bracket)
        separation = .comma
    }

    /// The name of the member whose value comes next.
    public mutating func key(_ name: String) {
        assert(containers.last == .object && !awaitsValue, "a key outside an object, or two keys")
        writeSeparator()
        bytes.append(jsonString: name)
        bytes.append(UInt8(ascii: ":"))
        separation = .none
        awaitsValue = true
    }

    public mutating func value(_ text: String?) {
        guard let text else { return null() }
        separate()
        bytes.append(jsonString: text)
        separation = .comma
    }

    public mutating func value(_ integer: Int?) {
        guard let integer else { return null() }
        separate()
        bytes.appendInteger(integer)
        separation = .comma
    }

    public mutating func value(_ flag: Bool?) {
        guard let flag else { return null() }
        raw(flag ? "true" : "false")
    }

    /// The fewest digits that read back as the same number.
    public mutating func value(_ number: Double?) {
        guard let number, number.isFinite else { return null() }
        separate()
        bytes.append(shortest: number)
        separation = .comma
    }

    /// Rounded to at most so many decimals; zeros at the end are left out.
    public mutating func value(_ number: Double?, decimals: Int) {
        guard let number, number.isFinite else { return null() }
        separate()
        bytes.append(number, decimals: decimals, trimming: true)
        separation = .comma
    }

    public mutating func null() {
        raw("null")
    }

    /// A value that is JSON already. It isn't checked.
    public mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
        separation = .comma
    }

    /// Puts the next member, element or closing bracket on a new line.
    public mutating func newline() {
        separation = separation == .none ? .line : .commaAndLine
    }

    /// Ends a document with a line end, as files of text do.
    public mutating func endText() {
        assert(containers.isEmpty, "an object or array is open")
        bytes.append(UInt8(ascii: "\n"))
        separation = .none
    }

    /// Gives the bytes to `sink` and forgets them, when there are more than `limit`: how a large document is written
    /// with little memory.
    public mutating func flush(over limit: Int = 0, into sink: ([UInt8]) throws -> Void) rethrows {
        guard bytes.count > limit else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Before a value: the comma or line that divides it from the one before.
    mutating func separate() {
        assert(containers.last != .object || awaitsValue, "a value without key in an object")
        writeSeparator()
        awaitsValue = false
    }

    private mutating func writeSeparator() {
        switch separation {
        case .none: break
        case .line: bytes.append(UInt8(ascii: "\n"))
        case .comma where containers.isEmpty: bytes.append(UInt8(ascii: "\n"))
        case .comma: bytes.append(UInt8(ascii: ","))
        case .commaAndLine where containers.isEmpty: bytes.append(UInt8(ascii: "\n"))
        case .commaAndLine:
            bytes.append(UInt8(ascii: ","))
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// After bytes of a value have been appended to ``bytes``.
    mutating func endValue() {
        separation = .comma
    }
}
