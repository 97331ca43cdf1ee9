/// Memory for the texts and blobs of one statement's rows, used again for the next.
///
/// Bytes keep their offset, not their address, until all rows are there: growing moves them.
struct ByteArena: ~Copyable {
    private(set) var base: UnsafeMutableRawPointer
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit {
        base.deallocate()
    }

    mutating func removeAll() {
        count = 0
    }

    /// Copies the bytes in and answers their offset.
    mutating func append(_ bytes: UnsafeRawBufferPointer) -> Int {
        let room = append(count: bytes.count)
        if let start = bytes.baseAddress { room.buffer.baseAddress?.copyMemory(from: start, byteCount: bytes.count) }
        return room.offset
    }

    /// Room for so many bytes, to be written before the next call.
    mutating func append(count added: Int) -> (offset: Int, buffer: UnsafeMutableRawBufferPointer) {
        if added > capacity - count { grow(toHold: count + added) }
        let offset = count
        count += added
        return (offset, UnsafeMutableRawBufferPointer(start: base + offset, count: added))
    }

    private mutating func grow(toHold needed: Int) {
        capacity = max(needed, capacity * 2)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = larger
    }
}
