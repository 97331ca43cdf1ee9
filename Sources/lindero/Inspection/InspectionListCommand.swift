import ArgumentParser
import Demarcation
import Register
import Reports

struct InspectionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("List inspections.", "Lista inspecciones."),
        discussion: localised(
            "EXAMPLES\n  lindero inspection list --year 2026\n  lindero inspection list --without-acta --json",
            "EJEMPLOS\n  lindero inspection list --year 2026\n  lindero inspection list --without-acta --json"))

    @Option(help: help("Only this sector.", "Sólo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("Only this year.", "Sólo este año.")) var year: Int?
    @Flag(help: help("Only those that have no acta.", "Sólo las que no tienen acta.")) var withoutActa = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        let inspections = try register.inspections().filter { inspection in
            (sector == nil || inspection.sector == sector) && (year == nil || inspection.lastDay.year == year)
                && !(withoutActa && inspection.event.hasActa)
        }
        try output.emit { json in
            InspectionReport.write(inspections, to: &json)
        } text: {
            InspectionReport.table(inspections, in: Program.language, width: Terminal.listWidth)
        }
    }
}
