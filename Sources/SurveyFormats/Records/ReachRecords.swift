public import Demarcation
import GeoTypes

/// Reads river reaches (CLI: `reach import`).
public enum ReachRecords {
    public static func read(_ table: RecordTable) -> RecordReading<Reach> {
        table.mapRecords { fields throws(Rejection.Reason) in
            guard let from = try fields.chainage("from_m", "desde_m") else { throw .missingField("from_m") }
            guard let to = try fields.chainage("to_m", "hasta_m") else { throw .missingField("to_m") }
            guard from < to else {
                throw .valueOutOfRange(field: "to_m", value: to.description, allowed: "> \(from.description)")
            }
            var reach = Reach(
                id: Reach.ID(rawValue: try fields.required("id")),
                sector: Sector.ID(rawValue: try fields.required("sector")),
                bank: try fields.requiredCode("bank", "margen"), from: from, to: to,
                name: fields.text(["name", "nombre"]), note: fields.text(["note", "nota"]))
            reach.classification = try fields.classification
            return reach
        }
    }
}
