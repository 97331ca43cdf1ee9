import ArgumentParser
import Demarcation
import Register
import Reports

struct MonumentShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised("One monument with all its positions.", "Un monumento con todas sus posiciones."),
        discussion: localised("EXAMPLES\n  lindero monument show M-0011", "EJEMPLOS\n  lindero monument show M-0011"))

    @Argument(help: help("The monument's id.", "El identificador del monumento."), completion: .monuments) var id:
        String
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        guard let found = try register.monuments().first(where: { $0.monument.id.rawValue == id }) else {
            throw RegisterError.unknown(kind: .monument, id: id)
        }
        try output.emit { json in
            MonumentReport.write(found, to: &json)
        } text: {
            MonumentReport.text(found, in: Program.language)
        }
    }
}
