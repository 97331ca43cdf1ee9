import ArgumentParser
import Demarcation
import Register
import Reports

struct SurveyListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("The imported surveys.", "Los levantamientos importados."),
        discussion: localised(
            "EXAMPLES\n  lindero survey list\n  lindero survey list --json",
            "EJEMPLOS\n  lindero survey list\n  lindero survey list --json"))

    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let surveys = try registerOptions.open(.readOnly).surveys()
        try output.emit { json in
            SurveyReport.write(surveys, to: &json)
        } text: {
            SurveyReport.table(surveys, in: Program.language)
        }
    }
}
