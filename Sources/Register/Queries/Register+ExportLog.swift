public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Notes a file that leaves for the public and returns the entry's id.
    public func log(_ export: ExportRecord, change: Change) throws(RegisterError) -> String {
        try write(change) { db in
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM export_log") ?? 0
            let number = String(count + 1)
            let id = "X-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
            try db.execute(
                sql: """
                    INSERT INTO export_log (uuid, id, at, who, command, format, layers, coarsened, written, left_out, file,
                        bytes, sha256)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    RowUUID.make(), id, Timestamp.now(), change.who, change.command, export.format,
                    export.layers.joined(separator: " "), export.isCoarsened, try Self.text(export.written),
                    try Self.text(export.leftOut), export.file, export.bytes, export.sha256,
                ])
            return (id, "\(id): \(ExportRecord.total(export.written)) rows for the public")
        }
    }

    /// Newest first.
    public func exportLog(since: CivilDate? = nil, limit: Int) throws(RegisterError) -> [ExportRecord] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM export_log WHERE at >= ? ORDER BY fid DESC LIMIT ?",
                arguments: [since?.description ?? "", limit]
            ).map { row in
                ExportRecord(
                    id: row["id"], at: row["at"], who: row["who"], command: row["command"], format: row["format"],
                    layers: (row["layers"] as String).split(separator: " ").map(String.init),
                    isCoarsened: row["coarsened"], written: try Self.counts(row["written"]),
                    leftOut: try Self.counts(row["left_out"]), file: row["file"], bytes: row["bytes"],
                    sha256: row["sha256"])
            }
        }
    }

    private static func text(_ counts: ExportRecord.Counts) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(counts), as: UTF8.self)
    }

    private static func counts(_ text: String) throws -> ExportRecord.Counts {
        try JSONDecoder().decode(ExportRecord.Counts.self, from: Data(text.utf8))
    }
}
