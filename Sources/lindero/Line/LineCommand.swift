import ArgumentParser

struct LineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line", abstract: localised("The line and its sectors.", "La línea y sus sectores."),
        discussion: localised(
            """
            EXAMPLES
              lindero line import boundary.geojson
              lindero line list
              lindero line show GTM-MEX-01
            """,
            """
            EJEMPLOS
              lindero line import boundary.geojson
              lindero line list
              lindero line show GTM-MEX-01
            """),
        subcommands: [
            LineImportCommand.self, LineListCommand.self, LineShowCommand.self, LineEditCommand.self,
            LineCandidatesCommand.self, LineReviseCommand.self, LineCalibrateCommand.self,
        ])
}
