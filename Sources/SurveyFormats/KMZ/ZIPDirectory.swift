import Demarcation

/// The entries of a ZIP archive that is in memory (APPNOTE 6.3.10, sections 4.3 and 4.4). Nothing is ever extracted.
///
/// An archive whose names or places could harm a program that extracts it is refused as a whole: it was made to do harm, or
/// is damaged.
struct ZIPDirectory {
    struct Entry {
        var name: String
        var flags: Int
        var method: Int
        var checksum: UInt32
        /// Where the entry's own header starts.
        var start: Int
        /// Where its bytes stand in the archive.
        var place: Range<Int>
        /// Bytes when expanded, as the directory says.
        var size: Int

        /// Traditional encryption, strong encryption, masked headers.
        var isEncrypted: Bool { flags & 0x2041 != 0 }
    }

    private(set) var entries: [Entry] = []

    private static let endSize = 22
    private static let headerSize = 46
    private static let localSize = 30

    init(_ archive: [UInt8]) throws(ZIPProblem) {
        let end = try ZIPDirectory.end(of: archive)
        let count = archive.number16(end + 10)
        let start = archive.number32(end + 16)
        guard archive.number16(end + 4) == 0, archive.number16(end + 8) == count else {
            throw .damaged(Bilingual(en: "one of several volumes", es: "uno de varios volúmenes"))
        }
        guard start + archive.number32(end + 12) <= end else { throw ZIPDirectory.misplaced }
        var at = start
        for _ in 0..<count {
            guard at + ZIPDirectory.headerSize <= end, archive.number32(at) == 0x0201_4B50 else {
                throw ZIPDirectory.misplaced
            }
            let length = archive.number16(at + 28)
            let next = at + ZIPDirectory.headerSize + length + archive.number16(at + 30) + archive.number16(at + 32)
            guard next <= end else { throw ZIPDirectory.misplaced }
            entries.append(try ZIPDirectory.entry(archive, at: at, nameLength: length, directory: start))
            at = next
        }
        try checkNames()
        try checkPlaces()
    }

    private static var misplaced: ZIPProblem {
        .damaged(Bilingual(en: "its directory isn't where it says", es: "su directorio no está donde dice"))
    }

    /// The record that ends the archive; a comment of up to 65,535 bytes may follow it.
    private static func end(of archive: [UInt8]) throws(ZIPProblem) -> Int {
        var at = archive.count - endSize
        while at >= 0, at >= archive.count - endSize - 0xFFFF {
            if archive[at] == 0x50, archive.number32(at) == 0x0605_4B50,
                at + endSize + archive.number16(at + 20) <= archive.count
            {
                return at
            }
            at -= 1
        }
        throw .truncated
    }

    private static func entry(
        _ archive: [UInt8], at place: Int, nameLength: Int, directory: Int
    ) throws(ZIPProblem) -> Entry {
        let nameBytes = archive[place + headerSize..<place + headerSize + nameLength]
        let name = String(decoding: nameBytes, as: UTF8.self)
        let attributes = archive.number32(place + 38)
        // Made on Unix or macOS, with a mode whose type is a link.
        if [3, 19].contains(archive.number16(place + 4) >> 8), attributes >> 28 == 0xA {
            throw .symbolicLink(name: name)
        }
        let start = archive.number32(place + 42)
        guard start + localSize <= directory, archive.number32(start) == 0x0403_4B50 else { throw misplaced }
        let localLength = archive.number16(start + 26)
        let data = start + localSize + localLength + archive.number16(start + 28)
        let compressed = archive.number32(place + 20)
        guard data + compressed <= directory else {
            throw .damaged(
                Bilingual(en: "“\(name)” is longer than the archive", es: "«\(name)» es más largo que el archivo"))
        }
        guard archive[start + localSize..<start + localSize + localLength].elementsEqual(nameBytes) else {
            throw .damaged(
                Bilingual(
                    en: "“\(name)” has another name in the directory",
                    es: "«\(name)» tiene otro nombre en el directorio"))
        }
        return Entry(
            name: name, flags: archive.number16(place + 8), method: archive.number16(place + 10),
            checksum: UInt32(archive.number32(place + 16)), start: start, place: data..<data + compressed,
            size: archive.number32(place + 24))
    }

    private func checkNames() throws(ZIPProblem) {
        var seen: Set<String> = []
        for entry in entries {
            let parts = entry.name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
            if parts.first == "" || parts.first?.dropFirst().first == ":" { throw .absolutePath(name: entry.name) }
            if parts.contains("..") { throw .leadsOut(name: entry.name) }
            guard seen.insert(entry.name).inserted else { throw .duplicate(name: entry.name) }
        }
    }

    private func checkPlaces() throws(ZIPProblem) {
        let inOrder = entries.sorted { $0.start < $1.start }
        for (entry, next) in zip(inOrder, inOrder.dropFirst()) where entry.place.upperBound > next.start {
            throw .overlapping(name: entry.name, other: next.name)
        }
    }
}

extension [UInt8] {
    fileprivate func number16(_ place: Int) -> Int {
        Int(self[place]) | Int(self[place + 1]) << 8
    }

    fileprivate func number32(_ place: Int) -> Int {
        number16(place) | number16(place + 2) << 16
    }
}
