public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// What progress needs of the orders, straight from the table into columns.
    ///
    /// One pass over an index that holds all of it, without a ``WorkOrder`` for each row: about 0.3 µs a row. An order
    /// that was measured in several stretches has a row for each. An unknown code is an error that names its column.
    public func workLedger() throws(RegisterError) -> WorkLedger {
        try read { db in
            var reader = LedgerReader(stretches: try LedgerReader.measuredStretches(db))
            reader.ledger.carries = try Self.carries(db)
            try reader.read(db)
            return reader.ledger
        }
    }

    /// The same for lengths on one basis alone: without crews, costs and other days, and without ids and actas where no
    /// order corrects another. Half the time.
    public func lengthLedger(on basis: Basis) throws(RegisterError) -> WorkLedger {
        try read { db in
            let hasCorrections = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM work_orders WHERE corrects IS NOT NULL)")
            let carries = try Self.carries(db)
            var reader = LedgerReader(
                stretches: try LedgerReader.measuredStretches(db),
                lengthsOn: hasCorrections == true || !carries.isEmpty ? nil : basis)
            reader.ledger.carries = carries
            try reader.read(db)
            return reader.ledger
        }
    }
}

private struct LedgerReader {
    var ledger = WorkLedger()
    /// By order; few, since most orders are measured in one piece.
    private let stretches: [String: [(from: Double, to: Double)]]
    private var kinds = RepeatedText<WorkKind>()
    private var states = RepeatedText<WorkState>()
    private var sectors = RepeatedText<Int>()
    private var crews = RepeatedText<Int>()
    /// Where the version of the line stands in a row, where sectors have several.
    private var versionColumn: Int32?
    /// The basis, where nothing but lengths is wanted.
    private let basis: Basis?

    init(stretches: [String: [(from: Double, to: Double)]], lengthsOn basis: Basis? = nil) {
        self.stretches = stretches
        self.basis = basis
    }

