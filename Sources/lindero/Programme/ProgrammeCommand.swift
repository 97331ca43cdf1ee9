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
              lindero programme target L1.1 2026 --quantity 400 --from 2026-05-15
              lindero programme spending import spending-2026.csv
            """,
            """
            EJEMPLOS
              lindero programme import plan.csv
              lindero programme list
              lindero programme audit
              lindero programme target L1.1 2026 --quantity 400 --from 2026-05-15
              lindero programme spending import spending-2026.csv
            """),
        subcommands: [
            ProgrammeImportCommand.self, ProgrammeListCommand.self, ProgrammeAuditCommand.self,
            ProgrammeTargetCommand.self, ProgrammingCommand.self, SpendingCommand.self,
        ])
}
