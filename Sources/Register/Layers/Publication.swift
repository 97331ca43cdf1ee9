import Demarcation

/// What of a layer may go to the public. A list of what is allowed: a layer or a column that nobody thought of stays
/// inside, and so do free texts, names of people and crews, photographs, and ids of other records.
struct Publication {
    /// SQL of a row's classification, on the table as `t`.
    var classification = "t.classification"
    /// By their names in exports.
    var columns: Set<String>
    /// What a reserved point keeps when it is shown on a coarse grid: nothing that tells where it stands. `nil`: it isn't
    /// shown.
    var coarse: Set<String>?

    /// `nil` where nothing of the layer is for the public.
    static func of(_ layer: RecordLayer) -> Publication? { all[layer.name] }

    /// A row of what belongs to another record follows that one.
    private static let bySector = "(SELECT classification FROM sectors WHERE id = t.sector)"
    private static let byVertex = """
        (SELECT s.classification FROM segments g JOIN sectors s ON s.id = g.sector WHERE g.id = t.segment)
        """
    /// The stricter one of the inspection's and the monument's.
    private static let byFinding = """
        (SELECT CASE WHEN 'confidential' IN (i.classification, coalesce(m.classification, '')) THEN 'confidential'
            WHEN i.classification = 'public' AND coalesce(m.classification, 'public') = 'public' THEN 'public'
            ELSE 'reserved' END
        FROM inspections i LEFT JOIN monuments m ON m.id = t.monument WHERE i.id = t.inspection)
        """

    private static let place: Set<String> = ["sector", "legal_status"]
    private static let stretch: Set<String> = ["id", "sector", "legal_status", "classification", "from_m", "to_m"]
    private static let segment: Set<String> = [
        "segment", "sector", "order", "rule", "grid_system", "kind", "legal_status", "name", "instrument", "article",
        "defining_text", "valid_from", "valid_to", "precedence", "source", "attribution", "from_m", "to_m", "length_m",
        "neighbour", "sector_name", "plate", "chainage_origin", "chainage_direction", "departments",
    ]

    private static let all: [String: Publication] = [
        "sectors": Publication(columns: [
            "id", "ordinal", "neighbour", "name", "kind", "legal_status", "instrument", "plate", "chainage_origin",
            "chainage_direction", "departments", "length_m", "classification",
        ]),
        "line": Publication(classification: bySector, columns: segment),
        "vertices": Publication(
            classification: byVertex, columns: place.union(["id", "segment", "sequence", "name", "chainage_m"])),
        "monuments": Publication(
            columns: place.union([
                "id", "number", "class", "classification", "neighbour_number", "built", "instrument", "condition",
                "suffix", "rebuilt", "unilateral", "type", "material", "height_m", "position_role", "position_state",
                "chainage_m", "offset_m",
            ]), coarse: place.union(["id", "number", "class", "classification"])),
        "brecha": Publication(
            columns: stretch.union(["length_m", "width_left_m", "width_right_m", "acta", "in_programme"])),
        "reaches": Publication(columns: stretch.union(["bank", "length_m", "name"])),
        "installations": Publication(
            columns: place.union([
                "id", "kind", "name", "classification", "condition", "built", "height", "chainage_m", "offset_m",
            ]), coarse: place.union(["id", "kind", "classification"])),
        "surveys": Publication(columns: [
            "id", "format", "class", "classification", "crs", "epoch", "operation", "operation_accuracy_m",
            "read", "accepted", "rejected",
        ]),
        "inspections": Publication(columns: stretch.union(["date", "last_date", "joint", "acta"])),
        "findings": Publication(
            classification: byFinding, columns: ["inspection", "monument", "condition", "date"]),
        "orders": Publication(
            columns: stretch.union([
                "kind", "state", "planned_quantity", "quantity", "unit", "started_on", "finished_on", "verified_on",
                "certified_on", "received_on", "acta", "acceptance_acta", "work_type", "method", "material_state",
                "cost_gtq",
            ])),
        "documents": Publication(columns: [
            "id", "kind", "number", "title", "date", "article", "participation", "classification",
        ]),
    ]
}
