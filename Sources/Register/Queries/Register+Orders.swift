public import Demarcation
import Foundation
import GRDB
import GeoPackage
public import GeoTypes

extension Register {
    /// Stores new orders, in any order of corrections and what they correct. One that is there with other values stays
    /// as it is and is named in the ledger.
    public func importOrders(
        _ orders: [WorkOrder], change: Change, drawing: Drawing<WorkOrder> = { _ in nil }
    ) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            // A correction may stand before the order that it corrects.
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            let ledger = try insertNew(db, orders) { drawing($0).map { .line($0) } }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            if orders.contains(where: { $0.corrects != nil }) { try Self.keepVersions(db) }
            return (ledger, ledger.summary(of: "orders"))
        }
    }

    /// What ``importOrders(_:change:drawing:)`` would do.
    public func rehearseOrders(_ orders: [WorkOrder]) throws(RegisterError) -> ImportLedger { try rehearse(orders) }

    /// Changes one order: reads it, lets `body` change it, and stores the result with what was measured of it, all in one
    /// transaction. Its line on the map is drawn again where `body` moved it.
    public func updateOrder(
        _ id: WorkOrder.ID, change: Change, measurements: [OrderMeasurement] = [],
        drawing: (WorkOrder) throws -> GeographicLine? = { _ in nil },
        _ body: (inout WorkOrder) throws -> Void
    ) throws -> WorkOrder {
        // The body's own errors (a transition that isn't allowed) must reach the caller as they are.
        var failure: (any Error)?
        do {
            return try write(change) { db in
                guard var order: WorkOrder = try Self.stored(db, id) else {
                    throw RegisterError.unknown(kind: .order, id: id.rawValue)
                }
                let before = order
                do {
                    try body(&order)
                    if (order.sector, order.from, order.to) != (before.sector, before.from, before.to) {
                        try move(db, order, to: try drawing(order))
                    }
                } catch {
                    failure = error
                    throw error
                }
                try Self.update(db, order)
                for measurement in measurements { try Self.insert(db, measurement, unit: order.unit) }
                return (order, "\(id.rawValue): \(before.state.rawValue) → \(order.state.rawValue)")
            }
        } catch {
            throw failure ?? error
        }
    }

    public func order(_ id: WorkOrder.ID) throws(RegisterError) -> WorkOrder { try record(id) }

    /// In order of id.
    public func orders(matching filter: RecordFilter = RecordFilter()) throws(RegisterError) -> [WorkOrder] {
        try read { db in
            try RecordConditions.records(db, of: "work_orders", matching: filter, order: "t.id") {
                try WorkOrder(row: $0)
            }
        }
    }

    /// A correction is of the version of the line that its order is of.
    private static func keepVersions(_ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE work_orders SET line_version = was.line_version FROM work_orders AS was
                WHERE was.id = work_orders.corrects AND was.line_version IS NOT NULL
                    AND work_orders.line_version IS NULL
                """)
    }

    private func move(_ db: Database, _ order: WorkOrder, to line: GeographicLine?) throws {
        try db.execute(
            sql: "UPDATE work_orders SET geom = ? WHERE id = ?", arguments: [blob(line), order.id.rawValue])
        try touch(db, "work_orders", [line])
    }

    private static func update(_ db: Database, _ order: WorkOrder) throws {
        let assignments = WorkOrder.columns.map { "\($0) = ?" }.joined(separator: ", ")
        try db.execute(
            sql: "UPDATE work_orders SET \(assignments) WHERE id = ?",
            arguments: StatementArguments(order.values + [order.id.rawValue]))
    }
}
