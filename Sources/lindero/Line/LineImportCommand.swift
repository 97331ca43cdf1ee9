import ArgumentParser
import Demarcation
import Foundation
import GeoTypes
import Geodesy
import Register
import Reports
import SurveyFormats
import Surveying

struct LineImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import the line: GeoJSON, one LineString for each segment, or a CSV of its vertices.",
            "Importa la línea: GeoJSON, un LineString por segmento, o un CSV de sus vértices."),
        discussion: localised(
            """
            EXAMPLES
              lindero line import boundary.geojson
              lindero line import boundary.geojson --dry-run --json
              lindero line import vertices.csv
              lindero line import nad27.geojson --candidate NAD27

            Properties: sector, segment, order, rule, kind, neighbour, name, instrument, legal_status, grid_system,
            article, defining_text, valid_from, valid_to, precedence; of the sector: sector_name, plate, chainage_origin,
            chainage_direction, departments. A file without sectors gives one sector for each line.

            A CSV has a row for each vertex: sector, segment, sequence, longitude, latitude (WGS 84), as “export csv vertices”
            writes it; the properties above may stand as columns beside them. “export geojson line --vertices-only --precision
            15” writes a line that is read back as it was, with all of them.
            """,
            """
            EJEMPLOS
              lindero line import boundary.geojson
              lindero line import boundary.geojson --dry-run --json
              lindero line import vertices.csv
              lindero line import nad27.geojson --candidate NAD27

            Propiedades: sector, segment, order, rule, kind, neighbour, name, instrument, legal_status, grid_system,
            article, defining_text, valid_from, valid_to, precedence; del sector: sector_name, plate, chainage_origin,
            chainage_direction, departments. Un archivo sin sectores da un sector por cada línea.

            Un CSV tiene una fila por vértice: sector, segment, sequence, longitude, latitude (WGS 84), como lo escribe «export
            csv vertices»; las propiedades de arriba pueden ir como columnas. «export geojson line --vertices-only --precision
            15» escribe una línea que se vuelve a leer como era, con todas ellas.
            """))

    @Argument(help: help("The file, or - for standard input.", "El archivo, o - para la entrada estándar.")) var file:
        String
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @Option(
        help: help(
            "Operation from WGS 84 into the register's frame: a code or a PROJ string.",
            "Operación de WGS 84 al marco del registro: un código o una cadena PROJ.")) var operation: String?
    @Option(
        help: help(
            "Keep it as a candidate of this label beside the line, not as the line.",
            "Lo guarda como candidata con esta etiqueta junto a la línea, no como la línea.")) var candidate: String?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let read = try Self.read(file)
        try requireLines(read)
        var assembled = SectorAssembly.assemble(read.lines)
        let rejections = (read.rejections + assembled.rejections).sorted { $0.line < $1.line }
        if let candidate {
            for sector in assembled.sectors {
                guard let word = sector.legalStatus.wrongWord(in: candidate) else { continue }
                throw Failure.wrongWord(word, in: candidate, of: "--candidate", sector.legalStatus)
            }
        }
        for warning in assembled.warnings { output.warn(warning[.english], warning[.spanish]) }
        let network = try Geodesic.attempt {
            try LineFraming.bring(&assembled.sectors, into: register.frame, operation: operation)
            return try LegalNetwork(assembled.sectors, frame: register.frame)
        }
        warnOfCrossings(network.sectors)
        let ledger = try store(network.sectors, in: register)
        let report = RejectionReport(file: file, rejections: rejections)
        try output.emit { json in
            json.object { json in
                json.member("file", file)
                json.member("read", read.lines.count + read.rejections.count)
                json.member("sectors", ledger.sectors)
                json.member("segments", ledger.segments)
                json.member("vertices", ledger.vertices)
                json.member("unchanged", ledger.unchanged)
                json.member("rejected", rejections.count)
                json.member("dry_run", dryRun)
                report.write(to: &json)
            }
        } text: {
            localised(
                "\(file): \(ledger.sectors) sectors, \(ledger.segments) segments, \(ledger.vertices) vertices; "
                    + "\(ledger.unchanged) unchanged, \(rejections.count) rejected",
                "\(file): \(ledger.sectors) sectores, \(ledger.segments) segmentos, \(ledger.vertices) vértices; "
                    + "\(ledger.unchanged) sin cambio, \(rejections.count) rechazados")
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !output.json { report.say() }
        output.announce("next: lindero line list", "siguiente: lindero line list")
        if !rejections.isEmpty { throw ExitCode.findings }
    }

    static func read(_ file: String) throws -> (lines: [LineDraft], rejections: [Rejection]) {
        let bytes = try FileBytes.read(file)
        do {
            return try GeoJSONLines.read(bytes)
        } catch {
            if case .notJSON = error, let read = try? RecordTable.csv([UInt8](bytes)),
                VertexTable.isOne(read.table.columns)
            {
                var lines = VertexTable.read(read.table)
                lines.rejections += read.rejections
                return lines
            }
            var failure = Failure(error, file: file)
            // Records given to the wrong command, told by their header.
            if case .notJSON = error, let table = try? RecordTable.csv([UInt8](bytes)).table, table.columns.count > 1,
                let look = TableLook(columns: table.columns)
            {
                failure.message = Bilingual(
                    en: "\(file): not GeoJSON, but a table", es: "\(file): no es GeoJSON, sino una tabla")
                failure.hint = look.hint(for: file)
            }
            throw failure
        }
    }

    /// One error for a file that has something else in it, not one for each feature.
    private func requireLines(_ read: (lines: [LineDraft], rejections: [Rejection])) throws {
        guard read.lines.isEmpty, let first = read.rejections.first else { return }
        let reason = first.reason.message
        throw Failure.unusable(
            "E_NO_LINES",
            Bilingual(
                en:
                    "\(file): none of its \(read.rejections.count) features is a LineString; feature \(first.line) \(reason[.english])",
                es:
                    "\(file): ninguno de sus \(read.rejections.count) elementos es un LineString; el \(first.line) \(reason[.spanish])"
            ),
            hint: Bilingual(
                en: "points are read by “lindero monument import” and “lindero survey import”",
                es: "los puntos los leen «lindero monument import» y «lindero survey import»"))
    }

    private func store(_ sectors: [Sector], in register: Register) throws -> Register.LineLedger {
        if dryRun { return Register.LineLedger(planned: sectors) }
        guard let candidate else { return try register.importLine(sectors, change: author.change) }
        _ = try register.importCandidates(sectors, label: candidate, change: author.change)
        return Register.LineLedger(planned: sectors)
    }

    /// Said, not refused: rivers as drawn cross themselves.
    private func warnOfCrossings(_ sectors: [Sector]) {
        for segment in sectors.lazy.flatMap(\.segments) {
            guard let first = SegmentCheck.selfCrossings(of: segment).first else { continue }
            output.warn(
                "segment \(segment.id.rawValue) crosses itself at \(first.longitude), \(first.latitude): "
                    + "one place has two chainages there",
                "el segmento \(segment.id.rawValue) se cruza a sí mismo en \(first.longitude), \(first.latitude): "
                    + "allí un lugar tiene dos progresivas")
        }
    }
}

extension Failure {
    /// A name that calls a line a boundary, which no law makes one.
    static func wrongWord(_ word: String, in name: String, of field: String, _ status: LegalStatus) -> Failure {
        let reason = Rejection.Reason.wrongWord(field: field, value: name, word: word, status: status)
        return Failure(reason.code, .usage, reason.message, hint: reason.hint)
    }
}
