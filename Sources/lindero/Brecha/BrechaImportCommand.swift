import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct BrechaImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import stretches of brecha from CSV or GeoJSON.", "Importa de CSV o GeoJSON los tramos de brecha."),
        discussion: localised(
            """
            EXAMPLES
              lindero brecha import brecha.csv
              lindero brecha import brecha.csv --strict --rejects rejected.csv

            Columns: id, sector, from_m, to_m, width_left_m, width_right_m, acta, in_programme, cleared_by.
            Chainages are metres or 12+345.678.
            """,
            """
            EJEMPLOS
              lindero brecha import brecha.csv
              lindero brecha import brecha.csv --strict --rejects rechazos.csv

            Columnas: id, sector, from_m, to_m, width_left_m, width_right_m, acta, in_programme, cleared_by.
            Las progresivas van en metros o como 12+345.678.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        var batch = try RecordImport(
            options, things: Bilingual(en: "stretches", es: "tramos"), noun: "brecha",
            requiring: ["id", "sector", "from_m", "to_m"], places: false, BrechaRecords.read)
        batch.keep { stretch throws(Rejection.Reason) in try places.check(stretch) }
        try batch.store(rehearse: { try register.rehearseBrecha($0) }) { stretches in
            let draw = try drawnStretch(in: register)
            return try register.importBrecha(stretches, change: author.change) { draw($0.sector, $0.from, $0.to) }
        }
        try batch.report(output, next: Bilingual("lindero brecha coverage"))
    }
}
