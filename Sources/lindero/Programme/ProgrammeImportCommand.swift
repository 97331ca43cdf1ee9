import ArgumentParser
import Demarcation
import Register
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

            Columns: code, parent, level, name_es, name_en, unit, year, physical_target, financial_target_gtq; also
            in_force_from (a target that changes an earlier one, from that day on) and source.
            """,
            """
            EJEMPLOS
              lindero programme import programme-2025-2029.csv
              lindero programme import modificado.csv --in-force-from 2026-05-01

            Columnas: code, parent, level, name_es, name_en, unit, year, physical_target, financial_target_gtq; también
            vigente_desde (una meta que modifica otra, desde ese día) y fuente.
            """))

    @OptionGroup var options: ImportOptions
    @Option(
        help: help(
            "Day from which targets that differ from the stored ones are in force.",
            "Día desde el que rigen las metas que difieren de las guardadas.")) var inForceFrom: CivilDate?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        var batch = try RecordImport(
            options, things: Bilingual(en: "targets", es: "metas"), requiring: Self.columns
        ) { ProgrammeRecords.read($0, source: options.sourceName) }
        let programme = try register.programme()
        try batch.store(
            rehearse: { try register.rehearseTargets($0, inForceFrom: inForceFrom) },
            refusing: { Self.reason($0, programme) },
            { try register.importTargets($0, inForceFrom: inForceFrom, change: author.change) })
        try batch.report(output, next: Bilingual("lindero programme audit"))
    }

    private static let columns = [
        "code|codigo|código", "year|año|anio", "physical_target|meta_fisica|meta_física",
        "financial_target_gtq|meta_financiera_gtq",
    ]

    /// Why the register keeps the target that it has.
    private static func reason(_ record: TargetRecord, _ programme: Programme) -> Rejection.Reason {
        let id = record.id.rawValue
        guard record.inForceFrom != nil else { return .needsDay(id: id) }
        guard programme[record.product.code]?.target(for: record.year) == nil else {
            return .differsFromRegister(id: id)
        }
        return .badRecord(
            problem: Bilingual(
                en: "“\(id)” changes a target that was never set", es: "«\(id)» modifica una meta que no existe"))
    }

    static func read(_ file: String) throws -> RecordReading<TargetRecord> {
        let (table, rejections) = try RecordTable.read(file, requiring: columns)
        var reading = ProgrammeRecords.read(table, source: ImportOptions.sourceName(of: file))
        reading.rejections += rejections
        return reading
    }
}
