import ArgumentParser
import Demarcation

struct VertexApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: localised(
            "Put a position of a vertex in force, as a record beside the line.",
            "Pone en vigor una posición de un vértice, como registro junto a la línea."),
        discussion: localised(
            "EXAMPLES\n  lindero vertex approve GTM-MEX-01/2 --position 1 --acta ACTA-2026-07",
            "EJEMPLOS\n  lindero vertex approve GTM-MEX-01/2 --position 1 --acta ACTA-2026-07"))

    @Argument(help: help("The vertex's id: SEGMENT/N.", "El identificador del vértice: SEGMENTO/N.")) var id: Vertex.ID
    @OptionGroup var approval: ApprovalOptions

    func run() throws { try approval.approve(.vertex(id)) }
}
