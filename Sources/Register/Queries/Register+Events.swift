public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores events. One that is there with other values stays as it is and is named in the ledger.
    public func importEvents(_ events: [Event], change: Change) throws(RegisterError) -> ImportLedger {
        try store(events, named: "events", change: change) { _ in nil }
    }

    /// What ``importEvents(_:change:)`` would do.
    public func rehearseEvents(_ events: [Event]) throws(RegisterError) -> ImportLedger {
        try rehearse(events)
    }

    /// Stores an event; its id must be new.
    public func add(_ event: Event, change: Change) throws(RegisterError) {
        try write(change) { db in
            guard try Row.fetchOne(db, sql: "SELECT 1 FROM events WHERE id = ?", arguments: [event.id.rawValue]) == nil
            else { throw RegisterError.duplicate(kind: .event, id: event.id.rawValue) }
            _ = try insertNew(db, [event]) { _ in nil }
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
            try RecordConditions.records(db, of: "events", matching: filter, order: "t.date, t.id") {
                try Event(row: $0)
            }
        }
    }
}

extension Event: StoredRecord {
    static let table = "events"
    static let recordKind = RecordKind.event
    static let hasGeometry = false
    static let columns = ["id", "kind", "date", "last_date", "sector", "neighbour", "acta", "product", "title"]

    var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, kind.rawValue, firstDay.description, lastDay.description, sector?.rawValue, neighbour, acta,
            product?.rawValue, title,
        ]
    }

    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), kind: try storedCode(row, "kind", of: "events"),
            firstDay: try storedDay(row, "date", of: "events"),
            lastDay: try storedDay(row, "last_date", of: "events"),
            sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) }, neighbour: row["neighbour"],
            acta: row["acta"], product: (row["product"] as String?).map { Product.Code(rawValue: $0) },
            title: row["title"])
    }
}
