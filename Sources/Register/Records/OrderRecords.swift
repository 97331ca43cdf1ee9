import Demarcation
import GRDB
import GeoTypes

extension WorkOrder: StoredRecord {
    static let table = "work_orders"
    static let recordKind = RecordKind.order
    static let hasGeometry = true
    static let columns = [
        "id", "kind", "state", "sector", "from_m", "to_m", "stretch", "reach", "installation", "monuments",
        "planned_quantity", "executed_quantity", "unit", "assigned_to", "started_on", "finished_on", "verified_on",
        "certified_on", "received_on", "recorded_on", "acta",
        "acceptance_acta", "work", "method", "material", "cost_centavos", "corrects", "note",
        "line_version", "classification",
    ]

    var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, kind.rawValue, state.rawValue, sector?.rawValue, from?.metres, to?.metres,
            stretch?.rawValue, reach?.rawValue, installation,
            monuments.isEmpty ? nil : monuments.map(\.rawValue).joined(separator: " "), plannedQuantity?.value,
            executedQuantity?.value, unit.rawValue, assignedTo, dates.started?.description,
            dates.finished?.description, dates.verified?.description, dates.certified?.description,
            dates.received?.description, dates.recorded?.description, acta, acceptanceActa, work?.rawValue,
            method?.rawValue, material?.rawValue, cost?.centavos, corrects?.rawValue, notes,
            lineVersion, classification.rawValue,
        ]
    }

    init(row: Row) throws {
        let table = "work_orders"
        self.init(
            id: ID(rawValue: row["id"]), kind: try storedCode(row, "kind", of: table),
            state: try storedCode(row, "state", of: table),
            sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) },
            from: (row["from_m"] as Double?).map { .metres($0) }, to: (row["to_m"] as Double?).map { .metres($0) },
            stretch: (row["stretch"] as String?).map { BrechaStretch.ID(rawValue: $0) },
            reach: (row["reach"] as String?).map { Reach.ID(rawValue: $0) }, installation: row["installation"],
            monuments: (row["monuments"] as String?)?.split(separator: " ").map { Monument.ID(rawValue: String($0)) }
                ?? [], plannedQuantity: try WorkOrder.quantity(row, "planned_quantity"),
            executedQuantity: try WorkOrder.quantity(row, "executed_quantity"), assignedTo: row["assigned_to"],
            dates: Dates(
                started: try optionalStoredDay(row, "started_on", of: table),
                finished: try optionalStoredDay(row, "finished_on", of: table),
                verified: try optionalStoredDay(row, "verified_on", of: table),
                certified: try optionalStoredDay(row, "certified_on", of: table),
                received: try optionalStoredDay(row, "received_on", of: table),
                recorded: try optionalStoredDay(row, "recorded_on", of: table)), acta: row["acta"],
            acceptanceActa: row["acceptance_acta"], work: try optionalStoredCode(row, "work", of: table),
            method: try optionalStoredCode(row, "method", of: table),
            material: try optionalStoredCode(row, "material", of: table),
            cost: (row["cost_centavos"] as Int?).map { Money(centavos: $0) },
            corrects: (row["corrects"] as String?).map { ID(rawValue: $0) }, notes: row["note"])
        lineVersion = row["line_version"]
        classification = try storedCode(row, "classification", of: table)
    }

    /// When a record came in, and of which version of the line its chainages are by now, is no part of what it says.
    func says(theSameAs stored: WorkOrder) -> Bool {
        var stored = stored
        stored.dates.recorded = dates.recorded
        stored.lineVersion = lineVersion
        return self == stored
    }

    /// Kept as a number that people can read; millionths come back exactly.
    private static func quantity(_ row: Row, _ column: String) throws -> Quantity? {
        guard let value: Double = row[column] else { return nil }
        guard let quantity = Quantity(value) else {
            throw RegisterError.unknownCode(table: "work_orders", column: column, value: "\(value)")
        }
        return quantity
    }
}
