import ArgumentParser

struct BrechaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brecha",
        abstract: localised("The cleared strip along the line.", "La brecha: la franja limpia a lo largo de la línea."),
        discussion: localised(
            """
            EXAMPLES
              lindero brecha import brecha.csv
              lindero brecha list --sector GTM-MEX-01
              lindero brecha coverage --year 2026
            """,
            """
            EJEMPLOS
              lindero brecha import brecha.csv
              lindero brecha list --sector GTM-MEX-01
              lindero brecha coverage --year 2026
            """),
        subcommands: [
            BrechaImportCommand.self, BrechaListCommand.self, BrechaCoverageCommand.self, BrechaClearedCommand.self,
        ])
}
