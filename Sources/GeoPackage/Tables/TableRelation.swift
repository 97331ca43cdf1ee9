public import GRDB

/// A many-to-many link between two tables with `fid` (related tables extension, OGC 18-000).
public struct TableRelation: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case features
        case attributes
        case media
    }

    public var baseTable: String
    public var relatedTable: String
    /// Holds the pairs, `base_id` and `related_id`.
    public var mappingTable: String
    public var kind: Kind

    public init(baseTable: String, relatedTable: String, mappingTable: String, kind: Kind) {
        self.baseTable = baseTable
        self.relatedTable = relatedTable
        self.mappingTable = mappingTable
        self.kind = kind
    }

    /// Makes the mapping table, which forgets a pair when either row goes, and declares the relation.
    public func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS gpkgext_relations (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    base_table_name TEXT NOT NULL,
                    base_primary_column TEXT NOT NULL DEFAULT 'id',
                    related_table_name TEXT NOT NULL,
                    related_primary_column TEXT NOT NULL DEFAULT 'id',
                    relation_name TEXT NOT NULL,
                    mapping_table_name TEXT NOT NULL UNIQUE);
                CREATE TABLE \(SQLName.quoted(mappingTable)) (
                    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
                    base_id INTEGER NOT NULL REFERENCES \(SQLName.quoted(baseTable))(fid) ON DELETE CASCADE,
                    related_id INTEGER NOT NULL REFERENCES \(SQLName.quoted(relatedTable))(fid) ON DELETE CASCADE,
                    UNIQUE (base_id, related_id));
                CREATE INDEX \(SQLName.quoted("idx_\(mappingTable)_related_id"))
                    ON \(SQLName.quoted(mappingTable)) (related_id);
                """)
        // GDAL and QGIS don't switch foreign keys on; triggers run for them too.
        for (table, column) in [(baseTable, "base_id"), (relatedTable, "related_id")] {
            try db.execute(
                sql: """
                    CREATE TRIGGER \(SQLName.quoted("\(mappingTable)_delete_\(column)")) AFTER DELETE
                    ON \(SQLName.quoted(table)) BEGIN
                    DELETE FROM \(SQLName.quoted(mappingTable)) WHERE \(column) = OLD.fid; END
                    """)
        }
        for table in ["gpkgext_relations", mappingTable] {
            try GeoPackageFile.registerExtension(
                "gpkg_related_tables", table: table, definition: "http://www.geopackage.org/18-000.html", in: db)
        }
        try db.execute(
            sql: """
                INSERT INTO gpkgext_relations (base_table_name, base_primary_column, related_table_name,
                    related_primary_column, relation_name, mapping_table_name)
                VALUES (?, 'fid', ?, 'fid', ?, ?)
                """,
            arguments: [baseTable, relatedTable, kind.rawValue, mappingTable])
    }
}
