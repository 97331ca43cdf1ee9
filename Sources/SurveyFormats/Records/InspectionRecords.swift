public import Demarcation
import GeoTypes

/// Reads inspections, one row a finding (CLI: `inspection import`). Rows with one id are one inspection, which is read
/// whole or not at all: one bad row rejects the others. What is said of the inspection itself may stand in its first row
/// alone.
///
/// The table of a plan is such a table when it is filled in; its rows that nobody filled in are counted, and no more.
public enum InspectionRecords {
    public static func read(_ table: RecordTable) -> RecordReading<Inspection> {
        var reading = RecordReading<Inspection>()
        var visits: [Visit] = []
        var places: [String: Int] = [:]
        let isPlan = table.columns.contains("day") && table.columns.contains("order")
        for record in table.records {
            if isPlan, !isFilledIn(RecordFields(record)) {
                reading.unfilled += 1
                continue
            }
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
                let read = try InspectionRecords.inspection(fields, like: inspection)
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

    private static func isFilledIn(_ fields: RecordFields) -> Bool {
        [conditionNames, actionNames, noteNames, photoNames].contains { fields.text($0) != nil }
    }

    private static let conditionNames = ["condition", "estado"]
    private static let actionNames = ["action", "accion", "acción"]
    private static let noteNames = ["note", "nota"]
    private static let photoNames = ["photo", "foto"]

    /// - `first`: what the inspection's rows before this one say; an empty cell says the same.
    private static func inspection(
        _ fields: RecordFields, like first: Inspection?
    ) throws(Rejection.Reason) -> Inspection {
        guard let date = try fields.date("date", "fecha") ?? first?.firstDay else { throw .missingField("date") }
        let last = try fields.date("last_date", "ultimo_dia") ?? (date == first?.firstDay ? first?.lastDay : nil)
        if let last, last < date {
            throw .valueOutOfRange(field: "last_date", value: last.description, allowed: "≥ \(date.description)")
        }
        let from = try fields.chainage("from_m", "desde_m") ?? first?.from
        let to = try fields.chainage("to_m", "hasta_m") ?? first?.to
        if let from, let to, from > to {
            throw .valueOutOfRange(field: "to_m", value: to.description, allowed: "≥ \(from.description)")
        }
        let sector = fields.text(["sector"]).map { Sector.ID(rawValue: $0) } ?? first?.sector
        guard let sector else { throw .missingField("sector") }
        var inspection = Inspection(
            id: Inspection.ID(rawValue: try fields.required("id")), sector: sector, from: from, to: to, firstDay: date,
            lastDay: last, team: fields.text(["team", "brigada"]) ?? first?.team,
            participation: try participation(fields) ?? first?.participation ?? .national,
            acta: fields.text(["acta"]) ?? first?.acta,
            survey: fields.text(["survey", "levantamiento"]) ?? first?.survey)
        inspection.classification =
            try fields.code("classification", "clasificacion") ?? first?.classification ?? .reserved
        return inspection
    }

    /// True or false, or the words for it.
    private static func participation(_ fields: RecordFields) throws(Rejection.Reason) -> Inspection.Participation? {
        let word = fields.text(["joint", "conjunta"])?.lowercased()
        let named = Inspection.Participation.allCases.first {
            word == $0.rawValue || word == $0.label[.spanish].lowercased()
        }
        if let named { return named }
        return try fields.flag("joint", "conjunta").map { $0 ? .joint : .national }
    }

    /// `nil` for a row that only says that somebody was there. Several photos stand in one cell with semicolons or line
    /// ends between them.
    private static func finding(_ fields: RecordFields) throws(Rejection.Reason) -> Finding? {
        let condition: Monument.Condition? = try fields.code("condition", "estado")
        let monument = fields.text(["monument", "monumento"])
        let action = fields.text(actionNames)
        let note = fields.text(noteNames)
        let photos = (fields.text(photoNames) ?? "").split { $0 == ";" || $0.isNewline }
            .map { $0.drop { $0.isWhitespace } }.filter { !$0.isEmpty }
        guard monument != nil || condition != nil || action != nil || note != nil || !photos.isEmpty else { return nil }
        return Finding(
            monument: monument.map { Monument.ID(rawValue: $0) }, condition: condition, action: action, note: note,
            photos: photos.map { Finding.Photo(path: String($0)) })
    }
}
