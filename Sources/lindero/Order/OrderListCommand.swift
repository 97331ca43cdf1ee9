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

    @OptionGroup var place: PlaceFilter
    @OptionGroup var dates: DateFilter
    @Option(help: help("Only this state.", "Solo este estado.")) var state: WorkState?
    @Option(help: help("Only this kind.", "Solo este tipo.")) var kind: WorkKind?
    @Option(help: help("Only this crew.", "Solo esta brigada.")) var crew: String?
    @Option(help: help("Only those certified in this year.", "Solo las certificadas en este año.")) var year: Int?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var filter = try place.filter(in: register)
        try dates.add(to: &filter)
        filter.codes["state"] = state?.rawValue
        filter.codes["kind"] = kind?.rawValue
        filter.codes["assigned_to"] = crew
        // A year is asked of the date of the certificate alone, so the count is cut after it.
        if year != nil { filter.limit = nil }
        var orders = try register.orders(matching: filter)
        if let year {
            orders = Array(orders.filter { $0.dates.certified?.year == year }.prefix(place.limit ?? .max))
        }
        try output.emit { json in
            OrderReport.write(orders, to: &json)
        } text: {
            OrderReport.table(orders, in: Program.language, width: Terminal.listWidth)
        }
    }
}
