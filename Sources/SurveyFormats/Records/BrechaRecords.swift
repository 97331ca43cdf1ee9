public import Demarcation
import GeoTypes

/// Reads stretches of brecha (CLI: `brecha import`).
public enum BrechaRecords {
    public static func read(_ table: RecordTable) -> (items: [(line: Int, BrechaStretch)], rejections: [Rejection]) {
        table.mapRecords { fields throws(Rejection.Reason) in
            guard let from = try fields.chainage("from_m", "desde_m") else { throw .missingField("from_m") }
            guard let to = try fields.chainage("to_m", "hasta_m") else { throw .missingField("to_m") }
            guard from < to else {
                throw .valueOutOfRange(field: "to_m", value: to.description, allowed: "> \(from.description)")
            }
            return BrechaStretch(
                id: BrechaStretch.ID(rawValue: try fields.required("id")),
                sector: Sector.ID(rawValue: try fields.required("sector")), from: from, to: to,
                widthLeft: try fields.number("width_left_m", "ancho_izquierdo_m").map { .metres($0) },
                widthRight: try fields.number("width_right_m", "ancho_derecho_m").map { .metres($0) },
                acta: fields.text(["acta"]), isInProgramme: try fields.flag("in_programme", "en_programa") ?? true,
                clearedBy: fields.text(["cleared_by", "quien"]))
        }
    }
}

extension RecordTable {
    /// Makes one item of each record; a record that makes none is rejected, and so is the second one with an id.
    func mapRecords<Item: Identifiable>(
        _ make: (RecordFields) throws(Rejection.Reason) -> Item
    ) -> (items: [(line: Int, Item)], rejections: [Rejection]) {
        var items: [(line: Int, Item)] = []
        var rejections: [Rejection] = []
        var lines: [Item.ID: Int] = [:]
        for record in records {
            do throws(Rejection.Reason) {
                let item = try make(RecordFields(record))
                if let first = lines[item.id] {
                    throw .duplicateID(id: "\(record["id"] ?? "\(item.id)")", firstLine: first)
                }
                lines[item.id] = record.line
                items.append((record.line, item))
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return (items, rejections)
    }
}
