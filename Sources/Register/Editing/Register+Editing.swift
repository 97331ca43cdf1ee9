public import Demarcation
import Foundation
import GRDB
import GeoPackage
public import GeoTypes

extension Register {
    /// Changes fields of one record and returns those that are another value now. Each is checked against its column's
    /// type, value list and what it refers to. A record with two chainages is drawn again where they changed.
    ///
    /// - `isRehearsal`: checks and returns the same, and writes nothing.
    public func edit(
        _ table: EditableTable, _ id: String, _ fields: [(name: String, value: String)], change: Change,
        isRehearsal: Bool = false,
        drawing: (_ sector: Sector.ID?, _ from: Chainage?, _ to: Chainage?) -> GeographicLine? = { _, _, _ in nil }
    ) throws(RegisterError) -> [FieldChange] {
        try write(change) { db in
            let changes: [FieldChange]
            do {
                changes = try edit(db, table, id, fields, drawing)
            } catch let problem as EditProblem {
                throw RegisterError.refusedEdit(problem)
            }
            if isRehearsal || changes.isEmpty { return (changes, nil) }
            return (changes, "\(table.noun) \(id): " + changes.map(\.field).joined(separator: ", "))
        }
    }

    /// Changes fields of many records of one kind in one transaction. A record that is refused stays as it is, and its
    /// reason stands in its place.
    public func edit(
        _ table: EditableTable, _ records: [(id: String, fields: [(name: String, value: String)])], change: Change,
        isRehearsal: Bool = false
    ) throws(RegisterError) -> [Result<[FieldChange], RegisterError>] {
        try write(change) { db in
            var results: [Result<[FieldChange], RegisterError>] = []
            for record in records {
                do {
                    var changes: [FieldChange] = []
                    try db.inSavepoint {
                        changes = try edit(db, table, record.id, record.fields) { _, _, _ in nil }
                        return .commit
                    }
                    results.append(.success(changes))
                } catch let problem as EditProblem {
                    results.append(.failure(.refusedEdit(problem)))
                } catch let error as RegisterError {
                    guard case .unknown = error else { throw error }
                    results.append(.failure(error))
                }
            }
            let edited = results.filter { ((try? $0.get())?.isEmpty ?? true) == false }.count
            return (results, isRehearsal || edited == 0 ? nil : "\(edited) × \(table.noun)")
        }
    }

    /// The fields that people may edit, under the names that imports use.
    public func editableFields(of table: EditableTable) throws(RegisterError) -> [String] {
        try read { db in try FieldText(db, table).editable }
    }

    private func edit(
        _ db: Database, _ table: EditableTable, _ id: String, _ fields: [(name: String, value: String)],
        _ drawing: (Sector.ID?, Chainage?, Chainage?) -> GeographicLine?
    ) throws -> [FieldChange] {
        let before = try Self.row(db, table, id)
        let texts = try FieldText(db, table)
        var changes: [FieldChange] = []
        for (field, text) in fields {
            let column = try texts.column(of: field)
            let value = try texts.value(text, of: column, field: field)
            let old: DatabaseValue = before[column]
            guard old != value else { continue }
            try db.execute(
                sql: "UPDATE \(table.table) SET \"\(column)\" = ? WHERE fid = ?",
                arguments: [value, before["fid"] as Int64])
            changes.append(FieldChange(field: field, old: Self.text(old), new: Self.text(value)))
        }
        let after = try Self.row(db, table, id)
        try Self.refuseWrongName(after, in: table)
        try redraw(db, table, before: before, after: after, drawing)
        return changes
    }

    /// Whichever of name and status was edited: together they must not call a line a boundary that is none.
    private static func refuseWrongName(_ row: Row, in table: EditableTable) throws {
        guard ["sectors", "segments"].contains(table.table) else { return }
        let status: LegalStatus = try storedCode(row, "legal_status", of: table.table)
        let name: String = row["name"]
        guard let word = status.wrongWord(in: name) else { return }
        throw EditProblem.wrongWord(field: "name", value: name, word: word, status: status)
    }

    /// Takes a record out with its own parts, where nothing else names it.
    public func remove(
        _ table: EditableTable, _ id: String, change: Change, isRehearsal: Bool = false
    ) throws(RegisterError) {
        try write(change) { db in
            let row = try Self.row(db, table, id)
            let links = try Self.links(db, to: table, id: id, row: row)
            guard links.isEmpty else {
                throw RegisterError.refusedEdit(.linked(noun: table.noun, id: id, by: links))
            }
            for (part, _) in table.parts {
                guard let owner = try Self.owner(db, part, of: table.table) else { continue }
                try db.execute(sql: "DELETE FROM \(part) WHERE \(owner) = ?", arguments: [id])
            }
            try db.execute(sql: "DELETE FROM \(table.table) WHERE fid = ?", arguments: [row["fid"] as Int64])
            return ((), isRehearsal ? nil : "\(table.noun) \(id) removed")
        }
    }

