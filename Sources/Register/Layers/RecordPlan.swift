import Demarcation
import GRDB
import GeoTypes

/// How the rows of a layer are read: one `SELECT` of its id, its place, its height, and its columns.
struct RecordPlan {
    enum Place {
        case none, point, line
    }

    enum ColumnType {
        case text, integer, flag
        /// An array, as JSON has it.
        case json
        case real(decimals: Int?)
    }

    struct Column {
        var name: String
        var sql: String
        var type: ColumnType

        var isText: Bool { if case .text = type { true } else { false } }
    }

    let sql: String
    let arguments: [String]
    let columns: [Column]
    let place: Place
    let hasHeight: Bool

    /// - `form`: a list says a row for each part of a record, under the names that imports understand.
    init(_ layer: RecordLayer, _ filter: RecordFilter, form: RecordForm, in db: Database) throws {
        let found = try RecordConditions(filter, on: layer.table, in: db, always: layer.condition)
        guard found.unanswered.isEmpty else {
            throw RegisterError.unanswered(table: layer.name, options: found.unanswered)
        }
        let own = try db.columns(in: layer.table)
        let names = Set(own.map(\.name))
        var columns: [Column] = []
        for column in own where !Self.isInternal(column.name) && !layer.hidden.contains(column.name) {
            if form.isList, layer.unlisted.contains(column.name) { continue }
            if let replacement = layer.replaced[column.name] {
                columns.append(Column(replacement))
            } else {
                columns.append(
                    Column(
                        name: layer.names[column.name] ?? column.name, sql: "t.\"\(column.name)\"",
                        type: Self.type(column.type, of: column.name)))
            }
        }
        columns += layer.collected.map { Column($0) }
        var join = ""
        var order = layer.order
        if form.isList, let rows = layer.rows {
            join = " LEFT JOIN \(rows.table) r ON r.\(rows.owner) = t.\(layer.identity)"
            order += ", r.fid"
            columns += try Self.parts(rows, besides: columns, form, in: db)
        } else {
            columns += layer.added.map { Column($0) }
            if form.listsParts, let rows = layer.rows,
                let index = columns.firstIndex(where: { $0.name == rows.table })
            {
                let parts = try Self.parts(rows, besides: columns, form, in: db)
                columns[index] = Column(
                    name: rows.table, sql: Self.array(of: parts, rows, owner: "t.\"\(layer.identity)\""), type: .json)
            }
            if !form.isList { columns += Self.legalStatus(names, added: columns) }
        }
        var rule = found.rule
        var height = layer.height
        if let coarsened = form.published {
            guard let publication = Publication.of(layer) else { throw RegisterError.notPublic(layer: layer.name) }
            let isPublic = "(\(publication.classification)) = 'public'"
            columns.removeAll { !publication.columns.contains($0.name) }
            if coarsened, let coarse = publication.coarse {
                for index in columns.indices where !coarse.contains(columns[index].name) {
                    columns[index].sql = "CASE WHEN \(isPublic) THEN \(columns[index].sql) END"
                }
                columns.append(Column(name: "coarsened", sql: "NOT (\(isPublic))", type: .flag))
                height = height.map { "CASE WHEN \(isPublic) THEN \($0) END" }
                // The order along the line would tell between which neighbours a point stands.
                order = "t.\(layer.identity)"
                rule += (rule.isEmpty ? " WHERE " : " AND ") + "\(publication.classification) IN ('public', 'reserved')"
            } else {
                rule += (rule.isEmpty ? " WHERE " : " AND ") + isPublic
            }
        }
        self.columns = columns
        let geometry = try Self.place(of: layer.table, names, in: db)
        place = geometry
        hasHeight = height != nil
        let selected =
            [
                "t.\"\(layer.identity)\"", geometry == .none ? "NULL" : "t.geom",
                height ?? "NULL",
            ] + columns.map(\.sql)
        sql =
            "SELECT \(selected.joined(separator: ", ")) FROM \(layer.table) t\(join)\(rule) "
            + "ORDER BY \(order)\(found.limitation)"
        arguments = found.arguments
    }

