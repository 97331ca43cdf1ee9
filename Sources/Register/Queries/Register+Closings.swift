public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Freezes a period: its figures, the records that they are made of, and its report in each form, by name.
    public func freeze(_ closing: Closing, reports: [(name: String, content: [UInt8])], change: Change)
        throws(RegisterError)
    {
        try write(change) { db in
            let period = closing.period.description
            try db.execute(
                sql: """
                    INSERT INTO closings (uuid, period, year, last_day, basis, closed_on) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    RowUUID.make(), period, closing.period.year, closing.period.lastDay.description,
                    closing.basis.rawValue, closing.closedOn.description,
                ])
            let figure = try db.cachedStatement(
                sql: """
                    INSERT INTO closed_figures (uuid, period, product, executed, accrued_centavos)
                    VALUES (?, ?, ?, ?, ?)
                    """)
            let record = try db.cachedStatement(
                sql: "INSERT INTO closed_records (period, product, record, added) VALUES (?, ?, ?, ?)")
            for (code, frozen) in closing.products.sorted(by: { $0.key < $1.key }) {
                try figure.execute(arguments: [
                    RowUUID.make(), period, code.rawValue, frozen.executed?.value,
                    frozen.accrued?.centavos,
                ])
                for (id, added) in frozen.records.sorted(by: { $0.key < $1.key }) {
                    try record.execute(arguments: [period, code.rawValue, id, added.millionths])
                }
            }
            for report in reports {
                try db.execute(
                    sql: "INSERT INTO closed_reports (period, name, content) VALUES (?, ?, ?)",
                    arguments: [period, report.name, Data(report.content)])
            }
            return ((), "\(period) closed, \(closing.basis.rawValue)")
        }
    }

    /// In order of their last day; of those that end together the longest one last.
    public func closings() throws(RegisterError) -> [Closing] {
        try read { db in
            var closings = try Row.fetchAll(db, sql: "SELECT * FROM closings ORDER BY last_day, fid").map { row in
                let stored: String = row["period"]
                guard let period = ReportPeriod(stored) else {
                    throw RegisterError.unknownCode(table: "closings", column: "period", value: stored)
                }
                return Closing(
                    period: period, basis: try storedCode(row, "basis", of: "closings"),
                    closedOn: try storedDay(row, "closed_on", of: "closings"), products: [:])
            }
            let places = Dictionary(
                uniqueKeysWithValues: closings.enumerated().map { ($1.period.description, $0) })
            for row in try Row.fetchAll(
                db, sql: "SELECT period, product, executed, accrued_centavos FROM closed_figures")
            {
                guard let place = places[row[0]] else { continue }
                closings[place].products[Product.Code(rawValue: row[1])] = Closing.Frozen(
                    executed: (row[2] as Double?).flatMap { Quantity($0) },
                    accrued: (row[3] as Int?).map { Money(centavos: $0) })
            }
            let records = try Row.fetchCursor(db, sql: "SELECT period, product, record, added FROM closed_records")
            while let row = try records.next() {
                guard let place = places[row[0]] else { continue }
                closings[place].products[Product.Code(rawValue: row[1])]?.records[row[2]] = Quantity(
                    millionths: row[3])
            }
            return closings
        }
    }

    /// One form of the report of a closed period, as it was; `nil` where the period isn't closed or has no such form.
    public func closedReport(_ period: ReportPeriod, _ name: String) throws(RegisterError) -> [UInt8]? {
        try read { db in
            try Data.fetchOne(
                db, sql: "SELECT content FROM closed_reports WHERE period = ? AND name = ?",
                arguments: [period.description, name]
            ).map { [UInt8]($0) }
        }
    }
}
