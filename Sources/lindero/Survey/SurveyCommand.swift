import ArgumentParser

struct SurveyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey",
        abstract: localised("Surveys: GPS and GNSS files.", "Levantamientos: archivos GPS y GNSS."),
        discussion: localised(
            """
            EXAMPLES
              lindero survey import brigada-3.csv --crs EPSG:32616
              lindero survey import recorrido.gpx --dry-run
              lindero survey list
              lindero survey show S-0001
            """,
            """
            EJEMPLOS
              lindero survey import brigada-3.csv --crs EPSG:32616
              lindero survey import recorrido.gpx --dry-run
              lindero survey list
              lindero survey show S-0001
            """),
        subcommands: [
            SurveyImportCommand.self, SurveyListCommand.self, SurveyShowCommand.self, SurveyMatchCommand.self,
        ])
}
