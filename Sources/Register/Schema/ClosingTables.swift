import GeoPackage

/// Periods that are closed: what was reported of them, and the triggers that keep it so whichever program edits the file.
enum ClosingTables {
    /// What the triggers say; ``RegisterError/periodClosed(detail:)`` is made of it.
    static let refusal = "period closed"

    static func create(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "closings", "Cierres", "Períodos cerrados: su informe no cambia; lo que llega después es un ajuste",
            [
                .uuid, .text("period", "Período", "NOT NULL UNIQUE"), .integer("year", "Año", "NOT NULL"),
                .date("last_day", "Último día", "NOT NULL"),
                .text("basis", "Base", "NOT NULL", values: "closing_basis"),
                .date("closed_on", "Cerrado el", "NOT NULL"),
            ])
        try schema.attributes(
            "closed_figures", "Cifras cerradas", "Lo ejecutado y devengado de cada período, como se informó",
            [
                .uuid, .text("period", "Período", "NOT NULL REFERENCES closings(period)"),
                .text("product", "Producto", "NOT NULL REFERENCES products(code)"), .real("executed", "Ejecutado"),
                .integer("accrued_centavos", "Devengado (centavos)"),
            ])
        // What each order and event had added to the year by then, in millionths of the unit.
        try schema.internalTable(
            """
            CREATE TABLE closed_records (
                period TEXT NOT NULL REFERENCES closings(period),
                product TEXT NOT NULL,
                record TEXT NOT NULL,
                added INTEGER NOT NULL,
                PRIMARY KEY (period, product, record)
            ) WITHOUT ROWID
            """)
        // The report itself, byte for byte, in each format and language.
        try schema.internalTable(
            """
            CREATE TABLE closed_reports (
                period TEXT NOT NULL REFERENCES closings(period),
                name TEXT NOT NULL,
                content BLOB NOT NULL,
                PRIMARY KEY (period, name)
            ) WITHOUT ROWID
            """)
        try schema.index("closed_records", "record")
        for table in ["closings", "closed_figures", "closed_records", "closed_reports"] {
            for event in ["UPDATE", "DELETE"] { try refuse(schema, table, event, when: "1") }
        }
        try protectRecords(schema)
        try protectPlan(schema)
    }

    /// What was counted stays as it was counted. An order may go on to its next state, which counts no less, and get what
    /// it lacked.
    private static func protectRecords(_ schema: SchemaBuilder) throws {
        func changed(_ columns: [String]) -> String {
            columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
        }
        func filledIn(_ columns: [String]) -> String {
            columns.map { "(OLD.\($0) IS NOT NULL AND OLD.\($0) IS NOT NEW.\($0))" }.joined(separator: " OR ")
        }
        func day(_ basis: String, _ columns: String) -> String {
            func first(_ row: String) -> String {
                "coalesce(\(columns.split(separator: " ").map { "\(row).\($0)_on" }.joined(separator: ", ")), '')"
            }
            return "(c.basis = '\(basis)' AND \(first("OLD")) IS NOT \(first("NEW")))"
        }
        let stretch = ["id", "kind", "sector", "from_m", "to_m", "executed_quantity", "corrects"]
        try refuse(
            schema, "work_orders", "UPDATE",
            when: """
                EXISTS (SELECT 1 FROM closed_records AS r JOIN closings AS c ON c.period = r.period
                    WHERE r.record = OLD.id AND (
                        \(changed(stretch)) OR \(filledIn(["acta", "cost_centavos"]))
                        OR \(day("certified", "certified certified"))
                        OR \(day("verified", "verified certified finished"))
                        OR \(day("reported", "finished verified certified"))
                        OR NEW.state IN ('planned', 'assigned', 'in-progress', 'cancelled')
                        OR (c.basis <> 'reported' AND NEW.state = 'measured')
                        OR (c.basis = 'certified' AND NEW.state = 'verified')))
                """)
        let counted = "EXISTS (SELECT 1 FROM closed_records WHERE record = OLD.id)"
        try refuse(schema, "work_orders", "DELETE", when: counted)
        for (table, columns) in [
            ("events", ["id", "kind", "last_date", "acta", "product"]), ("inspections", ["id", "last_date", "acta"]),
        ] {
            try refuse(schema, table, "UPDATE", when: "(\(changed(columns))) AND \(counted)")
            try refuse(schema, table, "DELETE", when: counted)
        }
        let spent = "EXISTS (SELECT 1 FROM closings WHERE year = substr(OLD.date, 1, 4) + 0 AND last_day >= OLD.date)"
        for event in ["UPDATE", "DELETE"] { try refuse(schema, "spending", event, when: spent) }
    }

    /// A report was held against the targets and the programming of its time.
    private static func protectPlan(_ schema: SchemaBuilder) throws {
        func closed(_ row: String) -> String {
            """
            EXISTS (SELECT 1 FROM closings WHERE year = \(row).year
                AND last_day >= coalesce(\(row).in_force_from, ''))
            """
        }
        for table in ["targets", "programming"] {
            try refuse(schema, table, "INSERT", when: closed("NEW"))
            try refuse(schema, table, "DELETE", when: closed("OLD"))
            try refuse(schema, table, "UPDATE", when: "\(closed("OLD")) OR \(closed("NEW"))")
        }
        let reported = "EXISTS (SELECT 1 FROM closed_figures WHERE product = OLD.code)"
        try refuse(schema, "products", "DELETE", when: reported)
        try refuse(
            schema, "products", "UPDATE",
            when: "\(reported) AND (OLD.code IS NOT NEW.code OR OLD.unit IS NOT NEW.unit)")
    }

    private static func refuse(_ schema: SchemaBuilder, _ table: String, _ event: String, when condition: String) throws
    {
        try schema.internalTable(
            """
            CREATE TRIGGER closed_\(table)_\(event.lowercased()) BEFORE \(event) ON \(table) WHEN \(condition) BEGIN
                SELECT RAISE(ABORT, '\(refusal): \(table)');
            END
            """)
    }
}
