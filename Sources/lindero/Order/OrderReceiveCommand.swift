import ArgumentParser
import Demarcation

struct OrderReceiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: localised("The work was accepted.", "Se recibió el trabajo."),
        discussion: localised(
            "EXAMPLES\n  lindero order receive OT-2026-101 --date 2026-05-29 --acta ACTA-R-2026-9",
            "EJEMPLOS\n  lindero order receive OT-2026-101 --date 2026-05-29 --acta ACTA-R-2026-9"))

    @Option(help: help("The day of the acceptance: 2026-04-06.", "El día de la recepción: 2026-04-06.")) var date:
        CivilDate
    @Option(help: help("Number of the acceptance record.", "Número del acta de recepción.")) var acta: String?
    @OptionGroup var transition: OrderTransition

    func run() throws {
        try transition.advance(to: .received) { order in
            order.dates.received = date
            order.acceptanceActa = acta ?? order.acceptanceActa
        }
    }
}
