public import Demarcation
import GRDB
import GeoTypes

extension Register {
    /// What progress needs of the orders, straight from the table into columns.
    ///
    /// One pass, without a ``WorkOrder`` for each row. An unknown code is an error that names its column.
    public func workLedger() throws(RegisterError) -> WorkLedger {
        try read { db in
            var ledger = WorkLedger()
            var places = Places()
            let rows = try Row.fetchCursor(db, sql: LedgerRow.query)
            while let row = try rows.next() { try LedgerRow.append(row, to: &ledger, &places) }
            return ledger
        }
    }
}

/// Names that repeat from row to row are looked up, not made again.
private struct Places {
    var sectors: [String: Int] = [:]
    var crews: [String: Int] = [:]
}

private enum LedgerRow {
    static let query = """
        SELECT id, kind, state, sector, assigned_to, from_m, to_m, executed_quantity, cost_centavos, finished_on,
            verified_on, certified_on, recorded_on, acta, corrects
        FROM work_orders
        """

    static func append(_ row: Row, to ledger: inout WorkLedger, _ places: inout Places) throws {
        let kind: String = row[1]
        let state: String = row[2]
        guard let workKind = WorkKind(rawValue: kind) else {
            throw RegisterError.unknownCode(table: "work_orders", column: "kind", value: kind)
        }
        guard let workState = WorkState(rawValue: state) else {
            throw RegisterError.unknownCode(table: "work_orders", column: "state", value: state)
        }
        let sector = (row[3] as String?).map { name in
            places.sectors[name]
                ?? {
                    let place = ledger.place(of: Sector.ID(rawValue: name))
                    places.sectors[name] = place
                    return place
                }()
        }
        let crew = (row[4] as String?).map { name in
            places.crews[name]
                ?? {
                    let place = ledger.place(ofCrew: name)
                    places.crews[name] = place
                    return place
                }()
        }
        let quantity = try (row[7] as Double?).map { value in
            guard let quantity = Quantity(value) else {
                throw RegisterError.unknownCode(
                    table: "work_orders", column: "executed_quantity", value: "\(value)")
            }
            return quantity
        }
        ledger.append(
            id: row[0], kind: workKind, state: workState, sector: sector, crew: crew, fromMetres: row[5],
            toMetres: row[6], quantity: quantity, cost: (row[8] as Int?).map { Money(centavos: $0) },
            dates: WorkOrder.Dates(
                finished: try day(row, 9, "finished_on"), verified: try day(row, 10, "verified_on"),
                certified: try day(row, 11, "certified_on"), recorded: try day(row, 12, "recorded_on")),
            acta: row[13], corrects: (row[14] as String?).map { WorkOrder.ID(rawValue: $0) })
    }

    private static func day(_ row: Row, _ index: Int, _ column: String) throws -> CivilDate? {
        guard let text: String = row[index] else { return nil }
        guard let date = CivilDate(text) else {
            throw RegisterError.unknownCode(table: "work_orders", column: column, value: text)
        }
        return date
    }
}
