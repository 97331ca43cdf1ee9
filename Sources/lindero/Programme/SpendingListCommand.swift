import ArgumentParser
import Demarcation
import Register
import Reports

struct SpendingListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised("List accrued and current amounts.", "Lista lo devengado y lo vigente."),
        discussion: localised(
            "EXAMPLES\n  lindero programme spending list --year 2026 --code L1.1",
            "EJEMPLOS\n  lindero programme spending list --year 2026 --code L1.1"))

    @Option(help: help("Only this year.", "Solo este año.")) var year: Int?
    @Option(help: help("Only this product.", "Solo este producto.")) var code: Product.Code?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let lines = try registerOptions.open(.readOnly).spending().filter { line in
            (year == nil || line.date.year == year) && (code == nil || line.product == code)
        }
        try output.emit { json in
            ProgrammeReport.write(lines, to: &json)
        } text: {
            ProgrammeReport.table(lines, in: Program.language, width: Terminal.listWidth)
        }
    }
}
