import GRDB
import GeoPackage

/// Makes the tables of one migration: each official table gets the triggers that write every change of it, by whatever
/// program, to the history.
struct SchemaBuilder {
    let db: Database
    /// The register's own `srs_id` in `gpkg_spatial_ref_sys`.
    let frame: Int32

    func attributes(_ name: String, _ title: String, _ description: String, _ columns: [GeoPackage.ColumnDefinition])
        throws
    {
        try AttributeTable(name: name, title: title, description: description, columns: columns).create(in: db)
        try recordHistory(of: name, columns: ["fid"] + columns.map(\.name))
    }

    func features(
        _ name: String, _ title: String, _ description: String, _ geometry: FeatureTable.GeometryType,
        _ columns: [GeoPackage.ColumnDefinition],
        recordsHistory: Bool = true
    ) throws {
        try FeatureTable(
            name: name, title: title, description: description, geometry: geometry, z: .prohibited, srsID: frame,
            columns: columns
        ).create(in: db)
        if recordsHistory {
            try recordHistory(of: name, columns: ["fid"] + columns.map(\.name), geometry: "geom")
        }
    }

    func internalTable(_ sql: String) throws {
        try db.execute(sql: sql)
    }

    func index(_ table: String, _ columns: String...) throws {
        try index(table, columns)
    }

    /// Named for the first two columns.
    func index(_ table: String, _ columns: [String], unique: Bool = false) throws {
        let name = ([table] + columns.prefix(2)).joined(separator: "_")
        try db.execute(
            sql: "CREATE \(unique ? "UNIQUE " : "")INDEX \(name) ON \(table)(\(columns.joined(separator: ", ")))")
    }

    private func recordHistory(of table: String, columns: [String], geometry: String? = nil) throws {
        func values(_ row: String) -> String {
            var pairs = columns.map { "'\($0)', \(row).\"\($0)\"" }
            // JSON has no bytes.
            if let geometry { pairs.append("'\(geometry)', hex(\(row).\"\(geometry)\")") }
            return "json_object(\(pairs.joined(separator: ", ")))"
        }
        func trigger(_ event: String, row: String, old: String, new: String) -> String {
            """
            CREATE TRIGGER history_\(table)_\(event) AFTER \(event.uppercased()) ON \(table) BEGIN
                INSERT INTO history (batch, at, table_name, row_id, operation, old, new) VALUES (
                    (SELECT batch FROM current_batch), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '\(table)', \(row).fid,
                    '\(event)', \(old), \(new));
            END
            """
        }
        try db.execute(sql: trigger("insert", row: "NEW", old: "NULL", new: values("NEW")))
        try db.execute(sql: trigger("update", row: "NEW", old: values("OLD"), new: values("NEW")))
        try db.execute(sql: trigger("delete", row: "OLD", old: values("OLD"), new: "NULL"))
    }
}
