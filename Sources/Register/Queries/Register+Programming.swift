public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores how years are spread over their parts. A year that is spread otherwise already, by a programming of the
    /// same day, stays as it is and is named in the ledger.
    public func importProgramming(_ records: [ProgrammingRecord], change: Change) throws(RegisterError) -> ImportLedger
    {
        try write(change) { db in
            let known = try Self.programmings(db)
            let ledger = Self.ledger(of: records, among: known)
            let isKnown = Set(known.map(\.id))
            for record in records where !isKnown.contains(record.id) { try Self.insert(db, record) }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            return (ledger, ledger.summary(of: "programmings"))
        }
    }

    public func rehearseProgramming(_ records: [ProgrammingRecord]) throws(RegisterError) -> ImportLedger {
        let known = try programmings()
        let closings = try closings()
        let isKnown = Set(known.map(\.id))
        for record in records where !isKnown.contains(record.id) {
            try Self.refuse("programming", of: record.year, from: record.inForceFrom, closings)
        }
        return Self.ledger(of: records, among: known)
    }

    /// In order of product, year and day; what was first set stands before what changed it.
    public func programmings() throws(RegisterError) -> [ProgrammingRecord] {
        try read { db in try Self.programmings(db) }
    }

    static func programmings(_ db: Database) throws -> [ProgrammingRecord] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM programming ORDER BY product, year, in_force_from IS NOT NULL, in_force_from, part
                """)
        var records: [ProgrammingRecord] = []
        for row in rows {
            let product = Product.Code(rawValue: row["product"])
            let year: Int = row["year"]
            let day = try optionalStoredDay(row, "in_force_from", of: "programming")
            let stored: Double = row["quantity"]
            guard let quantity = Quantity(stored) else {
                throw RegisterError.unknownCode(table: "programming", column: "quantity", value: "\(stored)")
            }
            let part: String = row["part"]
            if let last = records.last, last.product == product, last.year == year, last.inForceFrom == day {
                records[records.count - 1].programming.append(quantity)
            } else {
                records.append(
                    ProgrammingRecord(
                        product: product, year: year, inForceFrom: day,
                        programming: part.hasPrefix("C") ? .cuatrimestral([quantity]) : .monthly([quantity]),
                        source: row["source"]))
            }
        }
        return records
    }

    private static func ledger(of records: [ProgrammingRecord], among known: [ProgrammingRecord]) -> ImportLedger {
        var ledger = ImportLedger()
        let places = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for record in records {
            guard let there = places[record.id] else {
                ledger.accepted += 1
                continue
            }
            if there.programming == record.programming {
                ledger.keep(record.id.rawValue)
            } else {
                ledger.differing.append(record.id.rawValue)
            }
        }
        return ledger
    }

    private static func insert(_ db: Database, _ record: ProgrammingRecord) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO programming (uuid, product, year, in_force_from, part, quantity, source)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for (index, quantity) in record.programming.parts.enumerated() {
            try statement.execute(arguments: [
                RowUUID.make(), record.product.rawValue, record.year,
                record.inForceFrom?.description, record.programming.name(ofPart: index), quantity.value,
                record.source,
            ])
        }
    }
}

extension Programming {
    fileprivate mutating func append(_ quantity: Quantity) {
        switch self {
        case .monthly(let parts): self = .monthly(parts + [quantity])
        case .cuatrimestral(let parts): self = .cuatrimestral(parts + [quantity])
        }
    }
}
