public import GRDB
import GeoTypes

/// Decides how an R-tree takes many entries, and makes one anew from its table.
public enum SpatialIndexRebuild {
    /// True where packing entries into new leaves and writing the levels above all leaves anew costs less than
    /// inserting the entries one by one.
    public static func pays(entries: Int, leaves: Int) -> Bool {
        // One node holds 51.
        guard entries > 51 else { return false }
        let packing = fixed + Double(entries) * perPackedEntry + Double(leaves) * perLeaf
        return leaves == 0 || packing < Double(entries) * perInsertedEntry
    }

    /// True where making the R-tree anew from what stays costs less than removing entries one by one.
    public static func pays(removing entries: Int, of all: Int) -> Bool {
        Double(all - entries) * perRebuiltEntry + fixed < Double(entries) * perInsertedEntry
    }

    // Microseconds, measured with SQLite 3.40.1 on trees of 100,000 and 1,000,000 random points.
    private static let perInsertedEntry = 20.0
    private static let perPackedEntry = 0.4
    /// Reading its geometry too.
    private static let perRebuiltEntry = 1.3
    /// Reading a leaf's cell and writing its parent.
    private static let perLeaf = 0.6
    private static let fixed = 1000.0

    /// Makes a layer's R-tree anew from the geometries in its table, however wrong or damaged it is.
    ///
    /// For files edited by a program without triggers, and after damage. Runs in the caller's transaction; about 1.3 µs a
    /// row. Returns the number of entries.
    @discardableResult
    public static func rebuild(
        _ db: Database, table: String, geometryColumn: String = FeatureTable.geometryColumn,
        identifier: String = "fid"
    ) throws -> Int {
        let name = SQLName.spatialIndex(table: table, geometryColumn: geometryColumn)
        // rtree.c, getNodeSize: what fits on a page, at most 51 cells.
        let pageBytes = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
        let nodeBytes = min(pageBytes - 64, RTreeNode.headerBytes + 51 * RTreeNode.cellBytes)
        try RTreeTables(name: name, nodeBytes: nodeBytes).clear(db)
        var index = try PackedSpatialIndex(db, table: table, geometryColumn: geometryColumn)
        let geometry = SQLName.quoted(geometryColumn)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(SQLName.quoted(identifier)), ST_MinX(\(geometry)), ST_MinY(\(geometry)), ST_MaxX(\(geometry)),
                    ST_MaxY(\(geometry)) FROM \(SQLName.quoted(table)) WHERE ST_MinX(\(geometry)) NOTNULL
                """)
        while let row = try rows.next() {
            try index.add(id: row[0], box: GeographicBox(west: row[1], south: row[2], east: row[3], north: row[4]))
        }
        let count = index.count
        try index.finish()
        return count
    }
}
