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

    @Option(help: help("Only this year.", "Sólo este año.")) var year: Int?
    @Option(help: help("Only this kind.", "Sólo este tipo.")) var kind: Event.Kind?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let events = try registerOptions.open(.readOnly).events().filter { event in
            (year == nil || event.lastDay.year == year) && (kind == nil || event.kind == kind)
        }
        try output.emit { json in
            EventReport.write(events, to: &json)
        } text: {
            EventReport.table(events, in: Program.language, width: Terminal.listWidth)
        }
    }
}
