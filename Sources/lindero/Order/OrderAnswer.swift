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
        case .verified: (verb, options) = ("certify", localised("--date DATE --acta A", "--date FECHA --acta ACTA"))
        case .certified: (verb, options) = ("receive", localised("--date DATE --acta A", "--date FECHA --acta ACTA"))
        case .received, .cancelled: return nil
        }
        return "lindero order \(verb) \(order.id.rawValue) \(options)"
    }
}
