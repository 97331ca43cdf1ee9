import ArgumentParser
import Demarcation
import Register
import Reports

struct SurveyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised(
            "One survey: its operation, ledger and rejected records; as HTML also a drawing of it over the line.",
            "Un levantamiento: su operación, cuenta y registros rechazados; en HTML también su dibujo sobre la línea."),
        discussion: localised(
            """
            EXAMPLES
              lindero survey show S-0001
              lindero survey show S-0001 --format html -o S-0001.html
            """,
            """
            EJEMPLOS
              lindero survey show S-0001
              lindero survey show S-0001 --format html -o S-0001.html
            """))

    @Argument(help: help("The survey's id.", "El identificador del levantamiento.")) var id: String
    @Option(help: help("table, json or html.", "table, json o html.")) var format: SurveySheet.Format?
    @OptionGroup var result: ResultOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let survey = try register.survey(Survey.ID(rawValue: id))
        let rejections = try register.rejections(of: survey.id, limit: 1000)
        let rows = rejections.map { ($0.line, $0.code, $0.message, $0.text) }
        switch try result.format(format, json: output.json) as SurveySheet.Format {
        case .table:
            try result.put(
                Array(SurveyReport.text(survey, rejections: rows, in: Program.language, width: Terminal.listWidth).utf8)
            )
        case .json:
            var json = JSONWriter()
            SurveyReport.write(survey, rejections: rows, to: &json)
            json.endText()
            try result.put(json.bytes)
        case .html:
            let match = try SurveyMatch(register, survey, keepsNew: false)
            let sheet = try SurveyDrawing(register, survey).sheet(match, rejections: rejections)
            try result.put(sheet.html(in: Program.language))
        }
    }
}
