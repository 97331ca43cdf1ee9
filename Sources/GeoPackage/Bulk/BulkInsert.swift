public import GRDB
import GRDBSQLite
public import GeoTypes

/// A fast `INSERT` of many rows: about 100 rows a statement, no object for a value.
///
/// Bind the columns of a row in order, then `endRow()`; or hand over ``BulkRows`` that another thread made ready.
/// `finish()` after the last. Use it inside one write access, in the caller's transaction. An error leaves the
/// transaction to be rolled back; it has SQLite's code, so that `SQLITE_FULL` is told from `SQLITE_CONSTRAINT`.
///
/// Quickest when all columns of the table are named in the table's order, those that no row fills as `.null`: SQLite
/// then makes the record where it computes the values. Measured: 0.53 µs a row of 27 columns, 20 of them filled, against
/// 0.71 with the 20 in another order.
///
/// GRDB's observations don't see these rows.
public struct BulkInsert: ~Copyable {
    /// What the rows have in a column.
    public enum Content: Sendable {
        /// A value in each row.
        case bound
        /// NULL in all of them: nothing is bound.
        case null
        /// The same number in all of them: nothing is bound.
        case integer(Int64)
    }

    private let db: Database
    private let head: String
    private let row: String
    private let capacity: Int
    private let statement: BulkStatement
    /// Rows bound here, and those left over from blocks.
    private var waiting: BulkRows
    /// The numbers of the rows of one statement.
    private let allRows: [Int]
    /// Rows given to SQLite.
    public private(set) var inserted = 0

    /// Rows per statement are fewer where SQLite's limit of variables asks for it.
    public init(
        _ db: Database, into table: String, columns: [String], rowsPerStatement: Int = 100
    ) throws(DatabaseError) {
        try self.init(db, into: table, contents: columns.map { ($0, .bound) }, rowsPerStatement: rowsPerStatement)
    }

    /// Columns with what the rows have in each. Only `.bound` ones are bound.
    public init(
        _ db: Database, into table: String, contents: [(column: String, content: Content)], rowsPerStatement: Int = 100
    ) throws(DatabaseError) {
        let marks = contents.map { BulkInsert.mark($0.content) }
        let bound = marks.count { $0 == "?" }
        precondition(bound > 0 && rowsPerStatement > 0, "nothing to insert")
        let variables = Int(sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_VARIABLE_NUMBER, -1))
        let capacity = max(1, min(rowsPerStatement, variables / bound))
        let names = contents.map { SQLName.quoted($0.column) }
        let head = "INSERT INTO \(SQLName.quoted(table)) (\(names.joined(separator: ","))) VALUES "
        let row = "(" + marks.joined(separator: ",") + ")"
        statement = try BulkStatement(db, sql: head + BulkInsert.rows(capacity, of: row))
        self.db = db
        self.head = head
        self.row = row
        self.capacity = capacity
        waiting = BulkRows(columnCount: bound, capacity: capacity)
        allRows = Array(0..<capacity)
    }

    private static func mark(_ content: Content) -> String {
        switch content {
        case .bound: "?"
        case .null: "NULL"
        case .integer(let number): String(number)
        }
    }

    private static func rows(_ count: Int, of row: String) -> String {
        Array(repeating: row, count: count).joined(separator: ",")
    }

    // MARK: Values, in the order of the columns

    public mutating func bind(_ value: Int64) { waiting.bind(value) }
    public mutating func bind(_ value: Int) { waiting.bind(value) }
    /// NaN is NULL.
    public mutating func bind(_ value: Double) { waiting.bind(value) }
    public mutating func bindNull() { waiting.bindNull() }
    /// A `nil` text is NULL.
    public mutating func bind(text: String?) { waiting.bind(text: text) }
    /// A range of `bytes`, valid UTF-8.
    public mutating func bind(text bytes: [UInt8], _ range: Range<Int>) { waiting.bind(text: bytes, range) }
    public mutating func bind(blob bytes: [UInt8]) { waiting.bind(blob: bytes) }
    /// A range of `bytes`.
    public mutating func bind(blob bytes: [UInt8], _ range: Range<Int>) { waiting.bind(blob: bytes, range) }

    /// The blob of a point, made in place. A NaN height is no height; a point with a NaN coordinate is NULL.
    public mutating func bind(point: GeographicPoint, height: Double = .nan, srsID: Int32) {
        waiting.bind(point: point, height: height, srsID: srsID)
    }

    // MARK: Rows

    public mutating func endRow() throws(DatabaseError) {
        waiting.endRow()
        if waiting.count == capacity { try runWaiting() }
    }

    /// Inserts some rows of a block, in the order of `chosen`. They are bound where they stand; less than a statement's
    /// worth is copied and waits for more.
    public mutating func insert(_ block: BulkRows, rows chosen: [Int]) throws(DatabaseError) {
        precondition(waiting.isBetweenRows, "a row isn't ended")
        precondition(block.columnCount == waiting.columnCount, "the block has other columns")
        var rest = chosen[...]
        while waiting.count > 0, let row = rest.popFirst() {
            waiting.append(row: row, of: block)
            if waiting.count == capacity { try runWaiting() }
        }
        while rest.count >= capacity {
            try statement.run(block, rows: rest.prefix(capacity))
            inserted += capacity
            rest = rest.dropFirst(capacity)
        }
        for row in rest { waiting.append(row: row, of: block) }
    }

    /// Inserts the rows that are still waiting. More rows may follow.
    public mutating func finish() throws(DatabaseError) {
        precondition(waiting.isBetweenRows, "a row isn't ended")
        guard waiting.count > 0 else { return }
        let rest = try BulkStatement(db, sql: head + BulkInsert.rows(waiting.count, of: row))
        try rest.run(waiting, rows: allRows[..<waiting.count])
        inserted += waiting.count
        waiting.removeAll()
    }

    private mutating func runWaiting() throws(DatabaseError) {
        try statement.run(waiting, rows: allRows[..<waiting.count])
        inserted += waiting.count
        waiting.removeAll()
    }
}
