public import GRDB
import GRDBSQLite
public import GeoTypes

/// A fast `SELECT` of many rows: values straight from SQLite, no object for a row or a value.
///
/// Belongs to the database access that made it and must not outlive it. Within that access it may be stepped on any one
/// thread at a time. Costs about 50 ns a row and 10 to 30 ns a value.
public struct BulkSelect: ~Copyable {
    private let statement: OpaquePointer
    private let connection: OpaquePointer?
    /// SQLite would begin again from the first row.
    private var isAtEnd = false

    public init(_ db: Database, sql: String, arguments: [String?] = []) throws(DatabaseError) {
        var prepared: OpaquePointer?
        let connection = db.sqliteConnection
        let code = sqlite3_prepare_v2(connection, sql, -1, &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw BulkSelect.error(connection, code, sql) }
        // SQLite copies the text at once: its owner is gone after the call.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, argument) in arguments.enumerated() {
            if let argument {
                sqlite3_bind_text(prepared, Int32(index + 1), argument, -1, transient)
            } else {
                sqlite3_bind_null(prepared, Int32(index + 1))
            }
        }
        statement = prepared
        self.connection = connection
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Goes to the next row; false at the end, and from then on.
    public mutating func step() throws(DatabaseError) -> Bool {
        guard !isAtEnd else { return false }
        let code = sqlite3_step(statement)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            isAtEnd = true
            return false
        default: throw BulkSelect.error(connection, code, nil)
        }
    }

    // MARK: Values of the row, by place of the column from 0

    public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// 0 where the value is NULL.
    public func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// NaN where the value is NULL.
    public func double(_ column: Int32) -> Double {
        isNull(column) ? .nan : sqlite3_column_double(statement, column)
    }

    /// The bytes of a text, none where the value is NULL.
    public func withText<Value, Failure: Error>(
        _ column: Int32, _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let bytes = sqlite3_column_text(statement, column)
        let count = bytes == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
        return try body(UnsafeBufferPointer(start: bytes, count: count).span)
    }

    /// Appends the value as text, its length in bytes before it: `5:texto`. NULL is `-`. For digests: no two rows of values
    /// give the same bytes.
    public func append(measured column: Int32, to bytes: inout [UInt8]) {
        guard let text = sqlite3_column_text(statement, column) else { return bytes.append(UInt8(ascii: "-")) }
        let count = Int(sqlite3_column_bytes(statement, column))
        bytes.append(contentsOf: String(count).utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
    }

    /// The place of a point's blob as this program and GDAL write them: little endian, without envelope; any other
    /// goes through the general decoder. NaN where there is none.
    public func point(_ column: Int32) -> GeographicPoint {
        let none = GeographicPoint(longitude: .nan, latitude: .nan)
        guard let bytes = sqlite3_column_blob(statement, column) else { return none }
        let blob = UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
        if blob.count >= 29, blob[3] == 1, blob[8] == 1, blob[9] == 1 || blob[9] == 0xE9 {
            return GeographicPoint(
                longitude: blob.loadUnaligned(fromByteOffset: 13, as: Double.self),
                latitude: blob.loadUnaligned(fromByteOffset: 21, as: Double.self))
        }
        return (try? GeometryBlob.decode([UInt8](blob)).geographicPoint) ?? none
    }

    /// The line of a blob in longitude and latitude, `nil` for what is none.
    public func line(_ column: Int32) -> GeographicLine? {
        guard let bytes = sqlite3_column_blob(statement, column) else { return nil }
        let blob = UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
        return (try? GeometryBlob.decode([UInt8](blob)))?.geographicLine
    }

    /// The bytes of a blob, none where the value is NULL.
    func withBlob<Value>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        let bytes = sqlite3_column_blob(statement, column)
        let count = bytes == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
        return body(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    private static func error(_ connection: OpaquePointer?, _ code: Int32, _ sql: String?) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: sqlite3_errmsg(connection).map { String(cString: $0) },
            sql: sql)
    }
}
