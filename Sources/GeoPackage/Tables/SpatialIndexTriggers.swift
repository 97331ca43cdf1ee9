import GRDB

/// The R-tree of a geometry column and the triggers that keep it right, as GeoPackage 1.0–1.3 has them (annex F.3).
///
/// Version 1.4 replaced update1 and update3 by update6 and update7; old validators ask for the classic six, new ones
/// accept them under `user_version` 10300.
struct SpatialIndexTriggers {
    var table: String
    var geometryColumn: String
    /// The integer primary key.
    var identifier: String

    private var index: String { SQLName.spatialIndex(table: table, geometryColumn: geometryColumn) }

    func create(in db: Database) throws {
        try db.execute(
            sql: "CREATE VIRTUAL TABLE \(SQLName.quoted(index)) USING rtree(id, minx, maxx, miny, maxy)")
        try db.execute(sql: triggers)
        try GeoPackageFile.registerExtension(
            "gpkg_rtree_index", table: table, column: geometryColumn,
            definition: "http://www.geopackage.org/spec120/#extension_rtree", scope: "write-only", in: db)
    }

    private var triggers: String {
        let tree = SQLName.quoted(index)
        let geometry = SQLName.quoted(geometryColumn)
        let id = SQLName.quoted(identifier)
        let present = "(NEW.\(geometry) NOTNULL AND NOT ST_IsEmpty(NEW.\(geometry)))"
        let absent = "(NEW.\(geometry) ISNULL OR ST_IsEmpty(NEW.\(geometry)))"
        let insert = """
            INSERT OR REPLACE INTO \(tree) VALUES (NEW.\(id), ST_MinX(NEW.\(geometry)), ST_MaxX(NEW.\(geometry)), \
            ST_MinY(NEW.\(geometry)), ST_MaxY(NEW.\(geometry)));
            """
        let delete = "DELETE FROM \(tree) WHERE id = OLD.\(id);"
        let deleteBoth = "DELETE FROM \(tree) WHERE id IN (OLD.\(id), NEW.\(id));"
        let sameID = "OLD.\(id) = NEW.\(id)"
        let otherID = "OLD.\(id) != NEW.\(id)"
        return [
            trigger("insert", "AFTER INSERT", "(NEW.\(geometry) NOT NULL AND NOT ST_IsEmpty(NEW.\(geometry)))", insert),
            trigger("update1", "AFTER UPDATE OF \(geometry)", "\(sameID) AND \(present)", insert),
            trigger("update2", "AFTER UPDATE OF \(geometry)", "\(sameID) AND \(absent)", delete),
            trigger("update3", "AFTER UPDATE", "\(otherID) AND \(present)", "\(delete) \(insert)"),
            trigger("update4", "AFTER UPDATE", "\(otherID) AND \(absent)", deleteBoth),
            trigger("delete", "AFTER DELETE", "OLD.\(geometry) NOT NULL", delete),
        ].joined(separator: "\n")
    }

    private func trigger(_ suffix: String, _ event: String, _ condition: String, _ action: String) -> String {
        """
        CREATE TRIGGER \(SQLName.quoted("\(index)_\(suffix)")) \(event) ON \(SQLName.quoted(table)) \
        WHEN \(condition) BEGIN \(action) END;
        """
    }
}
