import Demarcation
import GeoPackage

/// What is kept clear, inspected and built.
enum WorksTables {
    static func create(_ schema: SchemaBuilder) throws {
        try schema.features(
            "brecha_stretches", "Tramos de brecha", "La franja que la comisión mantiene limpia", .lineString,
            [
                .uuid, .id, .text("sector", "Sector", "NOT NULL REFERENCES sectors(id)"),
                .real("from_m", "Progresiva inicial (m)", "NOT NULL"),
                .real("to_m", "Progresiva final (m)", "NOT NULL"),
                .real("length_m", "Longitud (m)", "NOT NULL"), .real("width_left_m", "Ancho izquierdo (m)"),
                .real("width_right_m", "Ancho derecho (m)"), .text("acta", "Acta del ancho"),
                .boolean("in_programme", "En el programa", "NOT NULL"), .text("maintained_by", "Quién la limpia"),
            ])
        try schema.features(
            "inspections", "Inspecciones", "Eventos de inspección; cuentan cuando tienen acta", .lineString,
            [
                .uuid, .id, .text("sector", "Sector", "NOT NULL REFERENCES sectors(id)"),
                .real("from_m", "Progresiva inicial (m)"), .real("to_m", "Progresiva final (m)"),
                .date("date", "Fecha", "NOT NULL"),
                .date("last_date", "Último día", "NOT NULL"), .text("team", "Brigada"),
                .boolean("joint", "Conjunta", "NOT NULL"), .text("acta", "Acta"), .text("survey", "Levantamiento"),
            ])
        try schema.attributes(
            "findings", "Hallazgos", "Lo que una inspección vio en cada monumento o lugar",
            [
                .uuid, .text("inspection", "Inspección", "NOT NULL REFERENCES inspections(id)"),
                .text("monument", "Monumento", "REFERENCES monuments(id)"),
                .text("condition", "Estado", values: "monument_condition"), .text("action", "Acción"),
                .text("note", "Nota"), .text("photo", "Fotografías"),
                .text("photo_sha256", "SHA-256 de las fotografías"),
                .date("date", "Último día de la inspección"),
            ])
        try keepDates(schema)
        try schema.features(
            "work_orders", "Órdenes de trabajo", "Del plan a la recepción; una corrección es una línea negativa",
            .lineString,
            [
                .uuid, .id, .text("kind", "Tipo", "NOT NULL", values: "order_kind"),
                .text("state", "Estado", "NOT NULL", values: "order_state"),
                .text("sector", "Sector", "REFERENCES sectors(id)"), .real("from_m", "Progresiva inicial (m)"),
                .real("to_m", "Progresiva final (m)"), .text("monuments", "Monumentos"),
                .real("planned_quantity", "Cantidad planificada"),
                .real("executed_quantity", "Cantidad ejecutada"), .text("unit", "Unidad", "NOT NULL"),
                .text("assigned_to", "Brigada asignada"), .date("started_on", "Inicio"), .date("finished_on", "Fin"),
                .date("verified_on", "Verificada"), .date("certified_on", "Certificada"),
                .date("received_on", "Recibida"),
                .date("recorded_on", "Registrada", "NOT NULL"), .text("acta", "Acta"),
                .text("acceptance_acta", "Acta de recepción"), .text("work", "Tipo de obra"), .text("method", "Método"),
                .text("material", "Estado del material", values: "material_state"),
                .integer("cost_centavos", "Costo (centavos)"),
                .text("corrects", "Corrige a", "REFERENCES work_orders(id)"),
                .text("note", "Notas"),
            ])
        try schema.attributes(
            "events", "Eventos", "Otros eventos del programa; cuentan cuando tienen acta",
            [
                .uuid, .id, .text("kind", "Tipo", "NOT NULL", values: "event_kind"), .date("date", "Fecha", "NOT NULL"),
                .date("last_date", "Último día", "NOT NULL"), .text("sector", "Sector", "REFERENCES sectors(id)"),
                .text("neighbour", "Vecino"), .text("acta", "Acta"), .text("product", "Producto"),
                .text("title", "Título"),
            ])
        try schema.index("findings", "inspection")
        // The newest finding of a monument is one look-up, however many there are.
        try schema.index("findings", "monument", "date", "inspection")
        let damages = MonumentVisits.damages.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        try schema.internalTable(
            "CREATE INDEX findings_damages ON findings(monument, date) WHERE condition IN (\(damages))")
        try schema.index("work_orders", "sector", "from_m")
    }
    /// A finding has its inspection's day, whichever program writes either of them.
    private static func keepDates(_ schema: SchemaBuilder) throws {
        let day = "(SELECT last_date FROM inspections WHERE id = NEW.inspection)"
        for (name, event) in [("insert", "INSERT"), ("update", "UPDATE OF inspection")] {
            try schema.internalTable(
                """
                CREATE TRIGGER findings_date_\(name) AFTER \(event) ON findings WHEN NEW.date IS NOT \(day) BEGIN
                    UPDATE findings SET date = \(day) WHERE fid = NEW.fid;
                END
                """)
        }
        try schema.internalTable(
            """
            CREATE TRIGGER inspections_date_update AFTER UPDATE OF last_date ON inspections BEGIN
                UPDATE findings SET date = NEW.last_date WHERE inspection = NEW.id;
            END
            """)
    }
}
