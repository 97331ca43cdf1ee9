import ArgumentParser

struct SpendingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spending",
        abstract: localised("The execution of the budget.", "La ejecución del presupuesto."),
        discussion: localised(
            """
            EXAMPLES
              lindero programme spending import spending-2026.csv
              lindero programme spending list --year 2026
            """,
            """
            EJEMPLOS
              lindero programme spending import devengado-2026.csv
              lindero programme spending list --year 2026
            """),
        subcommands: [SpendingImportCommand.self, SpendingListCommand.self])
}
