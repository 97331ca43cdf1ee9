public import Demarcation
import Foundation
import GRDB
import GeoPackage
public import GeoTypes

extension Register {
    /// Stores new orders, in any order of corrections and what they correct. One that is there with other values stays
    /// as it is and is named in the ledger.
    public func importOrders(_ orders: [Drawn<WorkOrder>], change: Change) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            var ledger = ImportLedger()
            // A correction may stand before the order that it corrects.
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            for drawn in orders {
                if var known = try Self.order(db, drawn.item.id) {
                    known.dates.recorded = drawn.item.dates.recorded
                    known.lineVersion = drawn.item.lineVersion
                    if known == drawn.item {
                        ledger.keep(drawn.item.id.rawValue)
                    } else {
                        ledger.differing.append(drawn.item.id.rawValue)
                    }
                } else {
                    try insert(db, drawn)
                    ledger.accepted += 1
                }
            }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            if orders.contains(where: { $0.item.corrects != nil }) { try Self.keepVersions(db) }
            try touch(db, "work_orders", orders.map(\.line))
            return (ledger, ledger.summary(of: "orders"))
        }
    }

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
                guard var order = try Self.order(db, id) else {
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

    public func order(_ id: WorkOrder.ID) throws(RegisterError) -> WorkOrder {
        guard let order = try read({ db in try Self.order(db, id) }) else {
            throw .unknown(kind: .order, id: id.rawValue)
        }
        return order
    }

    /// In order of id.
    public func orders(matching filter: RecordFilter = RecordFilter()) throws(RegisterError) -> [WorkOrder] {
        try read { db in
            try RecordConditions.records(db, of: "work_orders", matching: filter, order: "t.id") {
                try WorkOrder(row: $0)
            }
        }
    }

    static func order(_ db: Database, _ id: WorkOrder.ID) throws -> WorkOrder? {
        // Kept from call to call: to prepare it costs more than to run it.
        let statement = try db.cachedStatement(sql: "SELECT * FROM work_orders WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id.rawValue]).map { try WorkOrder(row: $0) }
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

    private func insert(_ db: Database, _ drawn: Drawn<WorkOrder>) throws {
        let columns = WorkOrder.columns.joined(separator: ", ")
        let marks = WorkOrder.columns.map { _ in "?" }.joined(separator: ", ")
        let statement = try db.cachedStatement(
            sql: "INSERT INTO work_orders (geom, uuid, \(columns)) VALUES (?, ?, \(marks))")
        try statement.execute(
            arguments: [blob(drawn.line), UUID().uuidString.lowercased()] + drawn.item.values)
    }

    private func move(_ db: Database, _ order: WorkOrder, to line: GeographicLine?) throws {
        try db.execute(
            sql: "UPDATE work_orders SET geom = ? WHERE id = ?", arguments: [blob(line), order.id.rawValue])
        try touch(db, "work_orders", [line])
    }

    private static func update(_ db: Database, _ order: WorkOrder) throws {
        let assignments = WorkOrder.columns.map { "\($0) = ?" }.joined(separator: ", ")
        try db.execute(
            sql: "UPDATE work_orders SET \(assignments) WHERE id = ?", arguments: order.values + [order.id.rawValue])
    }
}
