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
              lindero monument propose --from-survey S-0001 --dry-run
              lindero monument approve M-0011 --position 2 --acta ACTA-2026-07
            """,
            """
            EJEMPLOS
              lindero monument import monuments.csv
              lindero monument list --sector GTM-MEX-01
              lindero monument show M-0011
              lindero monument propose --from-survey S-0001 --dry-run
              lindero monument approve M-0011 --position 2 --acta ACTA-2026-07
            """),
        subcommands: [
            MonumentImportCommand.self, MonumentListCommand.self, MonumentShowCommand.self,
            MonumentProposeCommand.self, MonumentApproveCommand.self, MonumentRejectCommand.self,
            MonumentCompareCommand.self, MonumentReestablishCommand.self,
        ])
}
