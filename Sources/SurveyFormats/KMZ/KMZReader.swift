import Demarcation

/// Reads the KML of a KMZ: a ZIP archive with `doc.kml`, or another KML, in it.
///
/// The archive is held in memory and its KML expanded as it is read; nothing is written, and no other entry is looked at.
struct KMZReader: FormatReader {
    private var reader: KMLReader
    /// Names of other KML documents in the archive.
    private let others: [String]

    private static let archiveLimit = 512 << 20

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        let archive = try KMZReader.archive(bytes)
        let bytes: ByteSource
        do throws(ZIPProblem) {
            let entries = try ZIPDirectory(archive).entries
            let documents = entries.filter { $0.name.lowercased().hasSuffix(".kml") }
            // The root's doc.kml by convention, else the first one.
            guard let document = documents.first(where: { $0.name.lowercased() == "doc.kml" }) ?? documents.first
            else { throw .noKML(entries: entries.count) }
            others = documents.map(\.name).filter { $0 != document.name }
            let content = try ZIPEntryBytes(document, of: archive)
            bytes = ByteSource { try content.checkedNext() }
        } catch {
            throw .archive(error)
        }
        reader = try KMLReader(bytes)
    }

    var source: SurveySource {
        var source = reader.source
        source.format = "kmz"
        if !others.isEmpty {
            let names = others.prefix(3).joined(separator: ", ")
            source.warnings.append(
                Bilingual(
                    en: "other KML in the archive, not read: \(others.count) (\(names))",
                    es: "otros KML en el archivo, que no se leen: \(others.count) (\(names))"))
        }
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        do throws(SurveyFormatError) {
            return try reader.next()
        } catch {
            // What the parser finds wrong in damaged bytes says nothing: first the checksum is looked at.
            try reader.skipRest()
            throw error
        }
    }

    private static func archive(_ bytes: ByteSource) throws(SurveyFormatError) -> [UInt8] {
        var bytes = bytes
        var archive: [UInt8] = []
        while true {
            let chunk = try bytes.next()
            if chunk.isEmpty { return archive }
            archive += chunk
            if archive.count > archiveLimit { throw .archive(.archiveTooLarge(limit: archiveLimit)) }
        }
    }
}

extension ZIPEntryBytes {
    fileprivate func checkedNext() throws(SurveyFormatError) -> [UInt8] {
        do throws(ZIPProblem) { return try next() } catch { throw .archive(error) }
    }
}
