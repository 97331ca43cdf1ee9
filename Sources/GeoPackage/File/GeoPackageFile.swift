public import Foundation
public import GRDB
public import GeoTypes

/// The file as a whole: how to connect to it, make it, recognise it.
public enum GeoPackageFile {
    /// `GPKG` in the SQLite header.
    public static let applicationID: UInt32 = 0x4750_4B47
    /// Version 1.3.0, which goes with the classic set of R-tree triggers.
    public static let userVersion = 10300

    /// Configuration for every connection to a GeoPackage.
    ///
    /// It has the SQL functions that the R-tree triggers call (without them the first edit fails), foreign keys,
    /// IMMEDIATE write transactions, full syncs, and takes a file out of WAL mode, because a file that is handed over
    /// without its `-wal` loses edits. A file that someone else has open in WAL mode (QGIS does) stays in it.
    ///
    /// Its statements end when a ``StopRequest`` is made.
    ///
    /// `busyTimeout` is in seconds: the wait for another connection's lock before SQLITE_BUSY.
    public static func configuration(readOnly: Bool, busyTimeout: TimeInterval = 10) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { db in
            StopRequest.watch(db)
            try SpatialFunctions.add(to: db)
            guard !readOnly else { return }
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try leaveWAL(db)
        }
        return configuration
    }

    private static func leaveWAL(_ db: Database) throws {
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else { return }
        do {
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
        } catch DatabaseError.SQLITE_BUSY {
            // Somebody else holds the file in WAL mode. Both can work in it.
        }
    }

    /// Notes that a table's content changed now, and grows its extent by `box` (left alone when `nil` or empty).
    ///
    /// The extent only grows, as the standard allows: it informs, it doesn't index.
    ///
    /// `time` is `YYYY-MM-DDTHH:MM:SS.SSSZ`, the present when `nil`.
    public static func touchContents(
        _ db: Database, table: String, box: GeographicBox? = nil, time: String? = nil
    ) throws {
        let given = box.flatMap { $0.isEmpty ? nil : $0 }
        try db.execute(
            sql: """
                UPDATE gpkg_contents SET last_change = ifnull(?1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
                    min_x = min(ifnull(min_x, ?2), ifnull(?2, min_x)), min_y = min(ifnull(min_y, ?3), ifnull(?3, min_y)),
                    max_x = max(ifnull(max_x, ?4), ifnull(?4, max_x)), max_y = max(ifnull(max_y, ?5), ifnull(?5, max_y))
                WHERE table_name = ?6
                """,
            arguments: [time, given?.west, given?.south, given?.east, given?.north, table])
    }

    /// Notes that a table's content changed now, and takes the extent of what is left from its R-tree.
    public static func fitContents(_ db: Database, table: String) throws {
        try touchContents(db, table: table)
        let column = try String.fetchOne(
            db, sql: "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [table])
        guard let column else { return }
        let tree = SQLName.quoted(SQLName.spatialIndex(table: table, geometryColumn: column))
        try db.execute(
            sql: """
                UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                    (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM \(tree)) WHERE table_name = ?
                """, arguments: [table])
    }

    /// Counts a table's rows for GDAL's `gpkg_ogr_contents`.
    public static func recount(_ db: Database, table: String) throws {
        try db.execute(
            sql: """
                UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM \(SQLName.quoted(table)))
                WHERE table_name = ?
                """, arguments: [table])
    }

    /// The number that the next row of a table gets: more than any row has or ever had.
    ///
    /// A bulk load that fills the R-tree too numbers its rows from here.
    public static func nextIdentifier(_ db: Database, table: String) throws -> Int64 {
        let highest = try Int64.fetchOne(db, sql: "SELECT max(fid) FROM \(SQLName.quoted(table))") ?? 0
        let last = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table])
        return max(highest, last ?? 0) + 1
    }
}
