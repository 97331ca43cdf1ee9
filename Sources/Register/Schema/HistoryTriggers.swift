import GRDB
import GeoPackage

/// The triggers that write each change of a table to the history, whichever program makes it.
///
/// Pure SQL (`json_object`, `hex`, `printf`, `strftime`), so that they run in every program that opens the file.
struct HistoryTriggers {
    /// Which changes leave a row.
    enum Events {
        case all
        /// Rows come by the million, and their survey's row stands for them; what is done to them later is written.
        case edits
    }

    struct Column: Hashable {
        var name: String
        /// Affinity REAL: SQLite's own JSON would keep 15 of 17 digits.
        var isReal: Bool
    }

    var table: String
    /// `fid` first, without the geometry.
    var columns: [Column]
    var geometry: String?
    /// The column that says which object a row belongs to: its own id, or that of what it describes.
    var object: String?

    init(table: String, columns: [GeoPackage.ColumnDefinition], geometry: String?) {
        self.table = table
        self.geometry = geometry
        self.columns =
            [Column(name: "fid", isReal: false)]
            + columns.map { Column(name: $0.name, isReal: Self.isReal($0.sqlType)) }
        object =
            ["id", "code"].first { name in columns.contains { $0.name == name } }
            ?? columns.first { $0.constraints.contains("REFERENCES") && $0.sqlType == "TEXT" }?.name
    }

    /// Those of a table that is there, columns added by other programs included.
    init(of table: String, in db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT name, type FROM pragma_table_info(?)", arguments: [table])
        let geometry = try String.fetchOne(
            db, sql: "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [table])
        self.table = table
        self.geometry = geometry
        columns = rows.filter { $0["name"] != geometry }.map {
            Column(name: $0["name"], isReal: Self.isReal($0["type"]))
        }
        let names = Set(columns.map(\.name))
        object = ["id", "code"].first { names.contains($0) }
    }

    private static func isReal(_ type: String) -> Bool {
        ["DOUBLE", "REAL", "FLOAT"].contains(type.uppercased())
    }

    /// The row that `row` names (`NEW`, `OLD`, a table) as a JSON object: numbers with the 17 digits that give back the same
    /// bits, the geometry in hexadecimal, because JSON has no bytes.
    func json(of row: String) -> String {
        var pairs = columns.map { column in
            let value = "\(row).\"\(column.name)\""
            guard column.isReal else { return "'\(column.name)', \(value)" }
            // JSON has no infinity either.
            return "'\(column.name)', CASE WHEN typeof(\(value)) <> 'real' THEN \(value) "
                + "WHEN abs(\(value)) < 9e999 THEN json(printf('%!.17g', \(value))) ELSE CAST(\(value) AS TEXT) END"
        }
        if let geometry { pairs.append("'\(geometry)', hex(\(row).\"\(geometry)\")") }
        return "json_object(\(pairs.joined(separator: ", ")))"
    }

    static func name(_ event: String, of table: String) -> String { "history_\(table)_\(event)" }

    func create(in db: Database, on events: Events) throws {
        if events == .all { try db.execute(sql: trigger("insert", row: "NEW", old: "NULL", new: json(of: "NEW"))) }
        try db.execute(sql: trigger("update", row: "NEW", old: json(of: "OLD"), new: json(of: "NEW")))
        try db.execute(sql: trigger("delete", row: "OLD", old: json(of: "OLD"), new: "NULL"))
    }

    private func trigger(_ event: String, row: String, old: String, new: String) -> String {
        """
        CREATE TRIGGER \(Self.name(event, of: table)) AFTER \(event.uppercased()) ON \(table) BEGIN
            INSERT INTO history (batch, at, table_name, row_id, object, operation, old, new) VALUES (
                (SELECT batch FROM current_batch), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '\(table)', \(row).fid,
                \(object.map { "\(row).\"\($0)\"" } ?? "NULL"), '\(event)', \(old), \(new));
        END
        """
    }
}
