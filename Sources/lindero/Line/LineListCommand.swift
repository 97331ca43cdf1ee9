import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports
import Surveying

struct LineListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised(
            "Sectors with their lengths on the ellipsoid, and the sum for each neighbour.",
            "Sectores con su longitud en el elipsoide, y la suma por vecino."),
        discussion: localised(
            "EXAMPLES\n  lindero line list\n  lindero line list --json\n  lindero line list --as-of 2001-06-30",
            "EJEMPLOS\n  lindero line list\n  lindero line list --json\n  lindero line list --as-of 2001-06-30"))

    @Option(help: help("As it stood on this day.", "Como estaba ese día.")) var asOf: CivilDate?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var sectors = try register.sectors(on: asOf)
        if let asOf {
            let all = sectors
            sectors = try Geodesic.attempt { try LegalNetwork(all, frame: register.frame, asOf: asOf).sectors }
        }
        try output.emit { json in
            LineReport.write(sectors, to: &json)
        } text: {
            LineReport.table(sectors, in: Program.language, width: Terminal.listWidth)
        }
    }
}
