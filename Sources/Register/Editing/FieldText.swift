import Demarcation
import GRDB
import GeoTypes

/// Reads a value typed by hand as what its column holds.
struct FieldText {
    let db: Database
    let table: EditableTable
    private let columns: [String: ColumnInfo]
    private let codes: [String: [String]]
    private let references: [String: (table: String, key: String)]

    init(_ db: Database, _ table: EditableTable) throws {
        self.db = db
        self.table = table
        columns = try db.columns(in: table.table).reduce(into: [:]) { $0[$1.name] = $1 }
        codes = try Row.fetchAll(
            db,
            sql: """
                SELECT c.column_name, v.value FROM gpkg_data_columns c
                JOIN gpkg_data_column_constraints v ON v.constraint_name = c.constraint_name
                WHERE c.table_name = ? AND v.constraint_type = 'enum' ORDER BY v.rowid
                """, arguments: [table.table]
        ).reduce(into: [:]) { $0[$1[0], default: []].append($1[1]) }
        references = try db.foreignKeys(on: table.table).reduce(into: [:]) { found, key in
            guard let (origin, destination) = key.mapping.first, key.mapping.count == 1 else { return }
            found[origin] = (key.destinationTable, destination)
        }
    }

    /// The names of what may be edited.
    var editable: [String] {
        columns.keys.filter { !table.locked.contains($0) }
            .map { name in table.names.first { $0.value == name }?.key ?? name }.sorted()
    }

    /// The column that a field is, which may be typed under the name that imports use.
    func column(of field: String) throws -> String {
        let name = table.names[field] ?? field
        guard columns[name] != nil, !["fid", "geom", "uuid"].contains(name) else {
            throw EditProblem.unknownField(field, known: editable)
        }
        guard !table.locked.contains(name) else { throw EditProblem.locked(field, noun: table.noun) }
        return name
    }

    func value(_ text: String, of column: String, field: String) throws -> DatabaseValue {
        guard let info = columns[column] else { throw EditProblem.unknownField(field, known: []) }
        guard !text.isEmpty else {
            if info.isNotNull { throw EditProblem.required(field) }
            return .null
        }
        if let allowed = codes[column], !allowed.contains(text) {
            throw EditProblem.badValue(field: field, value: text, allowed: allowed.joined(separator: ", "))
        }
        if let target = references[column] {
            let isThere = try Bool.fetchOne(
                db, sql: "SELECT 1 FROM \(target.table) WHERE \(target.key) = ?", arguments: [text])
            guard isThere == true else { throw EditProblem.unknownReference(field: field, value: text) }
        }
        if column == "precedence" { return try precedence(text).databaseValue }
        switch info.type.uppercased() {
        case "DOUBLE", "REAL", "FLOAT": return try number(text, column, field).databaseValue
        case "INTEGER", "MEDIUMINT", "SMALLINT", "TINYINT":
            guard let number = Int(text) else {
                throw EditProblem.badValue(field: field, value: text, allowed: "…, -1, 0, 1, …")
            }
            return number.databaseValue
        case "BOOLEAN":
            switch text.lowercased() {
            case "true", "yes", "1", "sí", "si": return true.databaseValue
            case "false", "no", "0": return false.databaseValue
            default: throw EditProblem.badValue(field: field, value: text, allowed: "true, false")
            }
        case "DATE":
            guard let day = CivilDate(text) else {
                throw EditProblem.badValue(field: field, value: text, allowed: "YYYY-MM-DD")
            }
            return day.description.databaseValue
        default: return text.databaseValue
        }
    }

    /// Chainages may be typed as people write them; nothing on the line or of a width is negative.
    private func number(_ text: String, _ column: String, _ field: String) throws -> Double {
        if ["from_m", "to_m"].contains(column) {
            guard let chainage = Chainage(text), chainage.metres >= 0 else {
                throw EditProblem.badValue(field: field, value: text, allowed: "12+345.678, 12345.678")
            }
            return chainage.metres
        }
        let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
        guard isPlain, let number = Double(text), number.isFinite else {
            throw EditProblem.badValue(field: field, value: text, allowed: "12.5")
        }
        guard number >= 0 || !column.hasPrefix("width") else {
            throw EditProblem.badValue(field: field, value: text, allowed: "≥ 0")
        }
        return number
    }

    private func precedence(_ text: String) throws -> String {
        let words = text.split(whereSeparator: { ", ;>".contains($0) }).map(String.init)
        let codes = words.compactMap(Precedence.init(rawValue:))
        guard codes.count == words.count, Set(words).count == words.count else {
            let allowed = Precedence.allCases.map { $0.rawValue }.joined(separator: ", ")
            throw EditProblem.badValue(field: "precedence", value: text, allowed: allowed)
        }
        return words.joined(separator: ", ")
    }
}
