import ArgumentParser
import Demarcation
import Register
import Reports

struct BrechaListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("List the stretches of brecha.", "Lista los tramos de brecha."),
        discussion: localised(
            "EXAMPLES\n  lindero brecha list\n  lindero brecha list --sector GTM-MEX-01 --from 5+000 --to 20+000 --json",
            "EJEMPLOS\n  lindero brecha list\n  lindero brecha list --sector GTM-MEX-01 --from 5+000 --to 20+000 --json"
        ))

    @OptionGroup var place: PlaceFilter
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let stretches = try register.brechaStretches(matching: try place.filter(in: register))
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
