public import Demarcation
import GeoTypes

/// Reads inspections, one row a finding (CLI: `inspection import`). Rows with one id are one inspection.
public enum InspectionRecords {
    public static func read(_ table: RecordTable) -> (
        items: [(line: Int, Inspection)], rows: Int, rejections: [Rejection]
    ) {
        var inspections: [(line: Int, Inspection)] = []
        var places: [Inspection.ID: Int] = [:]
        var rejections: [Rejection] = []
        for record in table.records {
            do throws(Rejection.Reason) {
                let fields = RecordFields(record)
                let inspection = try inspection(fields)
                let finding = try finding(fields)
                if let place = places[inspection.id] {
                    try requireSameVisit(inspections[place], inspection)
                    if let finding { inspections[place].1.findings.append(finding) }
                } else {
                    places[inspection.id] = inspections.count
                    inspections.append((record.line, inspection))
                    if let finding { inspections[inspections.count - 1].1.findings = [finding] }
                }
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return (inspections, table.records.count, rejections)
    }

    private static func inspection(_ fields: RecordFields) throws(Rejection.Reason) -> Inspection {
        guard let date = try fields.date("date", "fecha") else { throw .missingField("date") }
        let last = try fields.date("last_date", "ultimo_dia")
        if let last, last < date {
            throw .valueOutOfRange(field: "last_date", value: last.description, allowed: "≥ \(date.description)")
        }
        return Inspection(
            id: Inspection.ID(rawValue: try fields.required("id")),
            sector: Sector.ID(rawValue: try fields.required("sector")), from: try fields.chainage("from_m", "desde_m"),
            to: try fields.chainage("to_m", "hasta_m"), firstDay: date, lastDay: last,
            team: fields.text(["team", "brigada"]),
            participation: try fields.flag("joint", "conjunta") ?? false ? .joint : .national,
            acta: fields.text(["acta"]), survey: fields.text(["survey", "levantamiento"]))
    }

    /// `nil` for a row that only says that somebody was there.
    private static func finding(_ fields: RecordFields) throws(Rejection.Reason) -> Finding? {
        let condition: Monument.Condition? = try fields.code("condition", "estado")
        let monument = fields.text(["monument", "monumento"])
        let action = fields.text(["action", "accion", "acción"])
        let note = fields.text(["note", "nota"])
        let photo = fields.text(["photo", "foto"])
        guard monument != nil || condition != nil || action != nil || note != nil || photo != nil else { return nil }
        return Finding(
            monument: monument.map { Monument.ID(rawValue: $0) }, condition: condition, action: action, note: note,
            photos: photo.map { [Finding.Photo(path: $0)] } ?? [])
    }

    private static func requireSameVisit(_ first: (line: Int, Inspection), _ other: Inspection) throws(Rejection.Reason)
    {
        var visit = first.1
        visit.findings = []
        guard visit == other else { throw .duplicateID(id: other.id.rawValue, firstLine: first.line) }
    }
}
