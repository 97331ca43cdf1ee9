import ArgumentParser
import Demarcation
import Register
import Reports
import SurveyFormats

struct ProgrammeImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import products and their targets for each year from CSV.",
            "Importa de un CSV los productos y sus metas por año."),
        discussion: localised(
            """
            EXAMPLES
              lindero programme import programme-2025-2029.csv
              lindero programme import modified.csv --in-force-from 2026-05-01

            Columns: code, parent, level, name_es, name_en, unit, year, physical_target, financial_target_gtq.
            """,
            """
            EJEMPLOS
              lindero programme import programme-2025-2029.csv
              lindero programme import modificado.csv --in-force-from 2026-05-01

            Columnas: code, parent, level, name_es, name_en, unit, year, physical_target, financial_target_gtq.
            """))

    @Argument(help: help("The CSV file.", "El archivo CSV.")) var file: String
    @Option(
        help: help(
            "Day from which targets that differ from the stored ones are in force.",
            "Día desde el que rigen las metas que difieren de las guardadas.")) var inForceFrom: CivilDate?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let read = try Self.read(file)
        let ledger =
            dryRun
            ? Register.ImportLedger(accepted: read.accepted)
            : try register.importProgramme(
                read.programme, inForceFrom: inForceFrom, source: file, change: author.change)
        let report = RejectionReport(file: file, rejections: read.rejections)
        try output.emit { json in
            json.object { json in
                json.member("file", file)
                json.member("products", read.programme.products.count)
                json.member("read", read.accepted + read.rejections.count)
                json.member("accepted", ledger.accepted)
                json.member("unchanged", ledger.unchanged)
                json.member("rejected", read.rejections.count)
                json.member("dry_run", dryRun)
                report.write(to: &json)
            }
        } text: {
            localised(
                "\(file): \(read.programme.products.count) products, \(ledger.accepted) targets, "
                    + "\(ledger.unchanged) unchanged, \(read.rejections.count) rejected",
                "\(file): \(read.programme.products.count) productos, \(ledger.accepted) metas, "
                    + "\(ledger.unchanged) sin cambio, \(read.rejections.count) rechazadas")
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !output.json { report.say() }
        output.announce("next: lindero progress --year 2026", "siguiente: lindero progress --year 2026")
        if !read.rejections.isEmpty { throw ExitCode.findings }
    }

    static func read(_ file: String) throws -> (programme: Programme, accepted: Int, rejections: [Rejection]) {
        let (table, rejections) = try RecordTable.read(
            file, requiring: ["code", "year", "physical_target", "financial_target_gtq"])
        let read = ProgrammeRecords.read(table)
        return (read.programme, read.accepted, (rejections + read.rejections).sorted { $0.line < $1.line })
    }
}
