public import Demarcation
import GeoTypes

/// Reads stretches of brecha (CLI: `brecha import`).
public enum BrechaRecords {
    public static func read(_ table: RecordTable) -> RecordReading<BrechaStretch> {
        table.mapRecords { fields throws(Rejection.Reason) in
            guard let from = try fields.chainage("from_m", "desde_m") else { throw .missingField("from_m") }
            guard let to = try fields.chainage("to_m", "hasta_m") else { throw .missingField("to_m") }
            guard from < to else {
                throw .valueOutOfRange(field: "to_m", value: to.description, allowed: "> \(from.description)")
            }
            var stretch = BrechaStretch(
                id: BrechaStretch.ID(rawValue: try fields.required("id")),
                sector: Sector.ID(rawValue: try fields.required("sector")), from: from, to: to,
                widthLeft: try fields.width("width_left_m", "ancho_izquierdo_m"),
                widthRight: try fields.width("width_right_m", "ancho_derecho_m"),
                acta: fields.text(["acta"]), isInProgramme: try fields.flag("in_programme", "en_programa") ?? true,
                clearedBy: fields.text(["cleared_by", "quien"]))
            stretch.classification = try fields.classification
            return stretch
        }
    }
}

extension RecordFields {
    /// Metres on one side of the line.
    fileprivate func width(_ name: String, _ spanish: String) throws(Rejection.Reason) -> Length? {
        guard let metres = try number(name, spanish) else { return nil }
        guard metres > 0 else { throw .valueOutOfRange(field: name, value: "\(metres)", allowed: "> 0") }
        return .metres(metres)
    }
}
