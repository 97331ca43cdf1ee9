public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores an event; one that is there with other values is an error.
    public func add(_ event: Event, change: Change) throws(RegisterError) {
        try write(change) { db in
            guard try Row.fetchOne(db, sql: "SELECT 1 FROM events WHERE id = ?", arguments: [event.id.rawValue]) == nil
            else { throw RegisterError.duplicate(kind: .event, id: event.id.rawValue) }
            try db.execute(
                sql: """
                    INSERT INTO events (uuid, id, kind, date, last_date, sector, neighbour, acta, product, title)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    RowUUID.make(), event.id.rawValue, event.kind.rawValue, event.firstDay.description,
                    event.lastDay.description, event.sector?.rawValue, event.neighbour, event.acta,
                    event.product?.rawValue, event.title,
                ])
            return ((), event.id.rawValue)
        }
    }

    /// Inspections as the events that they are, without their findings.
    public func inspectionEvents() throws(RegisterError) -> [Event] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM inspections ORDER BY date, id")
                .map { try Inspection(row: $0, findings: []).event }
        }
    }

    /// In order of date; inspections are events of their own and not among them.
    public func events(matching filter: RecordFilter = RecordFilter()) throws(RegisterError) -> [Event] {
        try read { db in
            try RecordConditions.records(db, of: "events", matching: filter, order: "t.date, t.id") { row in
                Event(
                    id: Event.ID(rawValue: row["id"]), kind: try storedCode(row, "kind", of: "events"),
                    firstDay: try storedDay(row, "date", of: "events"),
                    lastDay: try storedDay(row, "last_date", of: "events"),
                    sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) }, neighbour: row["neighbour"],
                    acta: row["acta"], product: (row["product"] as String?).map { Product.Code(rawValue: $0) },
                    title: row["title"])
            }
        }
    }
}
