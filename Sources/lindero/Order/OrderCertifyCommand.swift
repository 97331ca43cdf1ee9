import ArgumentParser
import Demarcation

struct OrderCertifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certify",
        abstract: localised(
            "The work is certified by an acta: from now on it counts.",
            "El trabajo se certifica con un acta: desde ahora cuenta."),
        discussion: localised(
            "EXAMPLES\n  lindero order certify OT-2026-101 --date 2026-05-11 --acta ACTA-2026-17",
            "EJEMPLOS\n  lindero order certify OT-2026-101 --date 2026-05-11 --acta ACTA-2026-17"))

    @Option(help: help("The day of the certification: 2026-04-06.", "El día de la certificación: 2026-04-06."))
    var date: CivilDate
    @Option(help: help("Number of the acta.", "Número del acta.")) var acta: String?
    @Option(parsing: .unconditional, help: help("Cost in quetzales.", "Costo en quetzales.")) var cost: Money?
    @OptionGroup var transition: OrderTransition

    func run() throws {
        try transition.advance(to: .certified) { order in
            order.dates.certified = date
            order.acta = acta ?? order.acta
            order.cost = cost ?? order.cost
        }
    }
}
