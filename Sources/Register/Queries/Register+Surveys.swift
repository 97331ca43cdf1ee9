public import Demarcation
import Foundation
import GRDB

extension Register {
    /// The surveys in order of import: of a class, imported on or after a day (UTC), with a point on a sector.
    public func surveys(
        of surveyClass: Survey.Class? = nil, since day: CivilDate? = nil, on sector: Sector.ID? = nil
    ) throws(RegisterError) -> [Survey] {
        var conditions = ["TRUE"]
        var arguments: [String] = []
        if let surveyClass {
            conditions.append("class = ?")
            arguments.append(surveyClass.rawValue)
        }
        if let day {
            conditions.append("imported_at >= ?")
            arguments.append(day.description)
        }
        if let sector {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM observations
                    WHERE observations.fid BETWEEN first_observation AND last_observation AND sector = ?)
                """)
            arguments.append(sector.rawValue)
        }
        let sql = "SELECT * FROM surveys WHERE " + conditions.joined(separator: " AND ") + " ORDER BY fid"
        return try read { db in
            try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).map { try Survey(row: $0) }
        }
    }

    /// The surveys that a filter leaves, in order of import.
    public func surveys(matching filter: RecordFilter) throws(RegisterError) -> [Survey] {
        try read { db in
            try RecordConditions.records(db, of: "surveys", matching: filter, order: "t.fid") { try Survey(row: $0) }
        }
    }

    /// The survey of a file with these bytes, if it was imported.
    public func survey(sha256: String) throws(RegisterError) -> Survey? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM surveys WHERE sha256 = ?", arguments: [sha256])
                .map { try Survey(row: $0) }
        }
    }

    public func survey(_ id: Survey.ID) throws(RegisterError) -> Survey {
        let found = try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM surveys WHERE id = ?", arguments: [id.rawValue])
                .map { try Survey(row: $0) }
        }
        guard let found else { throw .unknown(kind: .survey, id: id.rawValue) }
        return found
    }

    /// A rejected record as the register keeps it, worded when it was rejected.
    public struct StoredRejection: Hashable, Sendable {
        public var line: Int
        public var code: String
        public var message: Bilingual
        public var text: String
    }

    /// The rejected records of a survey, in the order of its file; at most `limit`.
    public func rejections(of survey: Survey.ID, limit: Int) throws(RegisterError) -> [StoredRejection] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT line, code, message_en, message_es, text FROM survey_rejections
                    WHERE survey = (SELECT fid FROM surveys WHERE id = ?) ORDER BY line LIMIT ?
                    """, arguments: [survey.rawValue, limit]
            ).map { row in
                StoredRejection(
                    line: row["line"], code: row["code"],
                    message: Bilingual(en: row["message_en"], es: row["message_es"]), text: row["text"])
            }
        }
    }
}
