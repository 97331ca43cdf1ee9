import ArgumentParser
import Demarcation

struct VertexRejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: localised(
            "Reject a position of a vertex that isn't in force.",
            "Rechaza una posición de un vértice que no está vigente."),
        discussion: localised(
            "EXAMPLES\n  lindero vertex reject GTM-MEX-01/2 --position 1 --reason \"wrong datum\"",
            "EJEMPLOS\n  lindero vertex reject GTM-MEX-01/2 --position 1 --reason \"otro datum\""))

    @Argument(help: help("The vertex's id: SEGMENT/N.", "El identificador del vértice: SEGMENTO/N.")) var id: Vertex.ID
    @OptionGroup var rejection: RejectionOptions

    func run() throws { try rejection.reject(.vertex(id)) }
}
