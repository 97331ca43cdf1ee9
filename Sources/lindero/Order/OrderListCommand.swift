import ArgumentParser
import Demarcation
import Register
import Reports

struct OrderListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: localised("List work orders.", "Lista órdenes de trabajo."),
        discussion: localised(
            "EXAMPLES\n  lindero order list --state in-progress\n  lindero order list --sector GTM-MEX-09 --json\n"
                + "  lindero order list --kind brecha-opening --crew 'Brigada Sur' --since 2026-04-01",
            "EJEMPLOS\n  lindero order list --state in-progress\n  lindero order list --sector GTM-MEX-09 --json\n"
                + "  lindero order list --kind brecha-opening --crew 'Brigada Sur' --since 2026-04-01"))

    @Option(help: help("Only this sector.", "Sólo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("Only this state.", "Sólo este estado.")) var state: WorkState?
    @Option(help: help("Only this kind.", "Sólo este tipo.")) var kind: WorkKind?
    @Option(help: help("Only this crew.", "Sólo esta brigada.")) var crew: String?
    @Option(help: help("Only those certified in this year.", "Sólo las certificadas en este año.")) var year: Int?
    @Option(
        help: help(
            "Only those with a date on this day or later: 2026-04-01.",
            "Sólo las que tienen una fecha de este día o posterior: 2026-04-01.")) var since: CivilDate?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        let orders = try register.orders().filter { order in
            (sector == nil || order.sector == sector) && (state == nil || order.state == state)
                && (kind == nil || order.kind == kind) && (crew == nil || order.assignedTo == crew)
                && (year == nil || order.dates.certified?.year == year)
                && (since.map { day in order.dates.latest.map { $0 >= day } ?? false } ?? true)
        }
        try output.emit { json in
            OrderReport.write(orders, to: &json)
        } text: {
            OrderReport.table(orders, in: Program.language, width: Terminal.width)
        }
    }
}
