import ArgumentParser
import Demarcation
import Register
import Reports

struct BrechaListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("List the stretches of brecha.", "Lista los tramos de brecha."),
        discussion: localised(
            "EXAMPLES\n  lindero brecha list\n  lindero brecha list --sector GTM-MEX-01 --json",
            "EJEMPLOS\n  lindero brecha list\n  lindero brecha list --sector GTM-MEX-01 --json"))

    @Option(help: help("Only this sector.", "Sólo este sector."), completion: .sectors) var sector: Sector.ID?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        let stretches = try register.brechaStretches(in: sector)
        try output.emit { json in
            BrechaReport.write(stretches, to: &json)
        } text: {
            BrechaReport.table(stretches, in: Program.language, width: Terminal.listWidth)
        }
    }
}

extension Register {
    /// That there is such a sector, for options that name one.
    func require(_ sector: Sector.ID) throws {
        guard try sectorLengths()[sector] != nil else {
            throw RegisterError.unknown(kind: .sector, id: sector.rawValue)
        }
    }
}
