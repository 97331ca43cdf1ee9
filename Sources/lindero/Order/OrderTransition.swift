import ArgumentParser
import Demarcation
import GeoTypes
import Register

/// What the commands that move an order one state on have in common.
struct OrderTransition: ParsableArguments {
    @Argument(help: help("Id of the order.", "Id de la orden.")) var id: WorkOrder.ID
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    /// Fills in what is known now, and moves the order on if nothing stands in the way.
    func advance(to state: WorkState, _ fill: (inout WorkOrder) throws -> Void) throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let before = try register.order(id)
        let places = try KnownPlaces(register)
        func change(_ order: inout WorkOrder) throws {
            try fill(&order)
            let filled = order
            try Failure.unless { () throws(Rejection.Reason) in try places.check(filled) }
            do throws(WorkOrderError) { try order.advance(to: state) } catch { throw Failure(error) }
        }
        // Before the transaction: what is refused leaves no trace, and the reading needs no lock.
        var order = before
        try change(&order)
        if !dryRun {
            let moved = (order.sector, order.from, order.to) != (before.sector, before.from, before.to)
            let line = try moved ? drawnStretch(in: register)(order.sector, order.from, order.to) : nil
            let expected = before
            let changed = order
            order = try register.updateOrder(id, change: author.change, drawing: { _ in line }) { stored in
                guard stored == expected else { throw Failure.changedMeanwhile(id) }
                stored = changed
            }
        }
        try OrderAnswer.emit(order, before: before.state, dryRun: dryRun, output)
    }
}

extension Failure {
    /// An order that can't go on: not permitted, with what is missing.
    init(_ error: WorkOrderError) {
        switch error {
        case .notReachable(let order, let from, let to, _):
            self.init(
                "E_NOT_REACHABLE", .notPermitted, error.message,
                hint: Bilingual(
                    en: "states follow one another; see “lindero order show \(order.rawValue)”",
                    es: "los estados van uno tras otro; vea «lindero order show \(order.rawValue)»"),
                details: [("order", order.rawValue), ("from", from.rawValue), ("to", to.rawValue)])
        case .blocked(let order, let to, let obstacles):
            let fields = obstacles.compactMap { obstacle in
                if case .missing(let field) = obstacle { field } else { nil }
            }
            let options = fields.map { $0.option ?? $0.rawValue }.joined(separator: ", ")
            self.init(
                "E_BLOCKED", .notPermitted, error.message,
                hint: fields.isEmpty ? nil : Bilingual(en: "give \(options)", es: "indique \(options)"),
                details: [
                    ("order", order.rawValue), ("to", to.rawValue),
                    ("missing", fields.map(\.rawValue).joined(separator: " ")),
                ])
        }
    }

    static func changedMeanwhile(_ order: WorkOrder.ID) -> Failure {
        Failure(
            "E_BUSY", .busy,
            Bilingual(
                en: "order \(order.rawValue) was changed by somebody else just now",
                es: "alguien más acaba de cambiar la orden \(order.rawValue)"),
            hint: Bilingual(en: "look at it and try again", es: "revísela e intente de nuevo"))
    }
}

extension WorkOrder.Field {
    /// The option that gives it, where the commands have one.
    fileprivate var option: String? {
        switch self {
        case .sector: "--sector"
        case .stretch: "--from --to"
        case .place: "--sector"
        case .plannedQuantity, .quantity: "--quantity"
        case .work: "--work-type"
        case .method: "--method"
        case .material: "--material"
        case .assignedTo: "--to"
        case .acta, .acceptanceActa: "--acta"
        case .started, .finished, .verified, .certified, .received: nil
        }
    }
}
