/// Gives each name a small number, by an open-addressed table over the bytes that expat hands out.
struct NameTable {
    private var slots = [Int32](repeating: -1, count: 64)
    private var keys: [[UInt8]] = []

    var count: Int { keys.count }

    /// The number of the name, and whether it is new.
    mutating func number(of key: UnsafeBufferPointer<UInt8>) -> (number: Int32, isNew: Bool) {
        var slot = NameTable.hash(key) & (slots.count - 1)
        while slots[slot] >= 0 {
            if isEqual(keys[Int(slots[slot])], key) { return (slots[slot], false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = Int32(keys.count)
        slots[slot] = number
        keys.append(Array(key))
        if keys.count * 2 > slots.count { grow() }
        return (number, true)
    }

    /// Eight bytes at a time: every tag of a document is compared with its known name.
    private func isEqual(_ known: [UInt8], _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard known.count == key.count else { return false }
        let key = UnsafeRawBufferPointer(key)
        return known.withUnsafeBytes { known in
            var at = 0
            while at + 8 <= known.count {
                let left = known.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                if left != key.loadUnaligned(fromByteOffset: at, as: UInt64.self) { return false }
                at += 8
            }
            while at < known.count {
                if known[at] != key[at] { return false }
                at += 1
            }
            return true
        }
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (number, key) in keys.enumerated() {
            var slot = key.withUnsafeBufferPointer { NameTable.hash($0) } & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    /// The namespace in front is nearly always the same, so the length and the last eight bytes are enough.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var mixed = UInt64(key.count)
        for byte in key[Swift.max(key.count - 8, 0)...] { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) & 0x7FFF_FFFF)
    }
}
