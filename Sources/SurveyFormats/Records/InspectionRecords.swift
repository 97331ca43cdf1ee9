public import Demarcation
import GeoTypes

/// Reads inspections, one row a finding (CLI: `inspection import`). Rows with one id are one inspection, which is read
/// whole or not at all: one bad row rejects the others.
public enum InspectionRecords {
    public static func read(_ table: RecordTable) -> RecordReading<Inspection> {
        var reading = RecordReading<Inspection>()
        var visits: [Visit] = []
        var places: [String: Int] = [:]
        for record in table.records {
            guard let id = record["id"] else {
                reading.rejections.append(
                    Rejection(line: record.line, reason: .missingField("id"), text: record.text))
                continue
            }
            if let place = places[id] {
                visits[place].add(record)
            } else {
                places[id] = visits.count
                visits.append(Visit(record))
            }
        }
        for visit in visits { visit.end(&reading) }
        reading.rejections.sort { $0.line < $1.line }
        return reading
    }

    /// The rows of one inspection, put together.
    private struct Visit {
        private var inspection: Inspection?
        private var rows: [ReadRecord<Inspection>.Row] = []
        private var duplicates = 0
        /// The first one.
        private var problem: (line: Int, reason: Rejection.Reason)?

        init(_ record: RecordTable.Record) {
            add(record)
        }

        mutating func add(_ record: RecordTable.Record) {
            do throws(Rejection.Reason) {
                let fields = RecordFields(record)
                let read = try InspectionRecords.inspection(fields)
                let finding = try InspectionRecords.finding(fields)
                try join(read, finding, of: record)
            } catch {
                rows.append(record.row())
                if problem == nil { problem = (record.line, error) }
            }
        }

        private mutating func join(
            _ read: Inspection, _ finding: Finding?, of record: RecordTable.Record
        ) throws(Rejection.Reason) {
            guard var known = inspection else {
                inspection = read
                if let finding { inspection?.findings = [finding] }
                return rows.append(record.row())
            }
            let findings = known.findings
            known.findings = []
            guard known == read else { throw .duplicateID(id: read.id.rawValue, firstLine: rows[0].line) }
            if let finding, !findings.contains(finding) {
                inspection?.findings.append(finding)
                rows.append(record.row())
            } else {
                duplicates += 1
            }
        }

        func end(_ reading: inout RecordReading<Inspection>) {
            reading.duplicates += duplicates
            if let problem {
                for row in rows {
                    let reason = row.line == problem.line ? problem.reason : .partOfRejected(line: problem.line)
                    reading.rejections.append(Rejection(line: row.line, reason: reason, text: row.text))
                }
            } else if let inspection {
                reading.items.append(ReadRecord(inspection, rows: rows))
            }
        }
    }

    private static func inspection(_ fields: RecordFields) throws(Rejection.Reason) -> Inspection {
        guard let date = try fields.date("date", "fecha") else { throw .missingField("date") }
        let last = try fields.date("last_date", "ultimo_dia")
        if let last, last < date {
            throw .valueOutOfRange(field: "last_date", value: last.description, allowed: "≥ \(date.description)")
        }
        let from = try fields.chainage("from_m", "desde_m")
        let to = try fields.chainage("to_m", "hasta_m")
        if let from, let to, from > to {
            throw .valueOutOfRange(field: "to_m", value: to.description, allowed: "≥ \(from.description)")
        }
        return Inspection(
            id: Inspection.ID(rawValue: try fields.required("id")),
            sector: Sector.ID(rawValue: try fields.required("sector")), from: from, to: to, firstDay: date,
            lastDay: last, team: fields.text(["team", "brigada"]),
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
}
