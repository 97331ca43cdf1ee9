import GRDB
import GRDBSQLite

/// ST_MinX, ST_MaxX, ST_MinY, ST_MaxY and ST_IsEmpty, which the R-tree triggers of a GeoPackage call.
///
/// They answer NULL for what is no geometry, the first four for an empty geometry too. They are C functions, not GRDB's:
/// five calls for each edited row without a `Data` or a `DatabaseValue`.
enum SpatialFunctions {
    static func add(to db: Database) throws(DatabaseError) {
        try add("ST_MinX", to: db) { context, _, values in SpatialFunctions.result(context, values) { $0.minX } }
        try add("ST_MaxX", to: db) { context, _, values in SpatialFunctions.result(context, values) { $0.maxX } }
        try add("ST_MinY", to: db) { context, _, values in SpatialFunctions.result(context, values) { $0.minY } }
        try add("ST_MaxY", to: db) { context, _, values in SpatialFunctions.result(context, values) { $0.maxY } }
        try add("ST_IsEmpty", to: db) { context, _, values in
            switch SpatialFunctions.extent(values) {
            case .bounds: sqlite3_result_int(context, 0)
            case .empty: sqlite3_result_int(context, 1)
            case .noGeometry: sqlite3_result_null(context)
            }
        }
    }

    private typealias Function =
        @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

    private static func add(_ name: String, to db: Database, _ function: Function) throws(DatabaseError) {
        // Innocuous: triggers may call it even where the schema isn't trusted.
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        let code = sqlite3_create_function_v2(db.sqliteConnection, name, 1, flags, nil, function, nil, nil, nil)
        guard code == SQLITE_OK else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "function \(name) not added")
        }
    }

    private static func result(
        _ context: OpaquePointer?, _ values: UnsafeMutablePointer<OpaquePointer?>?, _ side: (Bounds) -> Double
    ) {
        if case .bounds(let bounds) = extent(values) {
            sqlite3_result_double(context, side(bounds))
        } else {
            sqlite3_result_null(context)
        }
    }

    private enum Extent {
        case noGeometry
        case empty
        case bounds(Bounds)
    }

    private static func extent(_ values: UnsafeMutablePointer<OpaquePointer?>?) -> Extent {
        guard let value = values?.pointee, sqlite3_value_type(value) == SQLITE_BLOB else { return .noGeometry }
        // SQLite wants the blob asked for before its length.
        let start = sqlite3_value_blob(value)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
        do throws(GeometryError) {
            guard let bounds = try Bounds(blob: bytes) else { return .empty }
            return .bounds(bounds)
        } catch {
            return .noGeometry
        }
    }
}
