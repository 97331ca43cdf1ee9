import ArgumentParser

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: localised(
            "River reaches: stretches of one bank, on which stabilisation works stand.",
            "Tramos de río: partes de una margen, sobre las que están las obras de estabilización."),
        discussion: localised(
            """
            EXAMPLES
              lindero reach import reaches.csv
              lindero reach add TR-01 --sector GTM-MEX-06 --bank left --from 5+000 --to 6+200 --name 'El Ceibo'
              lindero reach list --sector GTM-MEX-06
              lindero reach show TR-01
            """,
            """
            EJEMPLOS
              lindero reach import tramos.csv
              lindero reach add TR-01 --sector GTM-MEX-06 --bank left --from 5+000 --to 6+200 --name 'El Ceibo'
              lindero reach list --sector GTM-MEX-06
              lindero reach show TR-01
            """),
        subcommands: [ReachImportCommand.self, ReachAddCommand.self, ReachListCommand.self, ReachShowCommand.self])
}
