import ArgumentParser
import Demarcation
import Register
import Reports

struct ProgrammeListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised("List products and their targets.", "Lista los productos y sus metas."),
        discussion: localised(
            "EXAMPLES\n  lindero programme list\n  lindero programme list --json",
            "EJEMPLOS\n  lindero programme list\n  lindero programme list --json"))

    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let programme = try registerOptions.open(.readOnly).programme()
        try output.emit { json in
            ProgrammeReport.write(programme, in: Program.language, to: &json)
        } text: {
            ProgrammeReport.table(programme, in: Program.language, width: Terminal.listWidth)
        }
    }
}
