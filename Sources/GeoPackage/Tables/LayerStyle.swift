public import GRDB

/// A QGIS style that stands in the file, so that the layer opens with its symbols.
public struct LayerStyle: Hashable, Sendable {
    public var table: String
    /// `nil` for a table without geometry.
    public var geometryColumn: String?
    /// At most 30 characters.
    public var name: String
    public var qml: String
    public var description: String

    public init(
        table: String, geometryColumn: String? = FeatureTable.geometryColumn, name: String, qml: String,
        description: String = ""
    ) {
        self.table = table
        self.geometryColumn = geometryColumn
        self.name = name
        self.qml = qml
        self.description = description
    }

    /// Puts the style in the file as the one that QGIS applies by itself, in place of an older one of its name.
    public func saveAsDefault(in db: Database) throws {
        try db.execute(sql: "UPDATE layer_styles SET useAsDefault = 0 WHERE f_table_name = ?", arguments: [table])
        try db.execute(
            sql: "DELETE FROM layer_styles WHERE f_table_name = ? AND styleName = ?", arguments: [table, name])
        // QGIS looks for empty texts, not NULL, in the catalogue and schema.
        try db.execute(
            sql: """
                INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
                    styleQML, styleSLD, useAsDefault, description, owner)
                VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '')
                """,
            arguments: [table, geometryColumn ?? "", name, qml, description])
    }
}