    /// The columns of a record's parts, under the names that imports understand.
    private static func parts(
        _ rows: RecordLayer.Rows, besides columns: [Column], _ form: RecordForm, in db: Database
    ) throws -> [Column] {
        let taken = Set(columns.map(\.name))
        var parts: [Column] = []
        for column in try db.columns(in: rows.table)
        where !isInternal(column.name) && column.name != rows.owner && !rows.hidden.contains(column.name) {
            let name = rows.names[column.name] ?? column.name
            guard !taken.contains(name) else { continue }
            parts.append(Column(name: name, sql: "r.\"\(column.name)\"", type: type(column.type, of: column.name)))
        }
        for expression in rows.added {
            var column = Column(expression)
            let systems = form.geographicSystems.map { "'" + $0.replacing("'", with: "''") + "'" }
            column.sql.replace("$geographic", with: systems.joined(separator: ", "))
            parts.append(column)
        }
        return parts
    }

    /// SQL of a JSON array with an object for each part, in the order in which they were recorded.
    private static func array(of parts: [Column], _ rows: RecordLayer.Rows, owner: String) -> String {
        let members = parts.map { part in
            let value =
                switch part.type {
                case .real: "json(\(ShortestNumber.name)(\(part.sql)))"
                case .flag: "json(CASE \(part.sql) WHEN 0 THEN 'false' WHEN 1 THEN 'true' ELSE 'null' END)"
                case .text, .integer, .json: part.sql
                }
            return "'\(part.name)', \(value)"
        }
        return """
            (SELECT json_group_array(json_object(\(members.joined(separator: ", "))))
            FROM (SELECT * FROM \(rows.table) WHERE \(rows.owner) = \(owner) ORDER BY fid) r)
            """
    }

    /// What the law says of where a row lies, which outputs for the public have to carry.
    private static func legalStatus(_ names: Set<String>, added: [Column]) -> [Column] {
        guard !names.contains("legal_status") else { return [] }
        let sector =
            names.contains("sector") ? "t.sector" : added.first { $0.name == "sector" }?.sql
        return sector.map {
            [Column(name: "legal_status", sql: "(SELECT legal_status FROM sectors WHERE id = \($0))", type: .text)]
        } ?? []
    }

    private static func isInternal(_ column: String) -> Bool { ["fid", "uuid", "geom"].contains(column) }

    private static func place(of table: String, _ names: Set<String>, in db: Database) throws -> Place {
        guard names.contains("geom") else { return .none }
        let type = try String.fetchOne(
            db, sql: "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [table])
        return type == "POINT" ? .point : .line
    }

    /// Lengths along the line that were computed have millimetres; what was stated is as it was stated.
    private static func type(_ declared: String, of name: String) -> ColumnType {
        switch declared.uppercased() {
        case "DOUBLE", "REAL", "FLOAT":
            .real(decimals: ["chainage_m", "offset_m", "length_m"].contains(name) ? 3 : nil)
        case "INTEGER", "MEDIUMINT", "SMALLINT", "TINYINT": .integer
        case "BOOLEAN": .flag
        default: .text
        }
    }
}

extension RecordPlan.Column {
    fileprivate init(_ expression: RecordLayer.Expression) {
        self.init(name: expression.name, sql: expression.sql, type: expression.isText ? .text : .real(decimals: nil))
    }
}

/// How the rows of a layer are wanted.
public struct RecordForm: Sendable {
    var isList = false
    /// For the public, and then whether reserved points are shown on a coarse grid.
    var published: Bool?
    var geographicSystems: [String] = []
    /// Features that say all of a record's parts in an array, not how many there are.
    var listsParts = false

    /// Features for maps, with what the law says of their place.
    public static let features = RecordForm()

    /// Features with all that imports read. `geographicSystems` as in ``list(geographicSystems:)``.
    public static func whole(geographicSystems: [String]) -> RecordForm {
        var form = RecordForm(geographicSystems: geographicSystems)
        form.listsParts = true
        return form
    }

    /// What of the features is for the public; `coarsened` shows reserved points without what tells where they stand. The
    /// caller moves those points themselves.
    public static func published(coarsened: Bool) -> RecordForm {
        var form = RecordForm()
        form.published = coarsened
        return form
    }

    /// Rows as imports read them. `geographicSystems` are those reference systems, of ``Register/positionSystems()``, that are
    /// in longitude and latitude.
    public static func list(geographicSystems: [String]) -> RecordForm {
        RecordForm(isList: true, geographicSystems: geographicSystems)
    }
}
