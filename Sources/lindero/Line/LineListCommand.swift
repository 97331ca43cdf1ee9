import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

struct LineListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised(
            "Sectors with their lengths on the ellipsoid, and the sum for each neighbour.",
            "Sectores con su longitud en el elipsoide, y la suma por vecino."),
        discussion: localised(
            "EXAMPLES\n  lindero line list\n  lindero line list --json",
            "EJEMPLOS\n  lindero line list\n  lindero line list --json"))

    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let sectors = try registerOptions.open(.readOnly).sectors()
        try output.emit { json in
            LineReport.write(sectors, to: &json)
        } text: {
            LineReport.table(sectors, in: Program.language)
        }
    }
}
