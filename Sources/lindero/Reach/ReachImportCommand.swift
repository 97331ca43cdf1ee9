import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct ReachImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised("Import river reaches from CSV or GeoJSON.", "Importa de CSV o GeoJSON los tramos de río."),
        discussion: localised(
            """
            EXAMPLES
              lindero reach import reaches.csv
              lindero reach import reaches.csv --dry-run

            Columns: id, sector, bank (left or right of increasing chainage), from_m, to_m, name, note.
            """,
            """
            EJEMPLOS
              lindero reach import tramos.csv
              lindero reach import tramos.csv --dry-run

            Columnas: id, sector, bank (left o right, hacia la progresiva creciente), from_m, to_m, name, note.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        var batch = try RecordImport(
            options, things: Bilingual(en: "reaches", es: "tramos de río"), noun: "reach",
            requiring: ["id", "sector", "bank"], places: false, ReachRecords.read)
        batch.keep { reach throws(Rejection.Reason) in
            try places.check(sector: reach.sector, from: reach.from, to: reach.to)
        }
        try batch.store(rehearse: { try register.rehearseReaches($0) }) { reaches in
            let draw = try drawnStretch(in: register)
            return try register.importReaches(reaches, change: author.change) { draw($0.sector, $0.from, $0.to) }
        }
        try batch.report(output, next: Bilingual("lindero reach list"))
    }
}
