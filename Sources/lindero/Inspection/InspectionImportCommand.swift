import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct InspectionImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import inspections from CSV, one row a finding.", "Importa de un CSV inspecciones, un hallazgo por fila."),
        discussion: localised(
            """
            EXAMPLES
              lindero inspection import inspections.csv
              lindero inspection import inspections.csv --rejects rejected.csv

            Columns: id, sector, from_m, to_m, date, last_date, team, joint, acta, monument, condition, action, note,
            photo. Rows with one id are one inspection; one bad row rejects them all.
            """,
            """
            EJEMPLOS
              lindero inspection import inspecciones.csv
              lindero inspection import inspecciones.csv --rejects rechazos.csv

            Columnas: id, sector, from_m, to_m, date, last_date, team, joint, acta, monument, condition, action, note,
            photo. Las filas con un mismo id son una inspección; una fila mala las rechaza todas.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        var batch = try RecordImport(
            options, things: Bilingual(en: "inspections", es: "inspecciones"), requiring: ["id", "sector", "date"],
            InspectionRecords.read)
        batch.keep { inspection throws(Rejection.Reason) in try places.check(inspection) }
        try batch.store(known: { try register.inspections() }) { inspections in
            let draw = try drawnStretch(in: register)
            return try register.importInspections(
                inspections.map { Register.Drawn($0, line: draw($0.sector, $0.from, $0.to)) }, change: author.change)
        }
        try batch.report(output, next: Bilingual("lindero inspection plan"))
    }
}
