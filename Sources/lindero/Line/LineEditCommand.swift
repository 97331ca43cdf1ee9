import ArgumentParser
import Demarcation
import Register
import Reports
import SurveyFormats

struct LineEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: localised(
            "Fill in what is said of sectors and segments, from CSV.",
            "Completa de un CSV lo que se dice de sectores y segmentos."),
        discussion: localised(
            """
            EXAMPLES
              lindero export csv sectors -o sectors.csv
              lindero line edit sectors.csv --dry-run
              lindero line edit segments.csv --reason 'texts of the treaty of 1882'

            A file with the column “segment” is about segments: article, defining_text, instrument, kind, legal_status, name,
            precedence, valid_from, valid_to, source, attribution. Otherwise “sector” or “id” names sectors:
            chainage_origin, chainage_direction, departments, instrument, kind, legal_status, name, neighbour, plate. An
            empty cell leaves the field as it is; other columns are passed over. Geometry is never edited.
            """,
            """
            EJEMPLOS
              lindero export csv sectors -o sectores.csv
              lindero line edit sectores.csv --dry-run
              lindero line edit segmentos.csv --reason 'textos del tratado de 1882'

            Un archivo con la columna «segment» trata de segmentos: article, defining_text, instrument, kind, legal_status,
            name, precedence, valid_from, valid_to, source, attribution. Si no, «sector» o «id» nombra sectores:
            chainage_origin, chainage_direction, departments, instrument, kind, legal_status, name, neighbour, plate. Una
            celda vacía deja el campo como está; las demás columnas se pasan por alto. La geometría no se edita.
            """))

    @Argument(help: help("The CSV file; - is standard input.", "El archivo CSV; - es la entrada estándar."))
    var file: String
    @Flag(name: [.customShort("n"), .long], help: help("Say what would change.", "Dice lo que cambiaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readWrite)
        let (table, unread) = try RecordTable.read(file)
        let isOfSegments = table.columns.contains("segment")
        let key = isOfSegments ? "segment" : table.columns.contains("sector") ? "sector" : "id"
        guard table.columns.contains(key), let noun = EditableTable.named(isOfSegments ? "segment" : "sector") else {
            throw Failure.unusable(
                "E_MISSING_COLUMN",
                Bilingual(
                    en: "\(file):1: no column “segment”, “sector” or “id” names what is edited",
                    es: "\(file):1: ninguna columna «segment», «sector» o «id» nombra lo que se edita"))
        }
        let fields = try register.editableFields(of: noun).filter { table.columns.contains($0) && $0 != key }
        guard !fields.isEmpty else {
            throw Failure.unusable(
                "E_MISSING_COLUMN",
                Bilingual(
                    en: "\(file):1: none of its columns is a field of a \(noun.noun)",
                    es: "\(file):1: ninguna de sus columnas es un campo de \(noun.noun)"),
                hint: Bilingual(en: "see the fields with --help", es: "vea los campos con --help"))
        }
        let records = table.records.map { record in
            (
                id: record[key] ?? "",
                fields: fields.compactMap { name in record[name].map { (name: name, value: $0) } }
            )
        }
        let results = try register.edit(noun, records, change: author.change, isRehearsal: dryRun)
        try report(results, table, unread)
    }

    private func report(
        _ results: [Result<[FieldChange], RegisterError>], _ table: RecordTable, _ unread: [Rejection]
    ) throws {
        let changed = results.filter { ((try? $0.get())?.isEmpty ?? true) == false }.count
        let fields = results.reduce(0) { $0 + ((try? $1.get())?.count ?? 0) }
        var failures: [(line: Int, failure: Failure)] = []
        for (record, result) in zip(table.records, results) {
            if case .failure(let error) = result { failures.append((record.line, Failure(error))) }
        }
        let refused = failures.count + unread.count
        let report = RejectionReport(file: file, rejections: unread)
        try output.emit { json in
            json.object { json in
                json.member("file", file)
                json.member("read", results.count + unread.count)
                json.member("changed", changed)
                json.member("fields", fields)
                json.member("unchanged", results.count - failures.count - changed)
                json.member("rejected", refused)
                json.member("dry_run", dryRun)
                json.array("refused") { json in
                    for (line, failure) in failures {
                        json.object { json in
                            json.member("line", line)
                            json.member("code", failure.code)
                            json.member("message", failure.message[Program.language])
                        }
                    }
                }
                report.write(to: &json)
            }
        } text: {
            localised(
                "\(file): \(results.count + unread.count) rows, \(changed) changed (\(fields) fields), \(refused) rejected",
                "\(file): \(results.count + unread.count) filas, \(changed) cambiadas (\(fields) campos), \(refused) rechazadas"
            ) + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !output.json {
            report.say()
            for (line, failure) in failures {
                Diagnostics.say("lindero: \(file):\(line): " + failure.text(in: Program.language))
            }
        }
        if refused > 0 { throw ExitCode.findings }
    }
}
