import Demarcation
import Reports

/// How every command that changes an order says what it did.
enum OrderAnswer {
    static func emit(_ order: WorkOrder, before: WorkState?, dryRun: Bool, _ output: OutputOptions) throws {
        let language = Program.language
        try output.emit { json in
            OrderReport.write(order, to: &json)
        } text: {
            let states = [before, order.state].compactMap { $0?.label[language] }.joined(separator: " → ")
            let quantity = (order.quantity ?? order.plannedQuantity).map {
                "  \($0) \(order.unit.label[language])"
            }
            return "\(order.id.rawValue)  \(order.kind.label[language])\(quantity ?? "")  \(states)"
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        say(next: order, dryRun: dryRun, output)
    }

    /// The same after a measurement: with what was measured.
    static func emit(
        _ dossier: OrderDossier, added: [OrderMeasurement], before: WorkState, dryRun: Bool, _ output: OutputOptions
    ) throws {
        let language = Program.language
        let order = dossier.order
        try output.emit { json in
            OrderReport.write(dossier, to: &json)
        } text: {
            let unit = order.unit.label[language]
            let quantity = order.quantity.map { "  \($0) \(unit)" } ?? ""
            let states =
                order.state == before
                ? order.state.label[language] : "\(before.label[language]) → \(order.state.label[language])"
            return "\(order.id.rawValue)  \(order.kind.label[language])\(quantity)  \(states)"
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "") + "\n"
                + added.map { "  " + OrderReport.line($0, unit: order.unit, in: language) + "\n" }.joined()
        }
        say(next: order, dryRun: dryRun, output)
    }

    private static func say(next order: WorkOrder, dryRun: Bool, _ output: OutputOptions) {
        if let next = next(order), !dryRun {
            output.announce("next: \(next)", "siguiente: \(next)")
        }
    }

    private static func next(_ order: WorkOrder) -> String? {
        let (verb, options): (String, String)
        switch order.state {
        case .planned: (verb, options) = ("assign", localised("--to CREW", "--to BRIGADA"))
        case .assigned: (verb, options) = ("start", localised("--date DATE", "--date FECHA"))
        case .inProgress:
            let quantity = order.unit == .kilometre ? "" : localised(" --quantity Q", " --quantity CANTIDAD")
            (verb, options) = ("measure", localised("--date DATE", "--date FECHA") + quantity)
        case .measured: (verb, options) = ("verify", localised("--date DATE", "--date FECHA"))
        case .verified: (verb, options) = ("certify", localised("--date DATE --acta ACTA", "--date FECHA --acta ACTA"))
        case .certified: (verb, options) = ("receive", localised("--date DATE --acta ACTA", "--date FECHA --acta ACTA"))
        case .received, .cancelled: return nil
        }
        return "lindero order \(verb) \(order.id.rawValue) \(options)"
    }
}
