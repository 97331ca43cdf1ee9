import ArgumentParser
import Demarcation

struct OrderVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: localised("The measurement was verified.", "Se verificó la medición."),
        discussion: localised(
            "EXAMPLES\n  lindero order verify OT-2026-101 --date 2026-05-04",
            "EJEMPLOS\n  lindero order verify OT-2026-101 --date 2026-05-04"))

    @Option(help: help("The day: 2026-04-06.", "El día: 2026-04-06.")) var date: CivilDate
    @OptionGroup var transition: OrderTransition

    func run() throws {
        try transition.advance(to: .verified) { $0.dates.verified = date }
    }
}
