import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

struct OrderCorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: localised(
            "Take something off an order by a new negative line; the order stays as it is.",
            "Resta algo de una orden con una nueva línea negativa; la orden queda como está."),
        discussion: localised(
            """
            EXAMPLES
              lindero order correct OT-2026-102 --quantity -12.5 --reason 'second row counted twice' --date 2026-06-02
              lindero order correct OT-2026-101 --from 7+900 --to 8+500 --reason 'not cleared' --date 2026-06-02
              lindero order correct OT-2026-102 --quantity -1 --reason 'measured wrong' --date 2026-06-02 --acta ACTA-9

            The line is measured, and goes on to verified and certified as any order does; with --acta it is certified at
            once, on the same day. Kilometres are taken off from one chainage to another.
            """,
            """
            EJEMPLOS
              lindero order correct OT-2026-102 --quantity -12.5 --reason 'fila contada dos veces' --date 2026-06-02
              lindero order correct OT-2026-101 --from 7+900 --to 8+500 --reason 'sin limpiar' --date 2026-06-02
              lindero order correct OT-2026-102 --quantity -1 --reason 'mal medido' --date 2026-06-02 --acta ACTA-9

            La línea queda medida y sigue a verificada y certificada como cualquier orden; con --acta queda certificada de
            una vez, el mismo día. Los kilómetros se restan de una progresiva a otra.
            """))

    @Argument(help: help("Id of the order that is wrong.", "Id de la orden que está mal.")) var id: WorkOrder.ID
    @Option(
        parsing: .unconditional,
        help: help("m³ or units to take off, negative: -12.5.", "m³ o unidades que se restan, negativa: -12.5."))
    var quantity: Quantity?
    @Option(help: help("Chainage from which km are taken off.", "Progresiva desde la que se restan km."))
    var from: Chainage?
    @Option(help: help("Chainage to which km are taken off.", "Progresiva hasta la que se restan km."))
    var to: Chainage?
    @Option(help: help("The day of the correction; else today.", "El día de la corrección; si no, hoy."))
    var date: CivilDate?
    @Option(help: help("Acta that certifies it.", "Acta que la certifica.")) var acta: String?
    @Option(
        parsing: .unconditional,
        help: help("Money to take off, negative, in quetzales.", "Dinero que se resta, negativo, en quetzales."))
    var cost: Money?
    @OptionGroup var volume: VolumeOptions
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let reason = author.reason, !reason.allSatisfy(\.isWhitespace) else {
            throw Failure.usage(
                Bilingual(en: "a correction needs its --reason", es: "una corrección necesita su --reason"))
        }
        if let cost, cost > .zero {
            throw Failure.usage(
                Bilingual(
                    en: "--cost \(cost): a correction takes off; write a negative amount",
                    es: "--cost \(cost): una corrección resta; escriba un monto negativo"))
        }
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let dossier = try register.dossier(id)
        var line = try correction(of: dossier, reason: reason)
        if let acta {
            line.dates.verified = line.dates.finished
            line.dates.certified = line.dates.finished
            line.acta = acta
            do throws(WorkOrderError) {
                try line.advance(to: .verified)
                try line.advance(to: .certified)
            } catch { throw Failure(error) }
        }
        if !dryRun {
            let draw = try drawnStretch(in: register)
            _ = try register.importOrders([line], change: author.change) {
                dossier.order.lineVersion == nil ? draw($0.sector, $0.from, $0.to) : nil
            }
        }
        try OrderAnswer.emit(line, before: nil, dryRun: dryRun, output)
    }

    private func correction(of dossier: OrderDossier, reason: String) throws -> WorkOrder {
        let removal: WorkOrder.Removal
        switch (dossier.order.unit, quantity, from, to) {
        case (.kilometre, nil, let from?, let to?): removal = .stretch(from: from, to: to)
        case (.kilometre, _?, _, _): throw Failure.kilometresFromChainages
        case (.kilometre, _, _, _):
            throw Failure.usage(Bilingual(en: "--from and --to are needed", es: "hacen falta --from y --to"))
        case (_, let quantity?, nil, nil): removal = .quantity(quantity)
        default:
            let unit = dossier.order.unit.label
            throw Failure.usage(
                Bilingual(
                    en: "--quantity is needed, in \(unit.english), without --from and --to",
                    es: "hace falta --quantity, en \(unit.spanish), sin --from ni --to"))
        }
        do throws(WorkOrder.CorrectionError) {
            var line = try dossier.order.correction(
                taking: removal, after: dossier.corrections, on: date ?? .today, recorded: .today, reason: reason)
            line.cost = cost
            line.assignedTo = line.assignedTo ?? author.who
            volume.fill(&line)
            return line
        } catch {
            let isUsage = if case .notNegative = error { true } else { false }
            throw Failure(
                "E_CORRECTION", isUsage ? .usage : .notPermitted, error.message,
                hint: Bilingual(
                    en: "see “lindero order show \(id.rawValue)”", es: "vea «lindero order show \(id.rawValue)»"),
                details: [("order", id.rawValue)])
        }
    }
}
