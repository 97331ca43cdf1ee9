import CZlib

/// Expands a raw DEFLATE stream (RFC 1951), as ZIP archives hold them, piece by piece.
///
/// The caller says how much may come out of each call, so that a few bytes that expand to gigabytes cost nothing until
/// they are asked for.
public struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    /// The stream's own end mark was read; what follows isn't part of it.
    public private(set) var isAtEnd = false

    public init() throws(InflateError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // A negative window size says that there is no zlib header (zlib.h, inflateInit2).
        let status = inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            stream.deallocate()
            throw .outOfMemory
        }
        self.stream = stream
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Expands from the start of `input` to at most `limit` bytes; says how much of `input` was used.
    ///
    /// Neither input used nor bytes given means that the stream goes on after `input`.
    public mutating func expand(
        _ input: Span<UInt8>, upTo limit: Int
    ) throws(InflateError) -> (used: Int, bytes: [UInt8]) {
        precondition(limit > 0 && limit <= 1 << 30 && input.count <= 1 << 30, "a piece of more than 1 GiB")
        guard !isAtEnd else { return (0, []) }
        var status = Z_OK
        var used = 0
        let bytes = input.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
                // zlib only reads from it; its header lacks the const.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(limit)
                status = inflate(stream, Z_NO_FLUSH)
                used = source.count - Int(stream.pointee.avail_in)
                filled = limit - Int(stream.pointee.avail_out)
                stream.pointee.next_in = nil
                stream.pointee.next_out = nil
            }
        }
        switch status {
        case Z_STREAM_END: isAtEnd = true
        // Z_BUF_ERROR: no progress was possible, which isn't an error (zlib.h, inflate).
        case Z_OK, Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw .outOfMemory
        default: throw .damaged
        }
        return (used, bytes)
    }
}

/// Why a stream can't be expanded.
public enum InflateError: Error, Hashable, Sendable {
    /// The bytes are no DEFLATE stream.
    case damaged
    case outOfMemory
}
