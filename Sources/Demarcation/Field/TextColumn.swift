/// One text for each row of a batch, kept as UTF-8 bytes end to end.
///
/// An array of strings allocates for every text longer than 15 bytes; this allocates twice for a whole batch. Texts are
/// read back as bytes (``bytes`` and ``range(of:)``) or as a `String`.
public struct TextColumn: Hashable, Sendable {
    /// The texts, one after the other, valid UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// Where each text ends in ``bytes``.
    private var ends: [Int32] = []

    public init() {}

    public init(_ texts: some Sequence<String>) {
        for text in texts { append(text) }
    }

    public var count: Int { ends.count }
    public var isEmpty: Bool { ends.isEmpty }

    public mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(Int32(bytes.count))
    }

    /// Adds a row whose text is `utf8`, which the caller has checked to be valid UTF-8.
    public mutating func append(utf8: some Sequence<UInt8>) {
        bytes.append(contentsOf: utf8)
        ends.append(Int32(bytes.count))
    }

    /// The same from a view of bytes, quicker: readers add several texts for each point.
    public mutating func append(utf8 text: Span<UInt8>) {
        // Of nothing to an empty array it would write the count, 0, into the storage that all empty arrays share.
        if !text.isEmpty {
            bytes.append(addingCapacity: text.count) { output in
                for index in text.indices { output.append(text[index]) }
            }
        }
        ends.append(Int32(bytes.count))
    }

    public mutating func reserveCapacity(rows: Int, bytes byteCount: Int) {
        ends.reserveCapacity(rows)
        bytes.reserveCapacity(byteCount)
    }

    /// The place of a row's text in ``bytes``.
    public func range(of row: Int) -> Range<Int> {
        (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
    }

    public subscript(row: Int) -> String {
        String(decoding: bytes[range(of: row)], as: UTF8.self)
    }
}
