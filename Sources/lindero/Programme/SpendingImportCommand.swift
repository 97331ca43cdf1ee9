import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct SpendingImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import the execution of the budget from CSV: accrued and current amounts.",
            "Importa de un CSV la ejecución del presupuesto: devengado y vigente."),
        discussion: localised(
            """
            EXAMPLES
              lindero programme spending import spending-2026.csv

            Columns: code, date (a day, or a month such as 2026-03), accrued_gtq (since the line before; negative takes back),
            current_gtq (the budget in force from that day), source. Quetzales with at most two decimals, without
            separators. Two lines of one product and day are told apart by their source.
            """,
            """
            EJEMPLOS
              lindero programme spending import devengado-2026.csv

            Columnas: code, date (un día, o un mes como 2026-03), devengado_gtq (desde el renglón anterior; negativo resta),
            vigente_gtq (el presupuesto que rige desde ese día), fuente. Quetzales con dos decimales a lo más, sin
            separadores. Dos renglones de un producto y día se distinguen por su fuente.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let programme = try register.programme()
        var batch = try RecordImport(
            options, things: Bilingual(en: "budget lines", es: "renglones"),
            requiring: ["code|codigo|código", "date|fecha"]
        ) { SpendingRecords.read($0) }
        batch.keep { item throws(Rejection.Reason) in
            guard programme[item.product] != nil else {
                throw .unknownReference(field: "code", value: item.product.rawValue)
            }
        }
        try batch.store(
            rehearse: { try register.rehearseSpending($0) },
            { try register.importSpending($0, change: author.change) })
        try batch.report(output, next: Bilingual("lindero progress"))
    }
}
