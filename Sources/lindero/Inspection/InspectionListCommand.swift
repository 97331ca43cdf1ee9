import ArgumentParser
import Demarcation
import Register
import Reports

struct InspectionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("List inspections.", "Lista inspecciones."),
        discussion: localised(
            "EXAMPLES\n  lindero inspection list --year 2026\n  lindero inspection list --sector GTM-MEX-01 --condition damaged --json",
            "EJEMPLOS\n  lindero inspection list --year 2026\n  lindero inspection list --without-acta --json"))

    @OptionGroup var place: PlaceFilter
    @OptionGroup var dates: DateFilter
    @Option(
        help: help("Only those that found something in this condition.", "Solo las que hallaron algo en este estado."))
    var condition: Monument.Condition?
    @Option(help: help("Only this year.", "Solo este año.")) var year: Int?
    @Flag(help: help("Only those that have no acta.", "Solo las que no tienen acta.")) var withoutActa = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var filter = try place.filter(in: register)
        try dates.add(to: &filter, year: year)
        if withoutActa { filter.absent.append("acta") }
        filter.found = condition?.rawValue
        let inspections = try register.inspections(matching: filter)
        try output.emit { json in
            InspectionReport.write(inspections, to: &json)
        } text: {
            InspectionReport.table(inspections, in: Program.language, width: Terminal.listWidth)
        }
    }
}
