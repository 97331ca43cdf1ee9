import ArgumentParser
import Demarcation
import Register
import Reports

struct SurveyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised(
            "One survey: its operation, ledger and rejected records.",
            "Un levantamiento: su operación, cuenta y registros rechazados."),
        discussion: localised("EXAMPLES\n  lindero survey show S-0001", "EJEMPLOS\n  lindero survey show S-0001"))

    @Argument(help: help("The survey's id.", "El identificador del levantamiento.")) var id: String
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let survey = try register.survey(Survey.ID(rawValue: id))
        let rejections = try register.rejections(of: survey.id, limit: 1000)
        try output.emit { json in
            SurveyReport.write(
                survey, rejections: rejections.map { ($0.line, $0.code, $0.message, $0.text) }, to: &json)
        } text: {
            SurveyReport.text(
                survey, rejections: rejections.map { ($0.line, $0.code, $0.message, $0.text) }, in: Program.language)
        }
    }
}
