import ArgumentParser
import Demarcation
import Register
import Reports

struct SurveyListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("The imported surveys.", "Los levantamientos importados."),
        discussion: localised(
            """
            EXAMPLES
              lindero survey list
              lindero survey list --sector GTM-MEX-01 --since 2026-01-01
              lindero survey list --class brecha-track --json
            """,
            """
            EJEMPLOS
              lindero survey list
              lindero survey list --sector GTM-MEX-01 --since 2026-01-01
              lindero survey list --class brecha-track --json
            """))

    @Option(help: help("With a point on this sector.", "Con algún punto en este sector."), completion: .sectors)
    var sector: String?
    @Option(help: help("Imported on this day (UTC) or later.", "Importados este día (UTC) o después."))
    var since: CivilDate?
    @Option(name: .customLong("class"), help: help("Of this class.", "De esta clase.")) var surveyClass: Survey.Class?

    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        // A sector that isn't there is a slip of the pen, not a sector without surveys.
        let id = sector.map { Sector.ID(rawValue: $0) }
        if let id, try !register.sectors().contains(where: { $0.id == id }) {
            throw RegisterError.unknown(kind: .sector, id: id.rawValue)
        }
        let surveys = try register.surveys(of: surveyClass, since: since, on: id)
        try output.emit { json in
            SurveyReport.write(surveys, to: &json)
        } text: {
            SurveyReport.table(surveys, in: Program.language, width: Terminal.listWidth)
        }
    }
}
