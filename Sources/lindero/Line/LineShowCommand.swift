import ArgumentParser
import Demarcation
import Register
import Reports

struct LineShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: localised("One sector with its segments.", "Un sector con sus segmentos."),
        discussion: localised(
            "EXAMPLES\n  lindero line show GTM-MEX-01", "EJEMPLOS\n  lindero line show GTM-MEX-01"))

    @Argument(help: help("The sector.", "El sector."), completion: .sectors) var sector: String
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        guard let found = try register.sectors().first(where: { $0.id.rawValue == sector }) else {
            throw RegisterError.unknown(kind: .sector, id: sector)
        }
        let versions = try register.versions(of: found.id)
        try output.emit { json in
            LineReport.write(found, versions: versions, to: &json)
        } text: {
            LineReport.table(found, versions: versions, in: Program.language, width: Terminal.listWidth)
        }
    }
}
