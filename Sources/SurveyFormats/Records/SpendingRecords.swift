public import Demarcation

/// Reads lines of the budget's execution (CLI: `programme spending import`).
public enum SpendingRecords {
    public static func read(_ table: RecordTable) -> RecordReading<Spending> {
        table.mapRecords { fields throws(Rejection.Reason) in
            let code = try fields.required("code", "codigo", "código")
            let accrued = try fields.money("accrued_gtq", "devengado_gtq")
            let budget = try fields.money("current_gtq", "vigente_gtq")
            guard accrued != nil || budget != nil else { throw .missingField("accrued_gtq") }
            if let budget, budget < .zero {
                throw .valueOutOfRange(field: "current_gtq", value: budget.description, allowed: "≥ 0")
            }
            return Spending(
                product: Product.Code(rawValue: code), date: try date(fields), accrued: accrued ?? .zero,
                currentBudget: budget, source: fields.text(["source", "fuente"]))
        }
    }

    /// A day, or a month, which is its last day.
    private static func date(_ fields: RecordFields) throws(Rejection.Reason) -> CivilDate {
        let text = try fields.required("date", "fecha")
        if case .month? = ReportPeriod(text), let period = ReportPeriod(text) { return period.lastDay }
        guard let date = CivilDate(text) else {
            throw .valueOutOfRange(field: "date", value: text, allowed: "YYYY-MM-DD, YYYY-MM")
        }
        return date
    }
}
