import Demarcation
import Foundation
import GRDB

/// What a part of the history did to the rows of one table, from before its first change of a row to after its last.
struct NetChanges {
    /// How a row stood before it and after it.
    enum Fate: String {
        case came = "a.old IS NULL AND z.new IS NOT NULL"
        case stayed = "a.old IS NOT NULL AND z.new IS NOT NULL"
        case went = "a.old IS NOT NULL AND z.new IS NULL"
    }

    /// A moment at which the rows are compared with the history.
    enum Moment: String {
        case before = "a.old"
        case after = "z.new"
    }

    let table: String
    /// `net`: each row with its first and last change.
    private let net: String
    private let triggers: HistoryTriggers

    init(_ db: Database, table: String, range: HistoryRange) throws {
        self.table = table
        // An observation that no import brought isn't brought back.
        let imported =
            table == "observations" && range.isOutside
            ? "AND EXISTS (SELECT 1 FROM surveys WHERE row_id BETWEEN first_observation AND last_observation)" : ""
        net = """
            (SELECT row_id, min(id) AS first, max(id) AS last FROM history
            WHERE \(range.condition) AND table_name = '\(table)' \(imported) GROUP BY row_id) AS net
            JOIN \(range.isOutside ? Self.replacing : "history") AS a ON a.id = net.first
            JOIN history AS z ON z.id = net.last
            """
        triggers = try HistoryTriggers(of: table, in: db)
    }

    /// The history, where what REPLACE put in the place of a row has that row as `old`: SQLite runs no trigger for the row
    /// that goes so.
    private static let replacing = """
        (SELECT id, coalesce(old, (
            SELECT before.new FROM history AS before
            WHERE before.table_name = history.table_name AND before.row_id = history.row_id AND before.id < history.id
            ORDER BY before.id DESC LIMIT 1)) AS old FROM history)
        """

    /// A query for the rows' numbers.
    func rows(_ fate: Fate) -> String { "SELECT net.row_id FROM \(net) WHERE \(fate.rawValue)" }

    func count(_ db: Database, _ fate: Fate) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(rows(fate)))") ?? 0
    }

    /// The rows that aren't now as they were at that moment.
    func differing(_ db: Database, from moment: Moment) throws -> [(row: Int64, object: String?, last: Int64)] {
        let now = "CASE WHEN now.fid IS NOT NULL THEN \(triggers.json(of: "now")) END"
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT net.row_id, z.object, net.last, \(moment.rawValue) AS then_json, \(now) AS now_json
                FROM \(net) LEFT JOIN "\(table)" AS now ON now.fid = net.row_id
                WHERE \(moment.rawValue) IS NOT \(now)
                """)
        var differing: [(Int64, String?, Int64)] = []
        while let row = try rows.next() {
            // Another SQLite may write a number's last digit otherwise, and a column may have been added since.
            guard !RecordedRow.isSame(row["then_json"], as: row["now_json"]) else { continue }
            differing.append((row["row_id"], row["object"], row["last"]))
        }
        return differing
    }

    /// The rows that got another number, and the one they had: they are found no more by what was recorded before.
    func renumbered(_ db: Database) throws -> [(object: String?, from: Int64)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT z.object, json_extract(a.old, '$.fid') AS was FROM \(net)
                WHERE json_extract(a.old, '$.fid') <> net.row_id
                """
        ).map { ($0["object"], $0["was"]) }
    }

    /// Takes the changes back. Each statement does all rows of one kind, and the triggers record them.
    func undo(_ db: Database) throws {
        let columns = triggers.columns.map(\.name).filter { $0 != "fid" }
        func old(_ column: String) -> String { "json_extract(a.old, '$.\"\(column)\"')" }
        var values = columns.map { (name: $0, value: old($0)) }
        if let geometry = triggers.geometry { values.append((geometry, "unhex_or_null(\(old(geometry)))")) }
        try db.execute(sql: "DELETE FROM \"\(table)\" WHERE fid IN (\(rows(.came)))")
        let places = values.map { "\"\($0.name)\" = was.\"\($0.name)\"" }.joined(separator: ", ")
        let was = values.map { "\($0.value) AS \"\($0.name)\"" }.joined(separator: ", ")
        try db.execute(
            sql: """
                UPDATE "\(table)" SET \(places)
                FROM (SELECT net.row_id, \(was) FROM \(net) WHERE \(Fate.stayed.rawValue)) AS was
                WHERE "\(table)".fid = was.row_id
                """)
        try db.execute(
            sql: """
                INSERT INTO "\(table)" (fid, \(values.map { "\"\($0.name)\"" }.joined(separator: ", ")))
                SELECT net.row_id, \(values.map(\.value).joined(separator: ", ")) FROM \(net)
                WHERE \(Fate.went.rawValue)
                """)
    }

    /// The bytes of a geometry from the history; SQLite has `unhex` only since 3.41.
    static let unhex = DatabaseFunction("unhex_or_null", argumentCount: 1, pure: true) { values in
        guard let text = String.fromDatabaseValue(values[0]), !text.isEmpty else { return nil }
        return [UInt8](hexadecimal: text).map { Data($0) }
    }
}

/// A row as the history writes it.
enum RecordedRow {
    /// Equal in all that the recorded one has.
    static func isSame(_ recorded: String?, as other: String?) -> Bool {
        guard let recorded, let other else { return recorded == nil && other == nil }
        guard recorded != other else { return true }
        func object(_ text: String) -> [String: NSObject]? {
            (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: NSObject]
        }
        guard let old = object(recorded), let new = object(other) else { return false }
        return old.allSatisfy { new[$0.key] == $0.value }
    }
}
