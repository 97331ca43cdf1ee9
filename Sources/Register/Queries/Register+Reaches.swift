public import Demarcation
import Foundation
import GRDB
public import GeoTypes

extension Register {
    /// Stores river reaches. One that is there with other values stays as it is and is named in the ledger.
    public func importReaches(
        _ reaches: [Reach], change: Change, drawing: Drawing<Reach> = { _ in nil }
    ) throws(RegisterError) -> ImportLedger {
        try store(reaches, named: "reaches", change: change) { drawing($0).map { .line($0) } }
    }

    /// What ``importReaches(_:change:drawing:)`` would do.
    public func rehearseReaches(_ reaches: [Reach]) throws(RegisterError) -> ImportLedger {
        try rehearse(reaches)
    }

    /// In order of sector and chainage.
    public func reaches(matching filter: RecordFilter = RecordFilter()) throws(RegisterError) -> [Reach] {
        try read { db in
            try RecordConditions.records(
                db, of: "reaches", matching: filter, join: " JOIN sectors s ON s.id = t.sector",
                order: "s.ordinal, t.from_m, t.id"
            ) { try Reach(row: $0) }
        }
    }

    public func reach(_ id: Reach.ID) throws(RegisterError) -> Reach { try record(id) }

    /// Orders and inspections that touch a reach: those that name it, and those whose chainages meet it.
    public func works(on reach: Reach) throws(RegisterError) -> [WorkOrder.ID] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM work_orders
                    WHERE reach = ?1 OR (sector = ?2 AND from_m < ?4 AND to_m > ?3) ORDER BY id
                    """,
                arguments: [reach.id.rawValue, reach.sector.rawValue, reach.from.metres, reach.to.metres]
            ).map { WorkOrder.ID(rawValue: $0) }
        }
    }
}

extension Reach: StoredRecord {
    static let table = "reaches"
    static let recordKind = RecordKind.reach
    static let hasGeometry = true
    static let columns = [
        "id", "sector", "bank", "from_m", "to_m", "length_m", "name", "note", "classification",
    ]

    var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, sector.rawValue, bank.rawValue, from.metres, to.metres, length.metres, name, note,
            classification.rawValue,
        ]
    }

    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), sector: Sector.ID(rawValue: row["sector"]),
            bank: try storedCode(row, "bank", of: "reaches"), from: .metres(row["from_m"]), to: .metres(row["to_m"]),
            name: row["name"], note: row["note"])
        classification = try storedCode(row, "classification", of: "reaches")
    }
}
