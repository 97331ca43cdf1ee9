public import Demarcation

/// A kind of record that people may correct by hand, and what of it they may not.
public struct EditableTable: Hashable, Sendable {
    /// As typed: `monument`.
    public let noun: String
    let table: String
    /// Column that names a row.
    let key: String
    /// Columns under another name on the command line.
    let names: [String: String]
    /// What follows from something else, or has a command of its own.
    let locked: Set<String>
    /// Tables whose rows are parts of a record and go with it, while they are in this state (`nil`: in any).
    let parts: [String: String?]

    private init(
        _ noun: String, _ table: String, key: String = "id", names: [String: String] = [:], locked: Set<String> = [],
        parts: [String: String?] = [:]
    ) {
        self.noun = noun
        self.table = table
        self.key = key
        self.names = names
        self.locked = locked.union(["fid", "uuid", "geom", "length_m", key])
        self.parts = parts
    }

    /// Positions are none of them: they are stated, reviewed and approved, never edited.
    public static let all: [EditableTable] = [
        EditableTable("sector", "sectors", locked: ["ordinal", "line_version"]),
        EditableTable(
            "segment", "segments", locked: ["sector", "ordinal", "rule", "grid_system", "from_m", "to_m", "version"],
            parts: ["vertices": nil]),
        EditableTable("vertex", "vertices", locked: ["segment", "sequence", "chainage_m", "offset_m"]),
        EditableTable(
            "monument", "monuments",
            locked: ["sector", "chainage_m", "offset_m", "position_role", "position_state"],
            parts: ["positions": "imported"]),
        EditableTable("brecha", "brecha_stretches", names: ["cleared_by": "maintained_by"]),
        EditableTable("reach", "reaches"),
        EditableTable("installation", "installations", locked: ["sector", "height_m", "chainage_m", "offset_m"]),
        EditableTable("inspection", "inspections", locked: ["survey", "line_version"], parts: ["findings": nil]),
        // The rest of an order moves by its own commands, and a correction of it is a line of its own.
        EditableTable(
            "order", "work_orders", names: ["monument": "monuments"],
            locked: [
                "kind", "state", "sector", "from_m", "to_m", "executed_quantity", "unit", "started_on", "finished_on",
                "verified_on", "certified_on", "received_on", "recorded_on", "acta", "acceptance_acta",
                "cost_centavos", "corrects", "method", "material", "work", "line_version",
            ]),
        EditableTable("event", "events"),
        EditableTable("document", "documents", locked: ["kind", "participation", "file", "sha256"]),
        EditableTable("product", "products", key: "code", locked: ["parent", "level", "ordinal"]),
        EditableTable(
            "survey", "surveys",
            locked: [
                "file", "sha256", "format", "class", "crs", "epoch", "height_kind", "operation", "operation_code",
                "operation_accuracy_m", "operation_ballpark", "operation_grids", "operation_proj", "proj_version",
                "epsg_version", "read", "accepted", "rejected", "duplicate", "unchanged", "located",
                "first_observation", "last_observation", "west", "south", "east", "north", "warnings", "imported_at",
                "imported_by", "program",
            ]),
    ]

    public static func named(_ noun: String) -> EditableTable? { all.first { $0.noun == noun } }
}

/// One value that an edit changed, as text.
public struct FieldChange: Hashable, Sendable {
    public var field: String
    public var old: String?
    public var new: String?
}

/// Why a record stays as it is.
public enum EditProblem: Error, Hashable, Sendable {
    case unknownField(String, known: [String])
    /// It follows from something else, or has a command of its own.
    case locked(String, noun: String)
    case badValue(field: String, value: String, allowed: String)
    case required(String)
    case unknownReference(field: String, value: String)
    /// The record would call a line a boundary that is none.
    case wrongWord(field: String, value: String, word: String, status: LegalStatus)
    /// Something else names it: rows of these tables.
    case linked(noun: String, id: String, by: [String])
}
