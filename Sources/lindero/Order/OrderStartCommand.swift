import ArgumentParser
import Demarcation

struct OrderStartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: localised("The crew has begun.", "La brigada comenzó."),
        discussion: localised(
            "EXAMPLES\n  lindero order start OT-2026-101 --date 2026-04-06",
            "EJEMPLOS\n  lindero order start OT-2026-101 --date 2026-04-06"))

    @Option(help: help("The day: 2026-04-06.", "El día: 2026-04-06.")) var date: CivilDate
    @OptionGroup var transition: OrderTransition

    func run() throws {
        try transition.advance(to: .inProgress) { $0.dates.started = date }
    }
}
