import GRDB
import GRDBSQLite

/// A compiled `INSERT` of some rows on GRDB's own connection.
struct BulkStatement: ~Copyable {
    private let handle: OpaquePointer
    private let connection: OpaquePointer?

    init(_ db: Database, sql: String) throws(DatabaseError) {
        connection = db.sqliteConnection
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw BulkStatement.error(connection, code) }
        self.handle = handle
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Runs the statement with these rows of a block, as many as it was made for.
    func run(_ block: BulkRows, rows: ArraySlice<Int>) throws(DatabaseError) {
        let code = block.bytes.withUnsafeBytes { bytes in
            block.cells.withUnsafeBufferPointer { cells in
                run(cells, width: block.columnCount, rows: rows, bytes: bytes)
            }
        }
        guard code == SQLITE_DONE else {
            let error = BulkStatement.error(connection, code)
            sqlite3_reset(handle)
            throw error
        }
        sqlite3_reset(handle)
    }

    /// Binds, steps and answers SQLite's code: SQLITE_DONE when all went well.
    private func run(
        _ cells: UnsafeBufferPointer<Cell>, width: Int, rows: ArraySlice<Int>, bytes: UnsafeRawBufferPointer
    ) -> Int32 {
        // Without any bytes no cell has some, and an empty text still wants an address.
        let base = bytes.baseAddress ?? UnsafeRawPointer(handle)
        guard let first = cells.baseAddress else { return SQLITE_MISUSE }
        var index: Int32 = 1
        for row in rows {
            precondition(row >= 0 && (row + 1) * width <= cells.count, "a row beyond the block")
            // By address: slices of a buffer cost as much here as SQLite's binding.
            var cell = first + row * width
            let end = cell + width
            while cell < end {
                let (bits, length) = (cell.pointee.bits, UInt64(cell.pointee.length))
                let code =
                    switch cell.pointee.kind {
                    case .null: sqlite3_bind_null(handle, index)
                    case .integer: sqlite3_bind_int64(handle, index, Int64(bitPattern: bits))
                    case .real: sqlite3_bind_double(handle, index, Double(bitPattern: bits))
                    // A nil destructor is SQLITE_STATIC: the bytes outlive the step below.
                    case .text:
                        sqlite3_bind_text64(
                            handle, index, (base + Int(bits)).assumingMemoryBound(to: CChar.self), length, nil,
                            UInt8(SQLITE_UTF8))
                    case .blob: sqlite3_bind_blob64(handle, index, base + Int(bits), length, nil)
                    }
                guard code == SQLITE_OK else { return code }
                index += 1
                cell += 1
            }
        }
        return sqlite3_step(handle)
    }

    /// SQLite's extended code and message, without the SQL, which has thousands of question marks.
    private static func error(_ connection: OpaquePointer?, _ code: Int32) -> DatabaseError {
        let extended = sqlite3_extended_errcode(connection)
        return DatabaseError(
            resultCode: ResultCode(rawValue: extended == SQLITE_OK ? code : extended),
            message: sqlite3_errmsg(connection).map { String(cString: $0) })
    }

    /// One value waiting to be bound.
    struct Cell: Sendable {
        enum Kind: UInt8 {
            case null, integer, real, text, blob

            var hasBytes: Bool { self == .text || self == .blob }
        }

        var kind: Kind
        /// Bytes of a text or blob.
        var length: UInt32
        /// The number, or the offset in the bytes.
        var bits: UInt64
    }
}
