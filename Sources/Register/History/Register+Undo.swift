public import Demarcation
import GRDB
import GeoPackage

extension Register {
    /// What an undo did, or would do.
    public struct Undone: Hashable, Sendable {
        public var part: HistoryPart
        /// Rows that come back, change back and go.
        public var counts: [HistoryEntry.TableCount]
        /// Surveys that are withdrawn, and how many observations with them.
        public var surveys: [String]
        public var observations: Int
    }

    /// What ``undo(_:change:)`` would do, without doing it.
    public func planUndo(of part: HistoryPart) throws(RegisterError) -> Undone {
        try read { db in try Self.undone(db, try Self.plan(db, part)) }
    }

    /// Takes a batch back, or what other programs changed between two: every row is again as it was before, or nothing is
    /// changed.
    ///
    /// Throws ``RegisterError/undoRefused(_:_:)`` where rows were changed since, or others refer to rows that would go. The
    /// undo is a batch itself. The observations of a survey go in bulk; their file can be imported again.
    public func undo(_ part: HistoryPart, change: Change) throws(RegisterError) -> Undone {
        try write(change) { db in
            let plan = try Self.plan(db, part)
            let undone = try Self.undone(db, plan)
            if case .batch(let batch) = part {
                try db.execute(
                    sql: "UPDATE batches SET undoes = ? WHERE id = (SELECT batch FROM current_batch)",
                    arguments: [batch])
            }
            db.add(function: NetChanges.unhex)
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            for withdrawal in plan.withdrawals { try withdrawal.withdraw(db) }
            for table in plan.tables { try table.undo(db) }
            for table in plan.tables {
                if let row = try table.differing(db, from: .before).first {
                    throw RegisterError.inputOutput(
                        path: path, detail: "\(table.table) \(row.object ?? "") isn't as it was before \(part)")
                }
            }
            let withdrawn = plan.withdrawals.isEmpty ? [] : ["observations"]
            for table in plan.tables.map(\.table) + withdrawn {
                try GeoPackageFile.fitContents(db, table: table)
                // Rows that other programs replace are counted twice.
                if plan.range.isOutside { try GeoPackageFile.recount(db, table: table) }
            }
            return (
                undone,
                UndoPlan.summary(of: part)
                    + (undone.observations == 0 ? "" : ", \(undone.observations) observations withdrawn")
            )
        }
    }

    private static func plan(_ db: Database, _ part: HistoryPart) throws -> UndoPlan {
        guard let plan = try UndoPlan(db, part) else {
            throw RegisterError.unknown(kind: .batch, id: String(part.number))
        }
        guard plan.obstacleCount == 0 else {
            throw RegisterError.undoRefused(part, .obstacles(plan.obstacles, count: plan.obstacleCount))
        }
        return plan
    }

    private static func undone(_ db: Database, _ plan: UndoPlan) throws -> Undone {
        Undone(
            part: plan.range.part, counts: try plan.counts(db), surveys: plan.withdrawals.map(\.id),
            observations: plan.withdrawals.reduce(0) { $0 + ($1.observations == nil ? 0 : $1.count) })
    }
}
