public import Demarcation
import Foundation
import GRDB
import GeoTypes

/// The log, measurements, certificates and corrections of orders.
extension Register {
    /// An order with everything that belongs to it.
    public func dossier(_ id: WorkOrder.ID) throws(RegisterError) -> OrderDossier {
        let found = try read { db -> OrderDossier? in
            guard let order: WorkOrder = try Self.stored(db, id) else { return nil }
            func rows(_ table: String, by columns: String) throws -> [Row] {
                try Row.fetchAll(
                    db, sql: "SELECT * FROM \(table) WHERE work_order = ? ORDER BY \(columns)",
                    arguments: [id.rawValue])
            }
            let corrections = try Row.fetchAll(
                db, sql: "SELECT * FROM work_orders WHERE corrects = ? ORDER BY fid", arguments: [id.rawValue])
            return OrderDossier(
                order: order, log: try rows("order_log", by: "date, fid").map { try LogEntry(row: $0) },
                measurements: try rows("order_measurements", by: "number").map { try OrderMeasurement(row: $0) },
                estimations: try rows("order_estimations", by: "number").map { try Estimation(row: $0) },
                corrections: try corrections.map { try WorkOrder(row: $0) })
        }
        guard let found else { throw .unknown(kind: .order, id: id.rawValue) }
        return found
    }

    public func addLogEntry(_ entry: LogEntry, change: Change) throws(RegisterError) {
        try write(change) { db in
            try db.execute(
                sql: """
                    INSERT INTO order_log (uuid, work_order, date, author, text, photo, photo_sha256)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    RowUUID.make(), entry.order.rawValue, entry.date.description, entry.author,
                    entry.text, StoredPhotos.paths(entry.photos),
                    StoredPhotos.digests(entry.photos),
                ])
            return ((), "\(entry.order.rawValue): log")
        }
    }

    public func addEstimation(
        _ estimation: Estimation, unit: PhysicalUnit, change: Change
    ) throws(RegisterError) {
        try write(change) { db in
            try db.execute(
                sql: """
                    INSERT INTO order_estimations (uuid, work_order, number, date, previous, period, cumulative, unit,
                        amount_centavos, acta)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    RowUUID.make(), estimation.order.rawValue, estimation.number,
                    estimation.date.description, estimation.previous.value, estimation.period.value,
                    estimation.cumulative.value, unit.rawValue, estimation.amount?.centavos, estimation.acta,
                ])
            return ((), "\(estimation.order.rawValue): estimation \(estimation.number)")
        }
    }

    static func insert(_ db: Database, _ item: OrderMeasurement, unit: PhysicalUnit) throws {
        try db.execute(
            sql: """
                INSERT INTO order_measurements (uuid, id, work_order, number, date, quantity, unit, from_m, to_m, method,
                    material, sigma, is_check, evidence, evidence_sha256, survey, mean_offset_m, largest_offset_m,
                    least_left_m, least_right_m, measured_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                RowUUID.make(), item.id.rawValue, item.order.rawValue, item.number,
                item.date.description, item.quantity.value, unit.rawValue, item.from?.metres, item.to?.metres,
                item.method?.rawValue, item.material?.rawValue, item.sigma, item.isCheck, item.evidence,
                item.evidenceDigest, item.survey?.rawValue, item.clearing?.meanOffset.metres,
                item.clearing?.largestOffset.metres, item.clearing?.leastLeft?.metres,
                item.clearing?.leastRight?.metres, item.measuredBy,
            ])
    }
}
