import ArgumentParser
import Demarcation
import Foundation
import Register
import SurveyFormats

struct DocumentImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised("Import documents from CSV or GeoJSON.", "Importa documentos de CSV o GeoJSON."),
        discussion: localised(
            """
            EXAMPLES
              lindero document import documents.csv
              lindero document import documents.csv --dry-run --json

            Columns: id, kind, number, title, date, signed_by, article, file, sha256, participation, note. A file that stands
            beside the CSV is read and its digest kept; one that is elsewhere needs its sha256.
            """,
            """
            EJEMPLOS
              lindero document import documentos.csv
              lindero document import documentos.csv --dry-run --json

            Columnas: id, kind, number, title, date, signed_by, article, file, sha256, participation, note. Un archivo que esté
            junto al CSV se lee y se guarda su huella; uno que esté en otra parte necesita su sha256.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let digests = FileDigests(beside: options.file)
        var batch = try RecordImport(
            options, things: Bilingual(en: "documents", es: "documentos"), noun: "document", requiring: ["id", "kind"],
            places: false
        ) { table in
            var reading = DocumentRecords.read(table)
            reading.items = reading.items.map { digests.filled($0) }
            return reading
        }
        batch.keep { document throws(Rejection.Reason) in try digests.check(document) }
        try batch.store(rehearse: { try register.rehearseDocuments($0) }) { documents in
            try register.importDocuments(documents, change: author.change)
        }
        try batch.report(output, next: Bilingual("lindero document list"))
    }
}

/// Digests of the files that rows of a table name, as they stand beside it.
private struct FileDigests {
    private let folder: URL?

    init(beside table: String) {
        folder = table == "-" ? nil : URL(fileURLWithPath: table).deletingLastPathComponent()
    }

    private func digest(_ file: String) -> String? {
        guard let path = folder.map({ URL(fileURLWithPath: file, relativeTo: $0).path }) else { return nil }
        return try? DigestedStream.digest(ofFile: path)
    }

    func filled(_ record: ReadRecord<Document>) -> ReadRecord<Document> {
        var record = record
        if record.item.sha256 == nil, let file = record.item.file { record.item.sha256 = digest(file) }
        return record
    }

    func check(_ document: Document) throws(Rejection.Reason) {
        guard let file = document.file else { return }
        guard let stated = document.sha256 else { throw .unknownReference(field: "file", value: file) }
        if let found = digest(file), found != stated {
            throw .valueOutOfRange(field: "sha256", value: stated, allowed: found)
        }
    }
}
