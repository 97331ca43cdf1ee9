/// The events of one stretch of a document, in order, as one flat list: no callbacks, no object for each element.
///
/// An element is a `.start`, its `.attribute`s, what it contains and an `.end`. A `.text` is whole, however the document
/// was cut into chunks; text of nothing but white space is left out.
public struct XMLEvents: Sendable {
    public private(set) var list: [XMLEvent] = []
    /// The texts and attribute values, valid UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// The names seen so far; ``XMLEvent/name`` is an index here and stays the same for the whole document.
    public private(set) var names: [XMLName] = []

    public init() {}

    /// An event's text or attribute value.
    public func string(_ event: XMLEvent) -> String {
        String(decoding: bytes[event.range], as: UTF8.self)
    }

    mutating func removeEvents() {
        list.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func append(name: XMLName) {
        names.append(name)
    }

    mutating func append(_ kind: XMLEvent.Kind, name: Int32, line: Int) {
        let end = Int32(truncatingIfNeeded: bytes.count)
        list.append(XMLEvent(kind: kind, name: name, start: end, end: end, line: line))
    }

    mutating func append(_ kind: XMLEvent.Kind, name: Int32, line: Int, value: UnsafeBufferPointer<UInt8>) {
        let start = Int32(truncatingIfNeeded: bytes.count)
        bytes.append(contentsOf: value)
        list.append(
            XMLEvent(kind: kind, name: name, start: start, end: Int32(truncatingIfNeeded: bytes.count), line: line))
    }
}

/// One event; what it refers to is in its ``XMLEvents``.
public struct XMLEvent: Sendable {
    public enum Kind: UInt8, Sendable {
        case start, attribute, text, end
    }

    public let kind: Kind
    /// Index of the element's or attribute's name in ``XMLEvents/names``; for text, of the element around it.
    public let name: Int32
    private let start: Int32
    private let end: Int32
    /// The line of the document where the element starts, counted from 1.
    public let line: Int

    init(kind: Kind, name: Int32, start: Int32, end: Int32, line: Int) {
        self.kind = kind
        self.name = name
        self.start = start
        self.end = end
        self.line = line
    }

    /// The place of the text or attribute value in ``XMLEvents/bytes``.
    public var range: Range<Int> { Int(start)..<Int(end) }
}
