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

    @Option(name: .customLong("class"), help: help("Only this class.", "Sólo esta clase."))
    var surveyClass: Survey.Class?
    @Option(help: help("At most so many.", "A lo sumo tantos.")) var limit: Int?
    @OptionGroup var dates: DateFilter
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var filter = RecordFilter()
        filter.codes["class"] = surveyClass?.rawValue
        filter.limit = limit
        try dates.add(to: &filter)
        let surveys = try registerOptions.open(.readOnly).surveys(matching: filter)
        try output.emit { json in
            SurveyReport.write(surveys, to: &json)
        } text: {
            SurveyReport.table(surveys, in: Program.language)
        }
    }
}
