import ArgumentParser

struct MonumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monument",
        abstract: localised("Monuments and their positions.", "Los monumentos y sus posiciones."),
        discussion: localised(
            """
            EXAMPLES
              lindero monument import monuments.csv
              lindero monument list --sector GTM-MEX-01
              lindero monument show M-0011
            """,
            """
            EJEMPLOS
              lindero monument import monuments.csv
              lindero monument list --sector GTM-MEX-01
              lindero monument show M-0011
            """),
        subcommands: [MonumentImportCommand.self, MonumentListCommand.self, MonumentShowCommand.self])
}
