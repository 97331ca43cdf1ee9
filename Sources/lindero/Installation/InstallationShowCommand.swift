import ArgumentParser
import Demarcation
import Register
import Reports

struct InstallationShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: localised("One installation.", "Una instalación."),
        discussion: localised(
            "EXAMPLES\n  lindero installation show EH-01", "EJEMPLOS\n  lindero installation show EH-01"))

    @Argument(help: help("The installation.", "La instalación.")) var id: Installation.ID
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let installation = try register.installation(id)
        try output.emit { json in
            InstallationReport.write(installation, to: &json)
        } text: {
            InstallationReport.text(installation, in: Program.language)
        }
    }
}
