public import Demarcation
import Foundation
import GRDB
import GeoTypes

extension Register {
    /// Stores river reaches. One that is there with other values stays as it is and is named in the ledger.
    public func importReaches(_ reaches: [Drawn<Reach>], change: Change) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            var ledger = ImportLedger()
            let find = try db.cachedStatement(sql: "SELECT * FROM reaches WHERE id = ?")
            let insert = try db.cachedStatement(
                sql: """
                    INSERT INTO reaches (geom, uuid, id, sector, bank, from_m, to_m, length_m, name, note,
                        classification)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for drawn in reaches {
                let reach = drawn.item
                if let known = try Row.fetchOne(find, arguments: [reach.id.rawValue]) {
                    if try Reach(row: known) == reach {
                        ledger.keep(reach.id.rawValue)
                    } else {
                        ledger.differing.append(reach.id.rawValue)
                    }
                    continue
                }
                try insert.execute(arguments: [
                    blob(drawn.line), UUID().uuidString.lowercased(), reach.id.rawValue, reach.sector.rawValue,
                    reach.bank.rawValue, reach.from.metres, reach.to.metres, reach.length.metres, reach.name,
                    reach.note, reach.classification.rawValue,
                ])
                ledger.accepted += 1
            }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            try touch(db, "reaches", reaches.map(\.line))
            return (ledger, ledger.summary(of: "reaches"))
        }
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

    public func reach(_ id: Reach.ID) throws(RegisterError) -> Reach {
        let found = try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM reaches WHERE id = ?", arguments: [id.rawValue])
                .map { try Reach(row: $0) }
        }
        guard let found else { throw .unknown(kind: .reach, id: id.rawValue) }
        return found
    }

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

extension Reach {
    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), sector: Sector.ID(rawValue: row["sector"]),
            bank: try storedCode(row, "bank", of: "reaches"), from: .metres(row["from_m"]), to: .metres(row["to_m"]),
            name: row["name"], note: row["note"])
        classification = try storedCode(row, "classification", of: "reaches")
    }
}