    static func measuredStretches(_ db: Database) throws -> [String: [(from: Double, to: Double)]] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT work_order, from_m, to_m FROM order_measurements
                WHERE is_check = 0 AND from_m IS NOT NULL AND to_m IS NOT NULL ORDER BY work_order, number
                """)
        var stretches: [String: [(from: Double, to: Double)]] = [:]
        while let row = try rows.next() { stretches[row[0], default: []].append((row[1], row[2])) }
        return stretches.filter { $0.value.count > 1 }
    }

    mutating func read(_ db: Database) throws {
        var columns = "kind, state, sector, from_m, to_m, executed_quantity, certified_on, finished_on, verified_on"
        // For lengths the id is asked for only where an order may have several stretches.
        if basis == nil {
            columns += ", id, recorded_on, assigned_to, cost_centavos, acta, corrects"
        } else if !stretches.isEmpty {
            columns += ", id"
        }
        // The index over all that lengths need doesn't hold it, and most registers have one version of each line.
        if !ledger.carries.isEmpty {
            columns += ", line_version"
            versionColumn = Int32(columns.split(separator: ",").count - 1)
        }
        var select = try BulkSelect(db, sql: "SELECT \(columns) FROM work_orders")
        while try select.step() { try append(select) }
    }

    private mutating func append(_ row: borrowing BulkSelect) throws {
        let kind = try row.withText(0) { text in try kinds.value(text) { try Self.code($0, "kind") } }
        let state = try row.withText(1) { text in try states.value(text) { try Self.code($0, "state") } }
        var sector: Int? =
            row.isNull(2)
            ? nil
            : row.withText(2) { text in sectors.value(text) { ledger.place(of: Sector.ID(rawValue: $0)) } }
        if let versionColumn, !row.isNull(versionColumn) {
            sector = ledger.place(
                of: Sector.ID(rawValue: row.withText(2, Self.string)), version: Int(row.integer(versionColumn)))
        }
        let crew: Int? =
            row.isNull(11) ? nil : row.withText(11) { text in crews.value(text) { ledger.place(ofCrew: $0) } }
        let dates = WorkOrder.Dates(
            finished: try Self.day(row, 7, "finished_on"), verified: try Self.day(row, 8, "verified_on"),
            certified: try Self.day(row, 6, "certified_on"), recorded: try Self.day(row, 10, "recorded_on"))
        let quantity = try Self.quantity(row)
        var cost = row.isNull(12) ? nil : Money(centavos: Int(row.integer(12)))
        let corrects = row.isNull(14) ? nil : WorkOrder.ID(rawValue: row.withText(14, Self.string))
        for piece in measured(row) ?? [(from: row.double(3), to: row.double(4))] {
            row.withText(9) { id in
                row.withText(13) { acta in
                    ledger.append(
                        id: id, acta: acta, kind: kind, state: state, sector: sector, crew: crew,
                        fromMetres: piece.from, toMetres: piece.to, quantity: quantity, cost: cost, dates: dates,
                        corrects: corrects)
                }
            }
            cost = nil
        }
    }

    private mutating func appendLength(
        _ row: borrowing BulkSelect, _ kind: WorkKind, _ state: WorkState, _ sector: Int?, _ basis: Basis
    ) throws {
        var dates = WorkOrder.Dates(certified: try Self.day(row, 6, "certified_on"))
        if basis != .certified {
            dates.finished = try Self.day(row, 7, "finished_on")
            dates.verified = try Self.day(row, 8, "verified_on")
        }
        let quantity = try Self.quantity(row)
        let nothing = Span<UInt8>()
        func append(_ from: Double, _ to: Double) {
            ledger.append(
                id: nothing, acta: nothing, kind: kind, state: state, sector: sector, crew: nil, fromMetres: from,
                toMetres: to, quantity: quantity, cost: nil, dates: dates, corrects: nil)
        }
        if let pieces = measured(row) {
            for piece in pieces { append(piece.from, piece.to) }
        } else {
            append(row.double(3), row.double(4))
        }
    }

    private func measured(_ row: borrowing BulkSelect) -> [(from: Double, to: Double)]? {
        stretches.isEmpty ? nil : stretches[row.withText(9, Self.string)]
    }

    private static func code<Code: RawRepresentable<String>>(_ text: String, _ column: String) throws -> Code {
        guard let code = Code(rawValue: text) else {
            throw RegisterError.unknownCode(table: "work_orders", column: column, value: text)
        }
        return code
    }

    private static func quantity(_ row: borrowing BulkSelect) throws -> Quantity? {
        guard !row.isNull(5) else { return nil }
        guard let quantity = Quantity(row.double(5)) else {
            throw RegisterError.unknownCode(
                table: "work_orders", column: "executed_quantity", value: "\(row.double(5))")
        }
        return quantity
    }

    private static func day(_ row: borrowing BulkSelect, _ index: Int32, _ column: String) throws -> CivilDate? {
        guard !row.isNull(index) else { return nil }
        return try row.withText(index) { text in
            guard let date = CivilDate(utf8: text) else {
                throw RegisterError.unknownCode(table: "work_orders", column: column, value: string(text))
            }
            return date
        }
    }

    /// SQLite gives UTF-8, unless somebody stored other bytes as text.
    fileprivate static func string(_ text: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices { bytes.append(text[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What texts that repeat from row to row stand for; each is made a string once.
///
/// The first few are found by their bytes, one like the last first; further ones by a dictionary.
private struct RepeatedText<Value> {
    private var known: [(text: [UInt8], value: Value)] = []
    private var others: [String: Value] = [:]
    private var last = 0

    private static var few: Int { 8 }

    mutating func value<Failure: Error>(
        _ text: Span<UInt8>, make: (String) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        if last < known.count, isSame(text, known[last].text) { return known[last].value }
        for place in known.indices where isSame(text, known[place].text) {
            last = place
            return known[place].value
        }
        let name = LedgerReader.string(text)
        if let other = others[name] { return other }
        let value = try make(name)
        // Of many, the newest is the likeliest to come again.
        last = known.count < Self.few ? known.count : Self.few - 1
        if known.count == Self.few {
            others[String(decoding: known[last].text, as: UTF8.self)] = known[last].value
            known.removeLast()
        }
        known.append((Array(name.utf8), value))
        return value
    }

    private func isSame(_ text: Span<UInt8>, _ other: [UInt8]) -> Bool {
        guard text.count == other.count else { return false }
        for index in text.indices where text[index] != other[index] { return false }
        return true
    }
}
