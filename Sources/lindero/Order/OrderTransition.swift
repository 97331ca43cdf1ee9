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

    init() {}

    /// For a command that names its order by an option.
    init(order: WorkOrder.ID, dryRun: Bool, register: RegisterOptions, author: AuthorOptions, output: OutputOptions) {
        self.id = order
        self.dryRun = dryRun
        self.registerOptions = register
        self.author = author
        self.output = output
    }

    func open() throws -> Register {
        try registerOptions.open(dryRun ? .readOnly : .readWrite)
    }

    /// Fills in what is known now, and moves the order on if nothing stands in the way.
    func advance(to state: WorkState, _ fill: (inout WorkOrder) throws -> Void) throws {
        let register = try open()
        let before = try register.order(id)
        var order = before
        try fill(&order)
        try Self.check(order, in: register)
        do throws(WorkOrderError) { try order.advance(to: state) } catch { throw Failure(error) }
        order = try store(order, before: before, in: register)
        try OrderAnswer.emit(order, before: before.state, dryRun: dryRun, output)
    }

    /// Stores measurements with what they make of their order, and says where a check disagrees.
    func record(_ record: MeasurementRecord, in register: Register) throws {
        let before = record.order
        var order = try record.measured()
        try Self.check(order, in: register)
        order = try store(order, before: before, measurements: record.measurements, in: register)
        var dossier = record.dossier
        dossier.order = order
        dossier.measurements += record.measurements
        try OrderAnswer.emit(dossier, added: record.measurements, before: before.state, dryRun: dryRun, output)
        let disagreements = record.disagreements
        for disagreement in disagreements {
            let words = disagreement.message
            output.warn(words.english, words.spanish)
        }
        if !disagreements.isEmpty { throw ExitCode.findings }
    }

    private static func check(_ order: WorkOrder, in register: Register) throws {
        let places = try KnownPlaces(register)
        let targets = try register.orderTargets()
        try Failure.unless { () throws(Rejection.Reason) in try places.check(order, targets) }
    }

    /// What is refused was refused before the transaction: it leaves no trace, and the reading needs no lock.
    private func store(
        _ changed: WorkOrder, before: WorkOrder, measurements: [OrderMeasurement] = [], in register: Register
    ) throws -> WorkOrder {
        guard !dryRun else { return changed }
        let moved = (changed.sector, changed.from, changed.to) != (before.sector, before.from, before.to)
        let line = try moved ? drawnStretch(in: register)(changed.sector, changed.from, changed.to) : nil
        return try register.updateOrder(
            id, change: author.change, measurements: measurements, drawing: { _ in line }
        ) { stored in
            guard stored == before else { throw Failure.changedMeanwhile(id) }
            stored = changed
        }
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
