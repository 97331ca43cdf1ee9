import GRDB
import GeoPackage

/// Makes the tables of one migration: each official table gets the triggers that write every change of it, by whatever
/// program, to the history.
struct SchemaBuilder {
    let db: Database
    /// The register's own `srs_id` in `gpkg_spatial_ref_sys`.
    let frame: Int32

    /// - `deriving`: triggers that fill in the row itself. SQLite runs the newest trigger first: made before those of the
    ///   history they run after them, so that the history tells the changes in their order.
    func attributes(
        _ name: String, _ title: String, _ description: String, _ columns: [GeoPackage.ColumnDefinition],
        deriving: [String] = []
    ) throws {
        try AttributeTable(
            name: name, title: title, description: description, columns: ColumnNotes.described(columns, of: name)
        ).create(in: db)
        try style(name, columns, geometry: nil)
        for trigger in deriving { try db.execute(sql: trigger) }
        try HistoryTriggers(table: name, columns: columns, geometry: nil).create(in: db, on: .all)
    }

    func features(
        _ name: String, _ title: String, _ description: String, _ geometry: FeatureTable.GeometryType,
        _ columns: [GeoPackage.ColumnDefinition],
        history: HistoryTriggers.Events = .all
    ) throws {
        try FeatureTable(
            name: name, title: title, description: description, geometry: geometry, z: .prohibited, srsID: frame,
            columns: ColumnNotes.described(columns, of: name)
        ).create(in: db)
        try style(name, columns, geometry: geometry)
        try HistoryTriggers(table: name, columns: columns, geometry: FeatureTable.geometryColumn)
            .create(in: db, on: history)
    }

    private func style(
        _ name: String, _ columns: [GeoPackage.ColumnDefinition], geometry: FeatureTable.GeometryType?
    ) throws {
        try LayerStyle(
            table: name, geometryColumn: geometry == nil ? nil : FeatureTable.geometryColumn, name: "lindero",
            qml: LayerLook.style(of: name, columns, geometry: geometry).text
        ).saveAsDefault(in: db)
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
}
