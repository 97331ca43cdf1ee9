public import Demarcation
import Foundation
import GRDB
import GeoPackage

extension Register {
    /// The newest batches and the changes by other programs between them, newest first, at most `limit`.
    ///
    /// `since` is the beginning of a UTC day, `YYYY-MM-DD`.
    public func history(since: CivilDate? = nil, limit: Int) throws(RegisterError) -> [HistoryEntry] {
        try read { db in
            let from = since?.description ?? ""
            var entries: [(position: Int64, entry: HistoryEntry)] = []
            let rows = try Row.fetchAll(
                db,
                sql: "\(Self.authors) WHERE batches.at >= ? ORDER BY batches.id DESC LIMIT ?",
                arguments: [from, limit])
            for row in rows {
                let (first, last): (Int64, Int64) = (row["first_change"] ?? 1, row["last_change"] ?? 0)
                entries.append(
                    (
                        last,
                        HistoryEntry(
                            at: row["at"], author: HistoryEntry.Author(row), counts: try Self.counts(db, first, last))
                    ))
            }
            entries += try Self.outside(db, since: from, limit: limit)
            return entries.sorted { $0.position > $1.position }.prefix(limit).map(\.entry)
        }
    }

    /// What was changed of an object, or in a part of the history, newest first; at most `limit` changes.
    ///
    /// Throws ``RegisterError/unknown(kind:id:)`` where no batch has the part's number.
    public func changes(of object: String? = nil, in part: HistoryPart? = nil, since: CivilDate? = nil, limit: Int)
        throws(RegisterError) -> [RowChange]
    {
        try read { db in
            let condition: String
            if let part {
                guard let range = try HistoryRange(db, part) else {
                    throw RegisterError.unknown(kind: .batch, id: String(part.number))
                }
                condition = "\(range.condition) AND (?1 IS NULL OR object = ?1)"
            } else {
                condition = "object = ?1"
            }
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT history.id AS change, history.at AS changed_at, table_name, row_id, object, operation,
                        old IS NOT NULL AS had, \(HistoryRange.columns), \(Self.authorColumns)
                    FROM history LEFT JOIN batches ON batches.id = history.batch
                    WHERE \(condition) AND history.at >= ?2 ORDER BY history.id DESC LIMIT ?3
                    """, arguments: [object, since?.description ?? "", limit])
            return try rows.map { row in
                let batch: Int? = row["batch_id"]
                return RowChange(
                    at: row["changed_at"], author: batch == nil ? nil : HistoryEntry.Author(row),
                    after: row["after_batch"],
                    table: row["table_name"], row: row["row_id"], object: row["object"],
                    operation: try Self.operation(row["operation"]),
                    fields: try Self.fields(db, of: row["change"]))
            }
        }
    }

    /// Whether anything of this id was ever changed.
    public func hasHistory(of object: String) throws(RegisterError) -> Bool {
        try read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM history WHERE object = ?)", arguments: [object])
                ?? false
        }
    }

    private static func operation(_ code: String) throws -> RowChange.Operation {
        guard let operation = RowChange.Operation(rawValue: code) else {
            throw RegisterError.unknownCode(table: "history", column: "operation", value: code)
        }
        return operation
    }

    private static let authorColumns = """
        batches.id, batches.at, who, command, reason, summary, undoes,
        (SELECT max(later.id) FROM batches AS later WHERE later.undoes = batches.id) AS undone_by
        """

    private static let authors = "SELECT \(authorColumns), first_change, last_change FROM batches"

    private static func counts(_ db: Database, _ first: Int64, _ last: Int64) throws -> [HistoryEntry.TableCount] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT table_name, operation, count(*) FROM history WHERE id BETWEEN ? AND ?
                GROUP BY table_name, operation ORDER BY min(id)
                """, arguments: [first, last])
        var counts: [HistoryEntry.TableCount] = []
        for row in rows { counts.add(row[0], operation: row[1], count: row[2]) }
        return counts
    }

    /// Changes by other programs, those between two batches together. An index holds just these rows.
    private static func outside(_ db: Database, since: String, limit: Int) throws -> [(Int64, HistoryEntry)] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT history.id, at, table_name, operation,
                    (SELECT max(id) FROM batches WHERE last_change < history.id) AS after_batch
                FROM history WHERE batch IS NULL AND at >= ? ORDER BY history.id DESC
                """, arguments: [since])
        let undone = try UndoPlan.outsideUndone(db)
        var entries: [(Int64, HistoryEntry)] = []
        var after: Int?
        while let row = try rows.next() {
            let place: Int? = row["after_batch"]
            if entries.isEmpty || place != after {
                guard entries.count < limit else { break }
                let undo = place.flatMap { undone[$0] }
                entries.append(
                    (
                        row["id"],
                        HistoryEntry(at: row["at"], author: nil, after: place, outsideUndoneBy: undo, counts: [])
                    ))
                after = place
            }
            entries[entries.count - 1].1.counts.add(row["table_name"], operation: row["operation"], count: 1)
        }
        return entries
    }

    private static func fields(_ db: Database, of change: Int64) throws -> [RowChange.Field] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT field.key, field.type, field.value, NULL AS new_type, NULL AS new_value
                FROM history, json_each(old) AS field WHERE history.id = ?1 AND new IS NULL
                UNION ALL
                SELECT field.key, before.type, before.value, field.type, field.value
                FROM history, json_each(new) AS field LEFT JOIN json_each(coalesce(old, '{}')) AS before
                    ON before.key = field.key
                WHERE history.id = ?1 AND before.value IS NOT field.value
                """)
        return try Row.fetchAll(statement, arguments: [change]).compactMap { row in
            let name: String = row["key"]
            guard !["fid", "uuid"].contains(name) else { return nil }
            let field = RowChange.Field(
                name: name, old: RowChange.Field.Value(row, "type", "value", of: name),
                new: RowChange.Field.Value(row, "new_type", "new_value", of: name))
            return field.old == .none && field.new == .none ? nil : field
        }
    }
}

extension [HistoryEntry.TableCount] {
    fileprivate mutating func add(_ table: String, operation: String, count: Int) {
        let index = firstIndex { $0.table == table } ?? start(table)
        switch operation {
        case "insert": self[index].inserted += count
        case "update": self[index].updated += count
        default: self[index].deleted += count
        }
    }

    private mutating func start(_ table: String) -> Int {
        append(HistoryEntry.TableCount(table: table))
        return count - 1
    }
}

extension HistoryEntry.Author {
    fileprivate init(_ row: Row) {
        self.init(
            batch: row["id"], who: row["who"], command: row["command"], reason: row["reason"], summary: row["summary"],
            undoes: row["undoes"], undoneBy: row["undone_by"])
    }
}

extension RowChange.Field.Value {
    /// A value of `json_each`.
    fileprivate init(_ row: Row, _ type: String, _ value: String, of column: String) {
        switch row[type] as String? {
        case nil, "null": self = .none
        case "integer", "true", "false": self = .integer(row[value])
        case "real": self = .real(row[value])
        default:
            let text: String = row[value]
            guard column == FeatureTable.geometryColumn else {
                self = .text(text)
                return
            }
            self = text.isEmpty ? .none : .geometry(vertices: Self.vertices(hexadecimal: text))
        }
    }

    private static func vertices(hexadecimal text: String) -> Int {
        guard let bytes = [UInt8](hexadecimal: text), let geometry = try? GeometryBlob.decode(bytes) else { return 0 }
        return geometry.vertexCount
    }
}
