public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores lines of the budget's execution. A line of the same product, day and document with other amounts stays as
    /// it is and is named in the ledger.
    public func importSpending(_ lines: [Spending], change: Change) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            let known = try Self.spending(db)
            let ledger = Self.ledger(of: lines, among: known)
            let isKnown = Set(known.map(\.id))
            let today = Timestamp.now().prefix(10)
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO spending (uuid, product, date, accrued_centavos, current_centavos, source, recorded_on)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """)
            for line in lines where !isKnown.contains(line.id) {
                try statement.execute(arguments: [
                    RowUUID.make(), line.product.rawValue, line.date.description,
                    line.accrued.centavos, line.currentBudget?.centavos, line.source,
                    line.recorded?.description ?? String(today),
                ])
            }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            return (ledger, ledger.summary(of: "budget lines"))
        }
    }

    public func rehearseSpending(_ lines: [Spending]) throws(RegisterError) -> ImportLedger {
        Self.ledger(of: lines, among: try spending())
    }

    /// Accrued amounts and budgets in force, in order of date.
    public func spending() throws(RegisterError) -> [Spending] {
        try read { db in try Self.spending(db) }
    }

    private static func spending(_ db: Database) throws -> [Spending] {
        try Row.fetchAll(db, sql: "SELECT * FROM spending ORDER BY date, fid").map { row in
            Spending(
                product: Product.Code(rawValue: row["product"]), date: try storedDay(row, "date", of: "spending"),
                accrued: Money(centavos: row["accrued_centavos"]),
                currentBudget: (row["current_centavos"] as Int?).map { Money(centavos: $0) }, source: row["source"],
                recorded: try storedDay(row, "recorded_on", of: "spending"))
        }
    }

    private static func ledger(of lines: [Spending], among known: [Spending]) -> ImportLedger {
        var ledger = ImportLedger()
        let places = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for line in lines {
            guard let there = places[line.id] else {
                ledger.accepted += 1
                continue
            }
            if there.says(line) {
                ledger.keep(line.id.rawValue)
            } else {
                ledger.differing.append(line.id.rawValue)
            }
        }
        return ledger
    }
}
