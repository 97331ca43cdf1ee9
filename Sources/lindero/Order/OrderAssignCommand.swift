import ArgumentParser
import Demarcation
import GeoTypes

struct OrderAssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: localised("Give an order to a crew.", "Asigna una orden a una brigada."),
        discussion: localised(
            "EXAMPLES\n  lindero order assign OT-2026-101 --to 'Brigada Sur'",
            "EJEMPLOS\n  lindero order assign OT-2026-101 --to 'Brigada Sur'"))

    @Option(help: help("The crew.", "La brigada.")) var to: String
    @Option(parsing: .unconditional, help: help("Planned m³ or units.", "m³ o unidades planificados."))
    var quantity: Quantity?
    @OptionGroup var links: OrderLinks
    @OptionGroup var volume: VolumeOptions
    @OptionGroup var transition: OrderTransition

    func run() throws {
        try transition.advance(to: .assigned) { order in
            if quantity != nil, order.unit == .kilometre { throw Failure.kilometresFromChainages }
            order.assignedTo = to
            order.plannedQuantity = quantity ?? order.plannedQuantity
            volume.fill(&order)
            links.fill(&order)
        }
    }
}
