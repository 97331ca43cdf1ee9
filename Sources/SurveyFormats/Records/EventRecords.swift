public import Demarcation

/// Reads events other than inspections (CLI: `event import`), one a row.
public enum EventRecords {
    public static func read(_ table: RecordTable) -> RecordReading<Event> {
        table.mapRecords { fields throws(Rejection.Reason) in try event(fields) }
    }

    private static func event(_ fields: RecordFields) throws(Rejection.Reason) -> Event {
        guard let first = try fields.date("date", "fecha") else { throw .missingField("date") }
        let last = try fields.date("last_date", "ultimo_dia")
        if let last, last < first {
            throw .valueOutOfRange(field: "last_date", value: last.description, allowed: "≥ \(first.description)")
        }
        let code = fields.text(["product", "producto"])
        let product = code.map { Product.Code(rawValue: $0) }
        return Event(
            id: Event.ID(rawValue: try fields.required("id")), kind: try fields.requiredCode("kind", "tipo"),
            firstDay: first, lastDay: last, sector: fields.text(["sector"]).map { Sector.ID(rawValue: $0) },
            neighbour: fields.text(["neighbour", "vecino"]), acta: fields.text(["acta"]), product: product,
            title: fields.text(["title", "titulo", "título"]))
    }
}
