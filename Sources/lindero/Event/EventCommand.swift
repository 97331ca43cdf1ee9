import ArgumentParser

struct EventCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: localised(
            "Negotiations, supervisions and other events of the programme.",
            "Negociaciones, supervisiones y otros eventos del programa."),
        discussion: localised(
            """
            EXAMPLES
              lindero event add NEG-2026-04 --kind negotiation --date 2026-05-12 --neighbour MEX --acta ACTA-CILA-31
              lindero event import events.csv
              lindero event list --year 2026
            """,
            """
            EJEMPLOS
              lindero event add NEG-2026-04 --kind negotiation --date 2026-05-12 --neighbour MEX --acta ACTA-CILA-31
              lindero event import eventos.csv
              lindero event list --year 2026
            """),
        subcommands: [EventAddCommand.self, EventImportCommand.self, EventListCommand.self])
}
