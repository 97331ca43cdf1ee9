import Demarcation
import GRDB
import GeoPackage
import GeoTypes

/// A stored code, or an error that names where an unknown one stands: an edit made elsewhere may hold anything.
func storedCode<Code: Labelled>(_ row: Row, _ column: String, of table: String) throws -> Code {
    let value: String? = row[column]
    guard let value, let code = Code(rawValue: value) else {
        throw RegisterError.unknownCode(table: table, column: column, value: value ?? "")
    }
    return code
}

/// The same where the column may be empty.
func optionalStoredCode<Code: Labelled>(_ row: Row, _ column: String, of table: String) throws -> Code? {
    let value: String? = row[column]
    return value == nil ? nil : try storedCode(row, column, of: table) as Code
}

extension Sector {
    init(row: Row, segments: [Segment]) throws {
        self.init(
            id: ID(rawValue: row["id"]), neighbour: row["neighbour"], name: row["name"],
            kind: try storedCode(row, "kind", of: "sectors"),
            legalStatus: try storedCode(row, "legal_status", of: "sectors"),
            instrument: row["instrument"], plate: row["plate"], origin: row["chainage_origin"],
            direction: try optionalStoredCode(row, "chainage_direction", of: "sectors"),
            departments: Sector.departments(row["departments"] ?? ""), segments: segments)
        name = legalStatus.permitted(name)
    }
}

extension Segment {
    /// - `isTolerant`: a geometry that isn't a line is no vertices instead of an error.
    init(row: Row, of table: String = "segments", isTolerant: Bool = false) throws {
        self.init(
            id: ID(rawValue: row["id"]), order: row["ordinal"], rule: try storedCode(row, "rule", of: table),
            gridSystem: row["grid_system"], kind: try storedCode(row, "kind", of: table),
            legalStatus: try storedCode(row, "legal_status", of: table), name: row["name"],
            instrument: row["instrument"], article: row["article"], definingText: row["defining_text"],
            validFrom: try optionalStoredDay(row, "valid_from", of: table),
            validTo: try optionalStoredDay(row, "valid_to", of: table),
            precedence: try Segment.precedence(row, of: table), source: row["source"],
            attribution: row["attribution"],
            vertices: try isTolerant
                ? (try? StoredGeometry.line(row, of: table)) ?? [] : StoredGeometry.line(row, of: table))
        name = legalStatus.permitted(name)
        from = .metres(row["from_m"])
        to = .metres(row["to_m"])
    }

    private static func precedence(_ row: Row, of table: String) throws -> [Precedence] {
        try (row["precedence"] as String? ?? "").split(whereSeparator: { ", ".contains($0) }).map { word in
            guard let source = Precedence(rawValue: String(word)) else {
                throw RegisterError.unknownCode(table: table, column: "precedence", value: String(word))
            }
            return source
        }
    }
}
