import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct InspectionImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import inspections from CSV or GeoJSON, one row a finding.",
            "Importa inspecciones de CSV o GeoJSON, un hallazgo por fila."),
        discussion: localised(
            """
            EXAMPLES
              lindero inspection import inspections.csv
              lindero inspection import inspections.csv --rejects rejected.csv
              lindero inspection import plan.csv

            Columns: id, sector, from_m, to_m, date, last_date, team, joint, acta, monument, condition, action, note,
            photo. Rows with one id are one inspection; one bad row rejects them all. What is said of the inspection may
            stand in its first row alone. The CSV and the GeoJSON of “inspection plan” are such files once they are filled
            in; rows left empty are not imported. Photos are looked for beside the file, and their SHA-256 is kept.
            """,
            """
            EJEMPLOS
              lindero inspection import inspecciones.csv
              lindero inspection import inspecciones.csv --rejects rechazos.csv
              lindero inspection import plan.csv

            Columnas: id, sector, from_m, to_m, date, last_date, team, joint, acta, monument, condition, action, note,
            photo. Las filas con un mismo id son una inspección; una fila mala las rechaza todas. Lo que se dice de la
            inspección puede estar solo en su primera fila. El CSV y el GeoJSON de «inspection plan» sirven una vez
            llenos; las filas vacías no se importan. Las fotos se buscan junto al archivo y se guarda su SHA-256.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        var batch = try RecordImport(
            options, things: Bilingual(en: "inspections", es: "inspecciones"), noun: "inspection",
            requiring: ["id", "sector", "date"],
            places: false, parts: "findings", InspectionRecords.read)
        batch.keep { inspection throws(Rejection.Reason) in try places.check(inspection) }
        var photos = PhotoDigests(beside: options.file)
        try batch.complete { inspection in
            for index in inspection.findings.indices { try photos.complete(&inspection.findings[index]) }
        }
        try batch.store(rehearse: { try register.rehearseInspections($0) }) { inspections in
            let draw = try drawnStretch(in: register)
            return try register.importInspections(inspections, change: author.change) {
                draw($0.sector, $0.from, $0.to)
            }
        }
        photos.warn(output)
        try batch.report(output, next: Bilingual("lindero inspection plan"))
    }
}
