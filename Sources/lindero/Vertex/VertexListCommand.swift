import ArgumentParser
import Demarcation
import Register
import Reports

struct VertexListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised("Vertices in order along the line.", "Los vértices en orden a lo largo de la línea."),
        discussion: localised(
            "EXAMPLES\n  lindero vertex list --sector GTM-MEX-01\n  lindero vertex list --stated --json",
            "EJEMPLOS\n  lindero vertex list --sector GTM-MEX-01\n  lindero vertex list --stated --json"))

    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("Only this segment.", "Solo este segmento.")) var segment: String?
    @Flag(
        help: help("Only those with a stated position.", "Solo los que tienen una posición declarada."))
    var stated = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let sectors = try register.sectors()
        if let sector, !sectors.contains(where: { $0.id == sector }) {
            throw RegisterError.unknown(kind: .sector, id: sector.rawValue)
        }
        if let segment, !sectors.contains(where: { $0.segments.contains { $0.id.rawValue == segment } }) {
            throw RegisterError.unknown(kind: .segment, id: segment)
        }
        let vertices = try register.vertices(in: sector, of: segment.map { Segment.ID(rawValue: $0) })
            .filter { !stated || !$0.positions.isEmpty }
        try output.emit { json in
            VertexReport.write(vertices, to: &json)
        } text: {
            VertexReport.table(vertices, in: Program.language, width: Terminal.listWidth)
        }
    }
}
