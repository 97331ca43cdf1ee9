import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct EventImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised("Import events from CSV or GeoJSON.", "Importa eventos de CSV o GeoJSON."),
        discussion: localised(
            """
            EXAMPLES
              lindero event import events.csv
              lindero event import events.csv --dry-run --json
              lindero event import events.csv --rejects rejected.csv

            Columns: id, kind, date, last_date, sector, neighbour, acta, product, title; id, kind and date are needed. Inspections
            are imported with “inspection import”.
            """,
            """
            EJEMPLOS
              lindero event import eventos.csv
              lindero event import eventos.csv --dry-run --json
              lindero event import eventos.csv --rejects rechazos.csv

            Columnas: id, kind, date, last_date, sector, neighbour, acta, product, title; id, kind y date son necesarias. Las
            inspecciones se importan con «inspection import».
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        let products = try register.productCodes()
        var batch = try RecordImport(
            options, things: Bilingual(en: "events", es: "eventos"), noun: "event", requiring: ["id", "kind", "date"],
            places: false, EventRecords.read)
        batch.keep { event throws(Rejection.Reason) in
            try places.check(sector: event.sector, from: nil, to: nil)
            if let product = event.product, !products.contains(product) {
                throw .unknownReference(field: "product", value: product.rawValue)
            }
        }
        try batch.store(rehearse: { try register.rehearseEvents($0) }) { events in
            try register.importEvents(events, change: author.change)
        }
        try batch.report(output, next: Bilingual("lindero event list"))
    }
}
