import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct ProgrammingImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import how years are spread over their months or four-month periods.",
            "Importa cómo se reparten los años en meses o cuatrimestres."),
        discussion: localised(
            """
            EXAMPLES
              lindero programme programming import programming-2026.csv

            Columns: code, year, part (01…12 or C1…C3), quantity; also in_force_from (a new programming, from that day on) and
            source. All twelve months or all three periods of a year, 0 where nothing is programmed.
            """,
            """
            EJEMPLOS
              lindero programme programming import programacion-2026.csv

            Columnas: code, year, part (01…12 o C1…C3), quantity; también vigente_desde (una reprogramación, desde ese día) y
            fuente. Los doce meses o los tres cuatrimestres del año, 0 donde no se programa nada.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let programme = try register.programme()
        var batch = try RecordImport(
            options, things: Bilingual(en: "programmings", es: "programaciones"),
            requiring: ["code|codigo|código", "year|año|anio", "quantity|cantidad"]
        ) { ProgrammingRecords.read($0, source: options.sourceName) }
        batch.keep { item throws(Rejection.Reason) in
            guard let product = programme[item.product] else {
                throw .unknownReference(field: "code", value: item.product.rawValue)
            }
            guard product.target(for: item.year) != nil else {
                throw .unknownReference(field: "year", value: String(item.year))
            }
        }
        try batch.store(
            rehearse: { try register.rehearseProgramming($0) },
            { try register.importProgramming($0, change: author.change) })
        try batch.report(output, next: Bilingual("lindero programme programming list"))
    }
}
