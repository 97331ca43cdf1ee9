import Demarcation
import GRDB
import GeoTypes

/// A filter as SQL on one table, which is called `t` there.
struct RecordConditions {
    private(set) var conditions: [String] = []
    private(set) var arguments: [String] = []
    /// Options of the filter that neither the table nor what its rows belong to can answer.
    private(set) var unanswered: [String] = []
    private let limit: Int?

    /// - `always`: SQL that holds for all rows that are wanted, whatever the filter.
    init(_ filter: RecordFilter, on table: String, in db: Database, always: String? = nil) throws {
        limit = filter.limit
        if let always { conditions.append(always) }
        if table == "observations", let (sql, values) = try ObservationWindow.condition(filter, in: db) {
            conditions.append(sql)
            arguments += values
        }
        for part in Part.all(of: filter) {
            if let (sql, values) = try part.condition(on: table, alias: "t", in: db) {
                conditions.append(sql)
                arguments += values
            } else if !unanswered.contains(part.option) {
                unanswered.append(part.option)
            }
        }
    }

    /// ` WHERE …`, or nothing.
    var rule: String { conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ") }

    /// ` LIMIT …`, or nothing.
    var limitation: String { limit.map { " LIMIT \($0)" } ?? "" }

    /// What `make` makes of the filter's rows of a table, each with all its columns. The row is SQLite's own, good for that
    /// call only: a copy would look for each column among all names.
    static func records<Record>(
        _ db: Database, of table: String, matching filter: RecordFilter, join: String = "", order: String,
        make: (Row) throws -> Record
    ) throws -> [Record] {
        let found = try RecordConditions(filter, on: table, in: db)
        guard found.unanswered.isEmpty else {
            throw RegisterError.unanswered(table: table, options: found.unanswered)
        }
        let rows = try Row.fetchCursor(
            db, sql: "SELECT t.* FROM \(table) t\(join)\(found.rule) ORDER BY \(order)\(found.limitation)",
            arguments: StatementArguments(found.arguments))
        var records: [Record] = []
        while let row = try rows.next() { records.append(try make(row)) }
        return records
    }

    /// What `make` makes of the rows of another table that belong to these records, by their ids, in the order in which they
    /// were stored: all of them at once without a filter, and otherwise some hundreds at a time.
    static func parts<Part>(
        _ db: Database, of ids: [String], in table: String, owner: String, filter: RecordFilter,
        make: (Row) throws -> Part
    ) throws -> [String: [Part]] {
        var parts: [String: [Part]] = [:]
        func take(_ rows: RowCursor) throws {
            while let row = try rows.next() { parts[row[owner] as String, default: []].append(try make(row)) }
        }
        guard !filter.isEmpty else {
            try take(try Row.fetchCursor(db, sql: "SELECT * FROM \(table) WHERE \(owner) IS NOT NULL ORDER BY fid"))
            return parts
        }
        for start in stride(from: 0, to: ids.count, by: 500) {
            let some = Array(ids[start..<min(start + 500, ids.count)])
            let marks = Array(repeating: "?", count: some.count).joined(separator: ", ")
            try take(
                try Row.fetchCursor(
                    db, sql: "SELECT * FROM \(table) WHERE \(owner) IN (\(marks)) ORDER BY fid",
                    arguments: StatementArguments(some)))
        }
        return parts
    }

    /// One restriction, and how tables answer it.
    private enum Part {
        case sector(String)
        case chainages(Chainage?, Chainage?)
        case box(GeographicBox)
        case dates(CivilDate?, CivilDate?)
        case code(column: String, value: String)
        case absent(column: String)
        case found(String)

        static func all(of filter: RecordFilter) -> [Part] {
            var parts: [Part] = []
            if let sector = filter.sector { parts.append(.sector(sector.rawValue)) }
            if filter.from != nil || filter.to != nil { parts.append(.chainages(filter.from, filter.to)) }
            if let box = filter.box { parts.append(.box(box)) }
            if filter.since != nil || filter.until != nil { parts.append(.dates(filter.since, filter.until)) }
            for (column, value) in filter.codes.sorted(by: { $0.key < $1.key }) {
                parts.append(.code(column: column, value: value))
            }
            if let found = filter.found { parts.append(.found(found)) }
            parts += filter.absent.map { .absent(column: $0) }
            return parts
        }

        var option: String {
            switch self {
            case .sector: "--sector"
            case .chainages: "--from/--to"
            case .box: "--bbox"
            case .dates: "--since"
            case .code(let column, _): "--\(column)"
            case .absent(let column): "--without-\(column)"
            case .found: "--condition"
            }
        }

        func condition(on table: String, alias: String, in db: Database) throws -> (String, [String])? {
            if let own = try own(table, alias, db) { return own }
            for parent in try Part.parents(of: table, in: db) {
                let inner = alias + "p"
                guard let (sql, values) = try condition(on: parent.table, alias: inner, in: db) else { continue }
                return (
                    "\(alias).\(parent.column) IN (SELECT \(inner).\(parent.key) FROM \(parent.table) \(inner) WHERE \(sql))",
                    values
                )
            }
            return nil
        }

        /// What every row has to belong to, sectors aside: a sector says nothing of where on it a row lies.
        private static func parents(
            of table: String, in db: Database
        ) throws -> [(table: String, column: String, key: String)] {
            let required = Set(try db.columns(in: table).filter(\.isNotNull).map(\.name))
            return try db.foreignKeys(on: table).compactMap { key in
                guard let (origin, destination) = key.mapping.first, key.mapping.count == 1, required.contains(origin),
                    key.destinationTable != table, key.destinationTable != "sectors"
                else { return nil }
                return (key.destinationTable, origin, destination)
            }
        }

        private func own(_ table: String, _ alias: String, _ db: Database) throws -> (String, [String])? {
            let columns = Set(try db.columns(in: table).map(\.name))
            switch self {
            case .sector(let id):
                let column = table == "sectors" ? "id" : "sector"
                return columns.contains(column) ? ("\(alias).\(column) = ?", [id]) : nil
            case .chainages(let from, let to):
                let ends: (low: String, high: String)
                if columns.contains("from_m"), columns.contains("to_m") {
                    ends = ("from_m", "to_m")
                } else if columns.contains("chainage_m") {
                    ends = ("chainage_m", "chainage_m")
                } else {
                    return nil
                }
                var sql: [String] = []
                var values: [String] = []
                if let from {
                    sql.append("\(alias).\(ends.high) >= ?")
                    values.append("\(from.metres)")
                }
                if let to {
                    sql.append("\(alias).\(ends.low) <= ?")
                    values.append("\(to.metres)")
                }
                return (sql.joined(separator: " AND "), values)
            case .box(let box):
                guard columns.contains("geom") else { return nil }
                return (
                    """
                    \(alias).fid IN (SELECT id FROM rtree_\(table)_geom WHERE minx <= CAST(? AS REAL) \
                    AND maxx >= CAST(? AS REAL) AND miny <= CAST(? AS REAL) AND maxy >= CAST(? AS REAL))
                    """, [box.east, box.west, box.north, box.south].map { "\($0)" }
                )
            case .dates(let since, let until):
                guard let date = Self.date(columns, alias) else { return nil }
                var sql: [String] = []
                var values: [String] = []
                if let since {
                    sql.append("\(date) >= ?")
                    values.append(since.description)
                }
                if let until {
                    // A moment of the day stands behind the day itself.
                    sql.append("\(date) < ? || 'T~'")
                    values.append(until.description)
                }
                return (sql.joined(separator: " AND "), values)
            case .code(let column, let value):
                return columns.contains(column) ? ("\(alias).\(column) = ?", [value]) : nil
            case .found(let condition):
                guard table == "inspections" else { return nil }
                return ("\(alias).id IN (SELECT inspection FROM findings WHERE condition = ?)", [condition])
            case .absent(let column):
                return columns.contains(column) ? ("coalesce(\(alias).\(column), '') = ''", []) : nil
            }
        }

        /// When something last happened to a row, as far as its columns say.
        private static func date(_ columns: Set<String>, _ alias: String) -> String? {
            let work = ["received_on", "certified_on", "verified_on", "finished_on", "started_on", "recorded_on"]
            if work.allSatisfy(columns.contains) {
                return "coalesce(" + work.map { "\(alias).\($0)" }.joined(separator: ", ") + ")"
            }
            return ["last_date", "date", "time", "recorded_at", "imported_at", "recorded_on"].first(
                where: columns.contains
            ).map { "\(alias).\($0)" }
        }
    }
}
