import ArgumentParser
import Demarcation
import Register
import Reports

struct MonumentShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised(
            "One monument with all its positions and what is linked to it.",
            "Un monumento con todas sus posiciones y lo que se le vincula."),
        discussion: localised(
            "EXAMPLES\n  lindero monument show M-0011\n  lindero monument show M-0011 --as-of 2001-06-30",
            "EJEMPLOS\n  lindero monument show M-0011\n  lindero monument show M-0011 --as-of 2001-06-30"))

    @Argument(help: help("The monument's id.", "El identificador del monumento."), completion: .monuments) var id:
        String
    @Option(
        help: help(
            "With the position in force on this day.", "Con la posición vigente ese día.")) var asOf: CivilDate?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let file = try register.monumentFile(Monument.ID(rawValue: id))
        if let asOf {
            let stood = try register.stood([file.placed], on: asOf)[0]
            return try output.emit { json in
                MonumentReport.write(stood, to: &json)
            } text: {
                MonumentReport.text(stood, in: Program.language)
            }
        }
        try output.emit { json in
            MonumentReport.write(file, to: &json)
        } text: {
            MonumentReport.text(file, in: Program.language)
        }
    }
}
