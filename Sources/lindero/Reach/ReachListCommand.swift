import ArgumentParser
import Register
import Reports

struct ReachListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("List river reaches.", "Lista los tramos de río."),
        discussion: localised(
            "EXAMPLES\n  lindero reach list\n  lindero reach list --sector GTM-MEX-06 --from 5+000 --to 9+000",
            "EJEMPLOS\n  lindero reach list\n  lindero reach list --sector GTM-MEX-06 --from 5+000 --to 9+000"))

    @OptionGroup var place: PlaceFilter
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let reaches = try register.reaches(matching: try place.filter(in: register))
        try output.emit { json in
            ReachReport.write(reaches, to: &json)
        } text: {
            ReachReport.table(reaches, in: Program.language, width: Terminal.listWidth)
        }
    }
}
