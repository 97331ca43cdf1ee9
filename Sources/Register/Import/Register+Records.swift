import Demarcation
import GRDB
public import GeoTypes

extension Register {
    /// What became of the records of an import of things with an id.
    public struct ImportLedger: Hashable, Sendable {
        public var accepted = 0
        /// There already, just so.
        public var unchanged = 0
        /// Their ids, where things have one.
        public private(set) var unchangedIDs: [String] = []
        /// Ids that are there with other values; these were not stored.
        public var differing: [String] = []

        public init(accepted: Int = 0, unchanged: Int = 0) {
            self.accepted = accepted
            self.unchanged = unchanged
        }

        public mutating func keep(_ id: String) {
            unchanged += 1
            unchangedIDs.append(id)
        }

        func summary(of things: String) -> String {
            "\(accepted) \(things), \(unchanged) unchanged"
                + (differing.isEmpty ? "" : ", \(differing.count) there with other values")
        }
    }

    /// What lies on the map between the chainages of a record; `nil` for nothing.
    public typealias Drawing<Record> = (Record) -> GeographicLine?

    /// What an import of these would do.
    func rehearse<Record: StoredRecord>(_ records: [Record]) throws(RegisterError) -> ImportLedger {
        try read { db in try Self.sort(db, records).ledger }
    }

    /// Stores those that are new, as one batch. One that is there with other values stays as it is and is named in the
    /// ledger.
    func store<Record: StoredRecord>(
        _ records: [Record], named things: String, change: Change, shape: (Record) -> RecordShape?
    ) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            let ledger = try insertNew(db, records, shape: shape)
            return (ledger, ledger.accepted > 0 ? ledger.summary(of: things) : nil)
        }
    }

    /// The same in a transaction of the caller.
    func insertNew<Record: StoredRecord>(
        _ db: Database, _ records: [Record], shape: (Record) -> RecordShape?
    ) throws -> ImportLedger {
        let (ledger, new) = try Self.sort(db, records)
        guard !new.isEmpty else { return ledger }
        var rows = try RecordInsert(
            db, into: Record.table, columns: Record.columns, count: new.count, hasGeometry: Record.hasGeometry,
            frameID: frameID)
        for place in new { try rows.add(records[place].values, shape: shape(records[place])) }
        try rows.finish()
        return ledger
    }

    /// What an import would do with each record, and the places of those that are new. Nothing is looked up row by row.
    private static func sort<Record: StoredRecord>(
        _ db: Database, _ records: [Record]
    ) throws -> (ledger: ImportLedger, new: [Int]) {
        var known: [String: Record] = [:]
        try KeyedRows.each(db, of: Record.table, where: "id", isOneOf: records.map(\.id.rawValue)) { row in
            known[row["id"]] = try Record(row: row)
        }
        var ledger = ImportLedger()
        var new: [Int] = []
        var places: [String: Int] = [:]
        places.reserveCapacity(records.count)
        for (index, record) in records.enumerated() {
            let id = record.id.rawValue
            let there: Record
            if let stored = known[id] {
                there = stored
            } else if let place = places[id] {
                there = records[place]
            } else {
                places[id] = index
                new.append(index)
                continue
            }
            if record.says(theSameAs: there) {
                ledger.keep(id)
            } else {
                ledger.differing.append(id)
            }
        }
        ledger.accepted = new.count
        return (ledger, new)
    }
}
