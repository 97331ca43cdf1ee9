import ArgumentParser
import Demarcation
import Register
import Reports

struct MonumentListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised("Monuments in order along the line.", "Los monumentos en orden a lo largo de la línea."),
        discussion: localised(
            """
            EXAMPLES
              lindero monument list --sector GTM-MEX-01 --from 5+000 --to 20+000
              lindero monument list --class principal --condition damaged --json
              lindero monument list --as-of 2001-06-30
            """,
            """
            EJEMPLOS
              lindero monument list --sector GTM-MEX-01 --from 5+000 --to 20+000
              lindero monument list --class principal --condition damaged --json
              lindero monument list --as-of 2001-06-30
            """))

    @OptionGroup var place: PlaceFilter
    @Option(name: .customLong("class"), help: help("Only this class.", "Solo esta clase."))
    var monumentClass: Monument.Class?
    @Option(help: help("Only in this condition.", "Solo en este estado.")) var condition: Monument.Condition?
    @Option(
        help: help(
            "With the positions in force on this day.", "Con las posiciones vigentes ese día."))
    var asOf: CivilDate?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var filter = try place.filter(in: register)
        filter.codes["class"] = monumentClass?.rawValue
        filter.codes["condition"] = condition?.rawValue
        var monuments = try register.monuments(matching: filter)
        if let asOf { monuments = try register.stood(monuments, on: asOf) }
        try output.emit { json in
            MonumentReport.write(monuments, to: &json)
        } text: {
            MonumentReport.table(monuments, in: Program.language, width: Terminal.listWidth)
        }
    }
}
