import ArgumentParser
import Demarcation
import Register
import Reports

struct InstallationListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("List installations.", "Lista las instalaciones."),
        discussion: localised(
            """
            EXAMPLES
              lindero installation list
              lindero installation list --kind hydrometric-station --condition damaged
            """,
            """
            EJEMPLOS
              lindero installation list
              lindero installation list --kind hydrometric-station --condition damaged
            """))

    @Option(help: help("Only this kind.", "Solo este tipo.")) var kind: Installation.Kind?
    @Option(help: help("Only in this condition.", "Solo en este estado.")) var condition: Installation.Condition?
    @OptionGroup var place: PlaceFilter
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var filter = try place.filter(in: register)
        filter.codes["kind"] = kind?.rawValue
        filter.codes["condition"] = condition?.rawValue
        let installations = try register.installations(matching: filter)
        try output.emit { json in
            InstallationReport.write(installations, to: &json)
        } text: {
            InstallationReport.table(installations, in: Program.language, width: Terminal.listWidth)
        }
    }
}
