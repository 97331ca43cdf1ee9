public import Demarcation
import GeoTypes

/// Reads work orders (CLI: `order import`). Columns beyond the known ones are kept in the notes.
public enum OrderRecords {
    /// What was done can't be of a day after the one that follows `recorded`: clocks and zones differ by no more. A negative
    /// quantity names the order that it corrects wherever another row of the table does.
    public static func read(_ table: RecordTable, recorded: CivilDate) -> RecordReading<WorkOrder> {
        let others = table.columns.filter { !known.contains($0) && !$0.isEmpty }
        let namesCorrected = table.records.contains { $0["corrects", "corrige"] != nil }
        return table.mapRecords { fields throws(Rejection.Reason) in
            let order = try order(fields, recorded: recorded, others: others)
            if namesCorrected, order.corrects == nil, let quantity = order.executedQuantity, quantity < .zero {
                throw .missingField("corrects")
            }
            return order
        }
    }

    static let known: Set<String> = [
        "id", "kind", "tipo", "sector", "from_m", "desde_m", "to_m", "hasta_m", "quantity", "cantidad",
        "planned_quantity", "cantidad_planificada", "unit", "unidad", "state", "estado", "assigned_to", "brigada",
        "started_on", "finished_on", "verified_on", "certified_on", "received_on", "acta", "acceptance_acta", "method",
        "metodo", "método", "material_state", "estado_material", "work_type", "tipo_obra", "cost_gtq", "costo_gtq",
        "note", "nota", "corrects", "corrige", "monument", "monumento", "stretch", "reach", "installation",
        "classification", "clasificacion", "recorded_on",
        // What exports add of their own.
        "line_version", "layer", "legal_status", "legal_note", "nota_legal",
    ]

    /// A day may be missing in old records, but none stands before the one that has to come first.
    private static func check(_ dates: WorkOrder.Dates) throws(Rejection.Reason) {
        var last: CivilDate?
        for (field, date) in [
            ("started_on", dates.started), ("finished_on", dates.finished), ("verified_on", dates.verified),
            ("certified_on", dates.certified), ("received_on", dates.received),
        ] {
            guard let date else { continue }
            if let last, date < last {
                throw .valueOutOfRange(field: field, value: date.description, allowed: ">= \(last)")
            }
            last = date
        }
    }

    private static func order(_ fields: RecordFields, recorded: CivilDate, others: [String]) throws(Rejection.Reason)
        -> WorkOrder
    {
        let kind: WorkKind = try fields.requiredCode("kind", "tipo")
        if let unit: PhysicalUnit = try fields.code("unit", "unidad"), unit != kind.unit {
            throw .valueOutOfRange(field: "unit", value: unit.rawValue, allowed: kind.unit.rawValue)
        }
        let from = try fields.chainage("from_m", "desde_m")
        let to = try fields.chainage("to_m", "hasta_m")
        if let from, let to, from > to || (from == to && kind.unit == .kilometre) {
            throw .valueOutOfRange(field: "to_m", value: to.description, allowed: "> \(from.description)")
        }
        if kind.unit == .kilometre, from == nil || to == nil { throw .missingField(from == nil ? "from_m" : "to_m") }
        if kind.unit == .kilometre, fields.text(["sector"]) == nil { throw .missingField("sector") }
        let state: WorkState = try fields.code("state", "estado") ?? .planned
        let dates = WorkOrder.Dates(
            started: try fields.date("started_on"), finished: try fields.date("finished_on"),
            verified: try fields.date("verified_on"), certified: try fields.date("certified_on"),
            received: try fields.date("received_on"), recorded: recorded)
        if state >= .certified, dates.certified == nil { throw .missingField("certified_on") }
        try check(dates)
        let quantity = try fields.quantity("quantity", "cantidad")
        if state >= .measured, kind.unit != .kilometre, quantity == nil { throw .missingField("quantity") }
        let kept = others.compactMap { column in fields.record[column].map { "\(column)=\($0)" } }
        let notes = ([fields.text(["note", "nota"])].compactMap { $0 } + kept).joined(separator: "; ")
        var order = WorkOrder(
            id: WorkOrder.ID(rawValue: try fields.required("id")), kind: kind, state: state,
            sector: fields.text(["sector"]).map { Sector.ID(rawValue: $0) }, from: from, to: to,
            stretch: fields.text(["stretch"]).map { BrechaStretch.ID(rawValue: $0) },
            reach: fields.text(["reach"]).map { Reach.ID(rawValue: $0) }, installation: fields.text(["installation"]),
            monuments: fields.text(["monument", "monumento"])?.split(separator: " ")
                .map { Monument.ID(rawValue: String($0)) } ?? [],
            plannedQuantity: try fields.quantity("planned_quantity", "cantidad_planificada"),
            // Kilometres come from the chainages; of a stated quantity only the sign of a correction matters.
            executedQuantity: kind.unit == .kilometre ? quantity.flatMap { $0 < .zero ? $0 : nil } : quantity,
            assignedTo: fields.text(["assigned_to", "brigada"]),
            dates: dates, acta: fields.text(["acta"]), acceptanceActa: fields.text(["acceptance_acta"]),
            work: try fields.code("work_type", "tipo_obra"), method: try fields.code("method", "metodo", "método"),
            material: try fields.code("material_state", "estado_material"),
            cost: try fields.money("cost_gtq", "costo_gtq"),
            corrects: fields.text(["corrects", "corrige"]).map { WorkOrder.ID(rawValue: $0) },
            notes: notes.isEmpty ? nil : notes)
        order.classification = try fields.classification
        return order
    }
}
