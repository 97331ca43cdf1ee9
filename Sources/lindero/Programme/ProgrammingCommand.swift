import ArgumentParser

struct ProgrammingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programming",
        abstract: localised(
            "How the targets are spread over the year.", "Cómo se reparten las metas en el año."),
        discussion: localised(
            """
            EXAMPLES
              lindero programme programming import programming-2026.csv
              lindero programme programming list --year 2026
            """,
            """
            EJEMPLOS
              lindero programme programming import programacion-2026.csv
              lindero programme programming list --year 2026
            """),
        subcommands: [ProgrammingImportCommand.self, ProgrammingListCommand.self])
}
