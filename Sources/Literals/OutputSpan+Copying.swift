/// Bytes written several at a time. The standard library appends to an output span one element after the other, which for
/// rows by the million costs as much as making their digits; what is marked unsafe here stays within bounds that are
/// checked.
extension OutputSpan<UInt8> {
    /// Appends all of `bytes`. A span that is too short traps.
    @inline(__always)
    public mutating func append(copying bytes: Span<UInt8>) {
        precondition(bytes.count <= freeCapacity, "no room for \(bytes.count) bytes")
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe withUnsafeMutableBufferPointer { buffer, count in
                guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
                unsafe (to + count).initialize(from: from, count: source.count)
                count += source.count
            }
        }
    }

    /// Appends the `count` (0…8) lowest bytes of `text`, the lowest first. A span that is too short traps.
    @inline(__always)
    mutating func append(lowest count: Int, of text: UInt64) {
        precondition(0...8 ~= count && count <= freeCapacity, "no room for \(count) bytes")
        guard freeCapacity >= 8 else {
            for place in 0..<count { append(UInt8(truncatingIfNeeded: text >> UInt64(8 * place))) }
            return
        }
        // Whole, with bytes after the last one that the next ones overwrite.
        unsafe withUnsafeMutableBufferPointer { buffer, filled in
            guard let to = buffer.baseAddress else { return }
            unsafe UnsafeMutableRawPointer(to + filled).storeBytes(of: text.littleEndian, as: UInt64.self)
            filled += count
        }
    }
}