    private static func row(_ db: Database, _ table: EditableTable, _ id: String) throws -> Row {
        guard
            let row = try Row.fetchOne(db, sql: "SELECT * FROM \(table.table) WHERE \(table.key) = ?", arguments: [id])
        else { throw RegisterError.unknown(kind: RecordKind(table), id: id) }
        return row
    }

    private static func text(_ value: DatabaseValue) -> String? {
        switch value.storage {
        case .null: nil
        case .int64(let number): "\(number)"
        case .double(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .string(let text): text
        case .blob: "…"
        }
    }

    /// A stretch keeps to its sector, and its line and length follow its chainages.
    private func redraw(
        _ db: Database, _ table: EditableTable, before: Row, after: Row,
        _ drawing: (Sector.ID?, Chainage?, Chainage?) -> GeographicLine?
    ) throws {
        guard after.hasColumn("from_m"), after.hasColumn("to_m"), !table.locked.contains("from_m") else { return }
        let from: Double? = after["from_m"]
        let to: Double? = after["to_m"]
        let sector: String? = after["sector"]
        let isSame =
            from == before["from_m"] as Double? && to == before["to_m"] as Double?
            && sector == before["sector"] as String?
        guard !isSame else { return }
        if let from, let to, from >= to {
            throw EditProblem.badValue(
                field: "to_m", value: "\(Chainage.metres(to))", allowed: "> \(Chainage.metres(from))")
        }
        if let sector, let end = to ?? from {
            let length = try Double.fetchOne(db, sql: "SELECT length_m FROM sectors WHERE id = ?", arguments: [sector])
            if let length, end > length + 0.001 {
                throw EditProblem.badValue(
                    field: "to_m", value: "\(Chainage.metres(end))", allowed: "≤ \(Chainage.metres(length))")
            }
        }
        let line = drawing(
            sector.map { Sector.ID(rawValue: $0) }, from.map { .metres($0) }, to.map { .metres($0) })
        try db.execute(
            sql: "UPDATE \(table.table) SET geom = ? WHERE fid = ?", arguments: [blob(line), after["fid"] as Int64])
        if after.hasColumn("length_m"), let from, let to {
            try db.execute(
                sql: "UPDATE \(table.table) SET length_m = ? WHERE fid = ?",
                arguments: [to - from, after["fid"] as Int64])
        }
        try touch(db, table.table, [line])
    }

    // MARK: - What names a record

    private static func links(_ db: Database, to table: EditableTable, id: String, row: Row) throws -> [String] {
        var links: [String] = []
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree_%' ORDER BY name")
        for other in tables {
            for key in try db.foreignKeys(on: other) where key.destinationTable == table.table {
                guard let (origin, destination) = key.mapping.first else { continue }
                var condition = "\"\(origin)\" = ?"
                if let state = table.parts[other] {
                    // A part in another state is more than a part.
                    guard let state else { continue }
                    condition += " AND state <> '\(state)'"
                }
                let value: DatabaseValue = row[destination]
                let count =
                    try Int.fetchOne(
                        db, sql: "SELECT count(*) FROM \"\(other)\" WHERE \(condition)", arguments: [value])
                    ?? 0
                if count > 0 { links.append("\(other) (\(count))") }
            }
        }
        links += try looseLinks(db, to: table, id: id)
        if table.table == "work_orders", row["state"] as String? != WorkState.planned.rawValue {
            links.append("state (\(row["state"] as String? ?? ""))")
        }
        return links
    }

    /// Links that are no foreign keys: of observations, which are millions, and of lists of monuments.
    private static func looseLinks(_ db: Database, to table: EditableTable, id: String) throws -> [String] {
        func any(_ name: String, _ sql: String, _ value: String) throws -> [String] {
            try Bool.fetchOne(db, sql: sql, arguments: [value]) == true ? [name] : []
        }
        switch table.table {
        case "monuments":
            return try any(
                "work_orders", "SELECT 1 FROM work_orders WHERE ' ' || monuments || ' ' LIKE '% ' || ? || ' %'", id)
                + any("observations", "SELECT 1 FROM observations WHERE monument = ? LIMIT 1", id)
        case "sectors": return try any("observations", "SELECT 1 FROM observations WHERE sector = ? LIMIT 1", id)
        default: return []
        }
    }

    private static func owner(_ db: Database, _ part: String, of table: String) throws -> String? {
        try db.foreignKeys(on: part).first { $0.destinationTable == table }?.mapping.first?.origin
    }
}

extension RecordKind {
    fileprivate init(_ table: EditableTable) {
        self =
            switch table.noun {
            case "sector": .sector
            case "segment": .segment
            case "vertex": .vertex
            case "brecha": .stretch
            case "reach": .reach
            case "installation": .installation
            case "inspection": .inspection
            case "order": .order
            case "event": .event
            case "product": .product
            case "survey": .survey
            case "document": .document
            default: .monument
            }
    }
}
