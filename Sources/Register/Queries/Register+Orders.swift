public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// Stores new orders. One that is there with other values is an error.
    public func importOrders(_ orders: [Drawn<WorkOrder>], change: Change) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            var ledger = ImportLedger()
            for drawn in orders {
                if var known = try Self.order(db, drawn.item.id) {
                    known.dates.recorded = drawn.item.dates.recorded
                    guard known == drawn.item else {
                        throw RegisterError.duplicate(kind: .order, id: drawn.item.id.rawValue)
                    }
                    ledger.unchanged += 1
                } else {
                    try insert(db, drawn)
                    ledger.accepted += 1
                }
            }
            try touch(db, "work_orders", orders.map(\.line))
            return (ledger, "\(ledger.accepted) orders, \(ledger.unchanged) unchanged")
        }
    }

    /// Changes one order: reads it, lets `body` change it, and stores the result, all in one transaction.
    public func updateOrder(_ id: WorkOrder.ID, change: Change, _ body: (inout WorkOrder) throws -> Void) throws
        -> WorkOrder
    {
        // The body's own errors (a transition that isn't allowed) must reach the caller as they are.
        var failure: (any Error)?
        do {
            return try write(change) { db in
                guard var order = try Self.order(db, id) else {
                    throw RegisterError.unknown(kind: .order, id: id.rawValue)
                }
                let before = order.state
                do { try body(&order) } catch {
                    failure = error
                    throw error
                }
                try Self.update(db, order)
                return (order, "\(id.rawValue): \(before.rawValue) → \(order.state.rawValue)")
            }
        } catch {
            throw failure ?? error
        }
    }

    public func order(_ id: WorkOrder.ID) throws(RegisterError) -> WorkOrder {
        guard let order = try read({ db in try Self.order(db, id) }) else {
            throw .unknown(kind: .order, id: id.rawValue)
        }
        return order
    }

    /// In order of id.
    public func orders() throws(RegisterError) -> [WorkOrder] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM work_orders ORDER BY id").map { try WorkOrder(row: $0) }
        }
    }

    private static func order(_ db: Database, _ id: WorkOrder.ID) throws -> WorkOrder? {
        try Row.fetchOne(db, sql: "SELECT * FROM work_orders WHERE id = ?", arguments: [id.rawValue])
            .map { try WorkOrder(row: $0) }
    }

    private func insert(_ db: Database, _ drawn: Drawn<WorkOrder>) throws {
        let columns = WorkOrder.columns.joined(separator: ", ")
        let marks = WorkOrder.columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO work_orders (geom, uuid, \(columns)) VALUES (?, ?, \(marks))",
            arguments: [blob(drawn.line), UUID().uuidString.lowercased()] + drawn.item.values)
    }

    private static func update(_ db: Database, _ order: WorkOrder) throws {
        let assignments = WorkOrder.columns.map { "\($0) = ?" }.joined(separator: ", ")
        try db.execute(
            sql: "UPDATE work_orders SET \(assignments) WHERE id = ?", arguments: order.values + [order.id.rawValue])
    }
}
