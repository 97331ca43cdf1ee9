import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

struct OrderNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: localised("Plan a work order.", "Planifica una orden de trabajo."),
        discussion: localised(
            """
            EXAMPLES
              lindero order new OT-2026-101 --kind brecha-conservation --sector GTM-MEX-08 --from 5+000 --to 8+500
              lindero order new OT-2026-102 --kind bank-stabilisation --sector GTM-MEX-09 --from 20+000 --to 20+120 \\
                  --quantity 240 --work-type gabions --method gabions --material bank
              lindero order new OT-2026-103 --kind monument-maintenance --monument M-0012 --quantity 1
            """,
            """
            EJEMPLOS
              lindero order new OT-2026-101 --kind brecha-conservation --sector GTM-MEX-08 --from 5+000 --to 8+500
              lindero order new OT-2026-102 --kind bank-stabilisation --sector GTM-MEX-09 --from 20+000 --to 20+120 \\
                  --quantity 240 --work-type gabions --method gabions --material bank
              lindero order new OT-2026-103 --kind monument-maintenance --monument M-0012 --quantity 1
            """))

    @Argument(help: help("Id of the order.", "Id de la orden.")) var id: WorkOrder.ID
    @Option(help: help("Kind of work.", "Tipo de trabajo.")) var kind: WorkKind
    @Option(help: help("Sector.", "Sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("Chainage where it begins: 5+000.", "Progresiva inicial: 5+000.")) var from: Chainage?
    @Option(help: help("Chainage where it ends: 8+500.", "Progresiva final: 8+500.")) var to: Chainage?
    @Option(help: help("Monument; may be repeated.", "Monumento; se puede repetir."), completion: .monuments)
    var monument: [Monument.ID] = []
    @OptionGroup var links: OrderLinks
    @Option(
        parsing: .unconditional,
        help: help(
            "Planned m³ or units; negative in a correction. Kilometres come from --from and --to.",
            "m³ o unidades planificados; negativa en una corrección. Los kilómetros salen de --from y --to."))
    var quantity: Quantity?
    @OptionGroup var volume: VolumeOptions
    @Option(help: help("The order that this line corrects.", "La orden que esta línea corrige."))
    var corrects: WorkOrder.ID?
    @Option(parsing: .unconditional, help: help("Cost in quetzales.", "Costo en quetzales.")) var cost: Money?
    @Option(help: help("Note.", "Nota.")) var note: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try checkOptions()
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        var order = WorkOrder(
            id: id, kind: kind, sector: sector, from: from, to: to, monuments: monument, plannedQuantity: quantity,
            dates: WorkOrder.Dates(recorded: .today), cost: cost, corrects: corrects, notes: note)
        volume.fill(&order)
        links.fill(&order)
        let places = try KnownPlaces(register)
        let targets = try register.orderTargets()
        try Failure.unless { () throws(Rejection.Reason) in try places.check(order, targets) }
        if let corrects { _ = try register.order(corrects) }
        guard try register.knownOrders(among: [id]).isEmpty else {
            throw RegisterError.duplicate(kind: .order, id: id.rawValue)
        }
        if !dryRun {
            let draw = try drawnStretch(in: register)
            _ = try register.importOrders(
                [order], change: author.change, drawing: { draw($0.sector, $0.from, $0.to) })
        }
        try OrderAnswer.emit(order, before: nil, dryRun: dryRun, output)
    }

    private func checkOptions() throws {
        if let from, let to, !(from < to) {
            throw Failure.usage(
                Bilingual(
                    en: "--to \(to) is not beyond --from \(from)", es: "--to \(to) no está después de --from \(from)"),
                hint: Bilingual(
                    en: "chainages grow along the sector: give the smaller one as --from",
                    es: "las progresivas crecen a lo largo del sector: dé la menor como --from"))
        }
        if (from == nil) != (to == nil) {
            throw Failure.usage(
                Bilingual(en: "--from and --to go together", es: "--from y --to van juntos"))
        }
        if from != nil, sector == nil {
            throw Failure.usage(
                Bilingual(en: "chainages need their --sector", es: "las progresivas necesitan su --sector"))
        }
        if kind.unit == .kilometre {
            guard sector != nil, from != nil else {
                throw Failure.usage(
                    Bilingual(
                        en: "\(kind.rawValue) needs --sector, --from and --to",
                        es: "\(kind.rawValue) necesita --sector, --from y --to"))
            }
            if quantity != nil { throw Failure.kilometresFromChainages }
        }
        if let quantity, quantity < .zero, corrects == nil {
            throw Failure.usage(
                Bilingual(
                    en: "a negative --quantity needs --corrects ORDER",
                    es: "una --quantity negativa necesita --corrects ORDEN"))
        }
    }
}

extension Failure {
    static var kilometresFromChainages: Failure {
        .usage(
            Bilingual(
                en: "--quantity: kilometres come from the chainages",
                es: "--quantity: los kilómetros salen de las progresivas"),
            hint: Bilingual(en: "give --from and --to", es: "indique --from y --to"))
    }
}
