import ArgumentParser
import Demarcation
import Register
import Reports

struct EventListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised(
            "List the events; inspections have a list of their own.",
            "Lista los eventos; las inspecciones tienen su propia lista."),
        discussion: localised(
            "EXAMPLES\n  lindero event list\n  lindero event list --year 2026 --json",
            "EJEMPLOS\n  lindero event list\n  lindero event list --year 2026 --json"))

    @Option(help: help("Only this year.", "Solo este año.")) var year: Int?
    @Option(help: help("Only this kind.", "Solo este tipo.")) var kind: Event.Kind?
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("At most so many.", "A lo sumo tantos.")) var limit: Int?
    @OptionGroup var dates: DateFilter
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        var filter = RecordFilter(sector: sector)
        try dates.add(to: &filter, year: year)
        filter.codes["kind"] = kind?.rawValue
        filter.limit = limit
        let events = try register.events(matching: filter)
        try output.emit { json in
            EventReport.write(events, to: &json)
        } text: {
            EventReport.table(events, in: Program.language, width: Terminal.listWidth)
        }
    }
}
