import Deflate
import Demarcation

/// The bytes of one entry of an archive, expanded as they are asked for and checked at their end.
///
/// A class because what reads a survey holds its bytes as a closure, which can't own the stream itself.
final class ZIPEntryBytes {
    private let archive: [UInt8]
    private let entry: ZIPDirectory.Entry
    private var inflater: Inflater
    private var at: Int
    private var given = 0
    private var checksum = CRC32()
    private let limit: Int

    /// An entry may always be so large.
    private static let floor = 64 << 20
    /// And so many times as large as in the archive: KML comes to some 20, a bomb to 1,000.
    private static let ratio = 100

    init(_ entry: ZIPDirectory.Entry, of archive: [UInt8]) throws(ZIPProblem) {
        guard !entry.isEncrypted else { throw .encrypted(name: entry.name) }
        guard entry.method == 0 || entry.method == 8 else { throw .method(entry.method, name: entry.name) }
        limit = max(ZIPEntryBytes.floor, entry.place.count * ZIPEntryBytes.ratio)
        guard entry.size <= limit else { throw .expands(name: entry.name, bytes: entry.size, limit: limit) }
        do throws(InflateError) {
            inflater = try Inflater()
        } catch {
            throw .damaged(Bilingual(en: "out of memory", es: "falta memoria"))
        }
        self.archive = archive
        self.entry = entry
        at = entry.place.lowerBound
    }

    /// The next bytes; none at the end.
    func next() throws(ZIPProblem) -> [UInt8] {
        let bytes = entry.method == 0 ? stored() : try expanded()
        given += bytes.count
        checksum.update(bytes.span)
        guard given <= limit else { throw .expands(name: entry.name, bytes: given, limit: limit) }
        if bytes.isEmpty {
            guard given == entry.size else {
                throw .damaged(
                    Bilingual(
                        en: "“\(entry.name)” has \(given) bytes, the directory says \(entry.size)",
                        es: "«\(entry.name)» tiene \(given) bytes, el directorio dice \(entry.size)"))
            }
            guard checksum.value == entry.checksum else { throw .checksum(name: entry.name) }
        }
        return bytes
    }

    private func stored() -> [UInt8] {
        let end = min(at + ByteSource.chunkSize, entry.place.upperBound)
        defer { at = end }
        return Array(archive[at..<end])
    }

    private func expanded() throws(ZIPProblem) -> [UInt8] {
        let archive = archive
        while !inflater.isAtEnd {
            let end = min(at + ByteSource.chunkSize, entry.place.upperBound)
            let expanded: (used: Int, bytes: [UInt8])
            do throws(InflateError) {
                expanded = try inflater.expand(archive.span.extracting(at..<end), upTo: ByteSource.chunkSize)
            } catch {
                throw .damaged(
                    Bilingual(en: "“\(entry.name)” can't be expanded", es: "«\(entry.name)» no se puede expandir"))
            }
            at += expanded.used
            if !expanded.bytes.isEmpty { return expanded.bytes }
            guard expanded.used > 0 || inflater.isAtEnd else {
                throw .damaged(
                    Bilingual(en: "“\(entry.name)” ends too early", es: "«\(entry.name)» termina antes de tiempo"))
            }
        }
        return []
    }
}
