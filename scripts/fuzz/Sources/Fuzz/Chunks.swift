import SurveyFormats

/// The bytes in pieces of odd sizes, as a pipe may hand them over.
struct Chunks: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var at = 0
    private var size: Int

    /// - `first`: the size of the first piece, at least 1; the next ones grow by half.
    init(_ bytes: [UInt8], first: Int) {
        self.bytes = bytes
        size = first
    }

    mutating func next() -> [UInt8]? {
        guard at < bytes.count else { return nil }
        let end = Swift.min(at + size, bytes.count)
        defer {
            at = end
            size += (size + 1) / 2
        }
        return Array(bytes[at..<end])
    }
}

extension ByteSource {
    static func pieces(of bytes: [UInt8], first: Int) -> ByteSource {
        var chunks = Chunks(bytes, first: first)
        return ByteSource { chunks.next() ?? [] }
    }
}
