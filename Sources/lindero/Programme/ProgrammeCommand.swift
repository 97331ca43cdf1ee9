import ArgumentParser

struct ProgrammeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme",
        abstract: localised("The programme of targets.", "El programa de metas."),
        discussion: localised(
            """
            EXAMPLES
              lindero programme import plan.csv
              lindero programme list
              lindero programme audit
            """,
            """
            EJEMPLOS
              lindero programme import plan.csv
              lindero programme list
              lindero programme audit
            """),
        subcommands: [
            ProgrammeImportCommand.self, ProgrammeListCommand.self, ProgrammeAuditCommand.self,
            ProgrammeTargetCommand.self, ProgrammingCommand.self, SpendingCommand.self,
        ])
}
