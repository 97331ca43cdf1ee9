import Demarcation
import GRDB

/// What is written as one row of an official table, beside its geometry and its UUID.
protocol StoredRow {
    static var table: String { get }
    /// Whether its rows lie on the map.
    static var hasGeometry: Bool { get }
    /// Those that ``values`` fills, in its order.
    static var columns: [String] { get }
    var values: [(any DatabaseValueConvertible)?] { get }
}

/// A record with an id that is one row, and is read back from it.
protocol StoredRecord: StoredRow, Identifiable, Equatable, Sendable where ID: RawRepresentable<String> {
    static var recordKind: RecordKind { get }

    init(row: Row) throws

    /// Whether this record of a file says no other than the one that is there.
    func says(theSameAs stored: Self) -> Bool
}

extension StoredRecord {
    func says(theSameAs stored: Self) -> Bool { self == stored }
}

extension Register {
    /// The record of this id.
    func record<Record: StoredRecord>(_ id: Record.ID) throws(RegisterError) -> Record {
        let found: Record? = try read { db in try Self.stored(db, id) }
        guard let found else { throw .unknown(kind: Record.recordKind, id: id.rawValue) }
        return found
    }

    static func stored<Record: StoredRecord>(_ db: Database, _ id: Record.ID) throws -> Record? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM \(Record.table) WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id.rawValue]) else { return nil }
        return try Record(row: row)
    }
}
