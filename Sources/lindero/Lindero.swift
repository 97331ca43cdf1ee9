import ArgumentParser

/// The root of the command tree.
struct Lindero: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lindero",
        abstract: localised(
            "The record of a border: its line, monuments, surveys, works and programme.",
            "El registro de una frontera: línea, monumentos, levantamientos, obras y programa."),
        discussion: localised(
            """
            EXAMPLES
              lindero init border.gpkg --frame EPSG:4326
              lindero line import boundary.geojson
              lindero survey import brigada-3.csv --crs EPSG:32616
              lindero locate -90.5 17.815
              lindero progress --year 2026
            """,
            """
            EJEMPLOS
              lindero init border.gpkg --frame EPSG:4326
              lindero line import boundary.geojson
              lindero survey import brigada-3.csv --crs EPSG:32616
              lindero locate -90.5 17.815
              lindero progress --year 2026
            """),
        version: Program.version,
        subcommands: [
            InitCommand.self, StatusCommand.self, LineCommand.self, LocateCommand.self, MonumentCommand.self,
            VertexCommand.self, DocumentCommand.self, SurveyCommand.self, BrechaCommand.self, ReachCommand.self,
            InstallationCommand.self, InspectionCommand.self, OrderCommand.self, EventCommand.self,
            ProgrammeCommand.self, ProgressCommand.self, ExplainCommand.self, CloseCommand.self, EditCommand.self,
            RemoveCommand.self, ExportCommand.self, TransformCommand.self, GeodesicCommand.self, HistoryCommand.self,
            UndoCommand.self, CheckCommand.self, DoctorCommand.self, RegisterCommand.self,
        ])
}
