import ArgumentParser
import Demarcation
import Register
import Reports

struct MonumentListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised("Monuments in order along the line.", "Los monumentos en orden a lo largo de la línea."),
        discussion: localised(
            "EXAMPLES\n  lindero monument list\n  lindero monument list --sector GTM-MEX-01 --json\n"
                + "  lindero monument list --as-of 2001-06-30",
            "EJEMPLOS\n  lindero monument list\n  lindero monument list --sector GTM-MEX-01 --json\n"
                + "  lindero monument list --as-of 2001-06-30"))

    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: String?
    @Option(
        help: help(
            "With the positions in force on this day.", "Con las posiciones vigentes ese día."))
    var asOf: CivilDate?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        if let sector, try !register.sectors().contains(where: { $0.id.rawValue == sector }) {
            throw RegisterError.unknown(kind: .sector, id: sector)
        }
        var monuments = try register.monuments(in: sector.map { Sector.ID(rawValue: $0) })
        if let asOf { monuments = try register.stood(monuments, on: asOf) }
        try output.emit { json in
            MonumentReport.write(monuments, to: &json)
        } text: {
            MonumentReport.table(monuments, in: Program.language)
        }
    }
}
