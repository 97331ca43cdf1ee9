import ArgumentParser
import Demarcation

struct VertexProposeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: localised(
            "Propose a position of a vertex for review.", "Propone una posición de un vértice para revisión."),
        discussion: localised(
            """
            EXAMPLES
              lindero vertex propose GTM-MEX-01/2 --lon -90.5 --lat 17.815 --role treaty --source TRATADO-1882
              lindero vertex propose GTM-MEX-01/2 --survey S-0001 --point V2
            """,
            """
            EJEMPLOS
              lindero vertex propose GTM-MEX-01/2 --lon -90.5 --lat 17.815 --role treaty --source TRATADO-1882
              lindero vertex propose GTM-MEX-01/2 --survey S-0001 --point V2
            """))

    @Argument(help: help("The vertex's id: SEGMENT/N.", "El identificador del vértice: SEGMENTO/N.")) var id: Vertex.ID
    @OptionGroup var proposal: ProposalOptions
    @OptionGroup var options: StepOptions

    func run() throws { try proposal.propose(for: .vertex(id), options) }
}
