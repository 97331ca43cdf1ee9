import ArgumentParser
import Demarcation
import Register
import Reports

struct VertexShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised("One vertex with all its positions.", "Un vértice con todas sus posiciones."),
        discussion: localised(
            "EXAMPLES\n  lindero vertex show GTM-MEX-01/2", "EJEMPLOS\n  lindero vertex show GTM-MEX-01/2"))

    @Argument(help: help("The vertex's id: SEGMENT/N.", "El identificador del vértice: SEGMENTO/N.")) var id: Vertex.ID
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let vertex = try registerOptions.open(.readOnly).vertex(id)
        try output.emit { json in
            VertexReport.write(vertex, to: &json)
        } text: {
            VertexReport.text(vertex, in: Program.language)
        }
    }
}
