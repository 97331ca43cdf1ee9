/// Puts files into a ZIP archive (APPNOTE 6.3), stored and not compressed: small files of one report.
///
/// The same files give the same bytes: every entry has the first moment that the format knows, 1 January 1980.
struct ZIPWriter {
    private var archive: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a file; names are ASCII, and a file is smaller than 4 GB.
    mutating func add(_ name: String, _ content: [UInt8]) {
        let name = Array(name.utf8)
        let offset = archive.count
        var entry: [UInt8] = []
        // Needs version 2.0, no flags, stored, midnight, 1980-01-01.
        for word: UInt16 in [20, 0, 0, 0, 0x21] { entry.append(littleEndian: word) }
        entry.append(littleEndian: crc32(content))
        entry.append(littleEndian: UInt32(content.count))
        entry.append(littleEndian: UInt32(content.count))
        entry.append(littleEndian: UInt16(name.count))
        entry.append(littleEndian: UInt16(0))
        archive.append(littleEndian: UInt32(0x0403_4B50))
        archive += entry + name + content
        directory.append(littleEndian: UInt32(0x0201_4B50))
        directory.append(littleEndian: UInt16(20))
        directory += entry
        // No comment, first disk, no attributes.
        for word: UInt16 in [0, 0, 0, 0, 0] { directory.append(littleEndian: word) }
        directory.append(littleEndian: UInt32(offset))
        directory += name
        count += 1
    }

    /// The whole archive.
    func finish() -> [UInt8] {
        var bytes = archive + directory
        bytes.append(littleEndian: UInt32(0x0605_4B50))
        for word: UInt16 in [0, 0, UInt16(count), UInt16(count)] { bytes.append(littleEndian: word) }
        bytes.append(littleEndian: UInt32(directory.count))
        bytes.append(littleEndian: UInt32(archive.count))
        bytes.append(littleEndian: UInt16(0))
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func append<Word: FixedWidthInteger & UnsignedInteger>(littleEndian word: Word) {
        for shift in stride(from: 0, to: Word.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
}

/// CRC-32 of ISO 3309, as ZIP asks for it, from the table of its remainders.
private func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { remainders[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
}

private let remainders: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
}
