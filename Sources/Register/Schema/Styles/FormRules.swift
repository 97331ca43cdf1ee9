import GeoPackage

/// What the forms of QGIS fill in, refuse and show for a row.
enum FormRules {
    /// Tables that only the program writes: what was surveyed, and what was reported of a period.
    static let evidence: Set<String> = ["surveys", "observations", "closings", "closed_figures", "order_estimations"]

    /// Up to millions of rows, of which no form makes a list.
    static func isBulk(_ table: String) -> Bool { table == "observations" }

    /// Layers whose symbols a project lists when it opens.
    static let opened: Set<String> = ["monuments", "segments", "work_orders", "inspections", "brecha_stretches"]

    private static let computed: Set<String> = ["uuid", "chainage_m", "offset_m", "length_m", "recorded_at"]
    private static let computedOf: [String: Set<String>] = [
        "segments": ["from_m", "to_m"], "candidate_segments": ["from_m", "to_m"],
        "monuments": ["position_role", "position_state"], "findings": ["date"],
        "positions": [
            "source_crs", "source_epoch", "source_x", "source_y", "source_z", "sigma_e_m", "sigma_n_m", "sigma_u_m",
            "cov_en_m2", "operation", "operation_accuracy_m", "survey",
        ],
    ]

    /// Follows from something else, or is what was stated.
    static func isComputed(_ column: String, of table: String) -> Bool {
        computed.contains(column) || computedOf[table]?.contains(column) == true
    }

    /// What a new row begins with.
    static func initial(_ column: GeoPackage.ColumnDefinition) -> String? {
        switch column.name {
        case "uuid": "uuid('WithoutBraces')"
        case "recorded_at": "now()"
        case "recorded_on": "to_date(now())"
        default: nil
        }
    }

    /// The words by which QGIS lists a row of a table with these columns.
    static func display(_ columns: Set<String>) -> String? {
        let key = ["id", "code", "number", "period", "mark", "monument", "work_order"].first { columns.contains($0) }
        guard let key else { return nil }
        let more = ["name", "name_es", "title", "file", "year", "date"].first { columns.contains($0) }
        return "\"\(key)\"" + (more.map { " || coalesce('  ' || \"\($0)\", '')" } ?? "")
    }
}
