public import GRDB

/// The triggers that maintain a layer's R-tree and row count at each insert, put aside for a bulk load.
///
/// `drop` and `restore` belong in one transaction; a rollback brings the triggers back too.
public struct InsertTriggers: Sendable {
    private let table: String
    private let statements: [String]

    /// Drops the triggers and keeps their text, whichever program wrote them.
    ///
    /// - `others`: names of more triggers of the table, whose work the bulk load does by itself.
    public static func drop(of table: String, and others: [String] = [], in db: Database) throws -> InsertTriggers {
        let geometryColumn = try String.fetchOne(
            db, sql: "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [table])
        var names = [FeatureCount.insertTrigger(table: table)]
        if let geometryColumn {
            names.append(SQLName.spatialIndex(table: table, geometryColumn: geometryColumn) + "_insert")
        }
        var statements: [String] = []
        for name in names + others {
            let sql = try String.fetchOne(
                db, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ? AND tbl_name = ?",
                arguments: [name, table])
            guard let sql else { continue }
            try db.execute(sql: "DROP TRIGGER \(SQLName.quoted(name))")
            statements.append(sql)
        }
        return InsertTriggers(table: table, statements: statements)
    }

    /// Brings the triggers back and adds to the count what they didn't see.
    public func restore(in db: Database, inserted: Int) throws {
        for statement in statements { try db.execute(sql: statement) }
        try db.execute(
            sql: "UPDATE gpkg_ogr_contents SET feature_count = feature_count + ? WHERE lower(table_name) = lower(?)",
            arguments: [inserted, table])
    }
}
