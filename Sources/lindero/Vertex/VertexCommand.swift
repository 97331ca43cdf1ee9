import ArgumentParser

struct VertexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vertex",
        abstract: localised(
            "Turning points of the line and their positions.", "Los vértices de la línea y sus posiciones."),
        discussion: localised(
            """
            EXAMPLES
              lindero vertex list --sector GTM-MEX-01
              lindero vertex propose GTM-MEX-01/2 --lon -90.5 --lat 17.815 --role agreed
              lindero vertex approve GTM-MEX-01/2 --position 1 --acta ACTA-2026-07

            A position in force is a record beside the line. The line's geometry, lengths and chainages stay as they were
            imported.
            """,
            """
            EJEMPLOS
              lindero vertex list --sector GTM-MEX-01
              lindero vertex propose GTM-MEX-01/2 --lon -90.5 --lat 17.815 --role agreed
              lindero vertex approve GTM-MEX-01/2 --position 1 --acta ACTA-2026-07

            Una posición vigente es un registro junto a la línea. La geometría de la línea, sus longitudes y progresivas quedan
            como se importaron.
            """),
        subcommands: [
            VertexImportCommand.self, VertexListCommand.self, VertexShowCommand.self, VertexProposeCommand.self,
            VertexApproveCommand.self, VertexRejectCommand.self,
        ])
}
