import ArgumentParser
import Demarcation
import Register
import Reports

struct ProgrammingListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised("List what is programmed.", "Lista lo programado."),
        discussion: localised(
            "EXAMPLES\n  lindero programme programming list --year 2026",
            "EJEMPLOS\n  lindero programme programming list --year 2026"))

    @Option(help: help("Only this year.", "Solo este año.")) var year: Int?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let records = try registerOptions.open(.readOnly).programmings().filter { year == nil || $0.year == year }
        try output.emit { json in
            ProgrammeReport.write(records, to: &json)
        } text: {
            ProgrammeReport.table(records, in: Program.language)
        }
    }
}
