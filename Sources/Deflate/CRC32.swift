import CZlib

/// The checksum of ZIP and gzip (ISO 3309), over bytes that come in pieces.
public struct CRC32: Hashable, Sendable {
    /// Of all bytes so far.
    public private(set) var value: UInt32 = 0

    public init() {}

    public mutating func update(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { piece in
            value = UInt32(truncatingIfNeeded: crc32_z(UInt(value), piece.baseAddress, piece.count))
        }
    }
}
