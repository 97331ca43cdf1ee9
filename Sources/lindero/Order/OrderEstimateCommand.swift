import ArgumentParser
import Demarcation
import Register
import Reports

struct OrderEstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: localised(
            "Issue the next progress certificate of an order.", "Emite la siguiente estimación de una orden."),
        discussion: localised(
            """
            EXAMPLES
              lindero order estimate OT-2026-102 --date 2026-04-15 --amount 48250.75
              lindero order estimate OT-2026-102 --date 2026-05-15 --quantity 36.5 --amount 11700 --acta E-2

            Previous, period and cumulative are carried from one certificate to the next. Without --quantity the period is
            all that was measured and not certified yet; more than was measured is refused. A negative quantity corrects an
            earlier certificate.
            """,
            """
            EJEMPLOS
              lindero order estimate OT-2026-102 --date 2026-04-15 --amount 48250.75
              lindero order estimate OT-2026-102 --date 2026-05-15 --quantity 36.5 --amount 11700 --acta E-2

            Lo anterior, lo del período y lo acumulado pasan de una estimación a la otra. Sin --quantity el período es todo
            lo medido y aún no estimado; no se acepta más de lo medido. Una cantidad negativa corrige una estimación
            anterior.
            """))

    @Argument(help: help("Id of the order.", "Id de la orden.")) var id: WorkOrder.ID
    @Option(help: help("The day of the certificate: 2026-04-15.", "El día de la estimación: 2026-04-15."))
    var date: CivilDate
    @Option(
        parsing: .unconditional,
        help: help("Quantity of the period: km, m³ or units.", "Cantidad del período: km, m³ o unidades."))
    var quantity: Quantity?
    @Option(
        parsing: .unconditional, help: help("Amount of the period in quetzales.", "Monto del período en quetzales."))
    var amount: Money?
    @Option(help: help("Number of the acta.", "Número del acta.")) var acta: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        var dossier = try register.dossier(id)
        let estimation: Estimation
        do throws(OrderDossier.EstimationError) {
            estimation = try dossier.estimation(on: date, period: quantity, amount: amount, acta: acta)
        } catch {
            throw Failure(error, order: id)
        }
        if !dryRun {
            try register.addEstimation(estimation, unit: dossier.order.unit, change: author.change)
        }
        dossier.estimations.append(estimation)
        try output.emit { json in
            OrderReport.write(estimation, unit: dossier.order.unit, to: &json)
        } text: {
            OrderReport.estimations(dossier, in: Program.language, width: Terminal.listWidth)
                + (dryRun ? localised("(nothing stored)", "(no se guardó nada)") : "")
        }
    }
}

extension Failure {
    fileprivate init(_ error: OrderDossier.EstimationError, order: WorkOrder.ID) {
        let hint =
            switch error {
            case .beyondMeasured:
                Bilingual(
                    en: "measure it first: “lindero order measure \(order.rawValue)”",
                    es: "mídalo antes: «lindero order measure \(order.rawValue)»")
            default:
                Bilingual(
                    en: "see “lindero order show \(order.rawValue)”", es: "vea «lindero order show \(order.rawValue)»")
            }
        self.init("E_ESTIMATE", .notPermitted, error.message, hint: hint, details: [("order", order.rawValue)])
    }
}
