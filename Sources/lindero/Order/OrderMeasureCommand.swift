import ArgumentParser
import Demarcation
import GeoTypes

struct OrderMeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: localised(
            "The work has ended and was measured.", "El trabajo terminó y se midió."),
        discussion: localised(
            """
            EXAMPLES
              lindero order measure OT-2026-101 --date 2026-04-24
              lindero order measure OT-2026-101 --date 2026-04-24 --to 8+120
              lindero order measure OT-2026-102 --date 2026-04-10 --quantity 236.5
            """,
            """
            EJEMPLOS
              lindero order measure OT-2026-101 --date 2026-04-24
              lindero order measure OT-2026-101 --date 2026-04-24 --to 8+120
              lindero order measure OT-2026-102 --date 2026-04-10 --quantity 236.5
            """))

    @Option(help: help("The day on which the work ended: 2026-04-06.", "El día en que terminó el trabajo: 2026-04-06."))
    var date: CivilDate
    @Option(
        parsing: .unconditional,
        help: help("Executed m³ or units; negative in a correction.", "m³ o unidades; negativa en una corrección."))
    var quantity: Quantity?
    @Option(help: help("Where the work really begins.", "Donde en verdad comienza.")) var from: Chainage?
    @Option(help: help("Where the work really ends.", "Donde en verdad termina.")) var to: Chainage?
    @OptionGroup var volume: VolumeOptions
    @Option(parsing: .unconditional, help: help("Cost in quetzales.", "Costo en quetzales.")) var cost: Money?
    @OptionGroup var transition: OrderTransition

    func run() throws {
        try transition.advance(to: .measured) { order in
            if quantity != nil, order.unit == .kilometre { throw Failure.kilometresFromChainages }
            order.dates.finished = date
            order.executedQuantity = quantity ?? order.executedQuantity
            order.from = from ?? order.from
            order.to = to ?? order.to
            order.cost = cost ?? order.cost
            volume.fill(&order)
        }
    }
}
