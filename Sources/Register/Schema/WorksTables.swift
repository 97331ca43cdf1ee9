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
                .classification,
            ])
        try schema.features(
            "reaches", "Tramos de río", "Tramos de una margen, sobre los que están las obras de estabilización",
            .lineString,
            [
                .uuid, .id, .text("sector", "Sector", "NOT NULL REFERENCES sectors(id)"),
                .text("bank", "Margen", "NOT NULL", values: "reach_bank"),
                .real("from_m", "Progresiva inicial (m)", "NOT NULL"),
                .real("to_m", "Progresiva final (m)", "NOT NULL"),
                .real("length_m", "Longitud (m)", "NOT NULL"), .text("name", "Nombre"), .text("note", "Nota"),
                .classification,
            ])
        try schema.features(
            "installations", "Instalaciones", "Instalaciones fronterizas, estaciones hidrométricas y señales", .point,
            [
                .uuid, .id, .text("kind", "Tipo", "NOT NULL", values: "installation_kind"), .text("name", "Nombre"),
                .text("sector", "Sector", "REFERENCES sectors(id)"),
                .text("condition", "Estado", values: "installation_condition"),
                .text("operated_by", "A cargo de"), .text("built", "Construida"), .text("note", "Nota"),
                .real("height_m", "Altura elipsoidal (m)"), .real("chainage_m", "Progresiva (m)"),
                .real("offset_m", "Distancia a la línea (m, izquierda +)"), .classification,
            ])
        try schema.index("reaches", "sector", "from_m", "to_m")
        try schema.index("installations", "sector", "chainage_m")
        try schema.features(
            "inspections", "Inspecciones", "Eventos de inspección; cuentan cuando tienen acta", .lineString,
            [
                .uuid, .id, .text("sector", "Sector", "NOT NULL REFERENCES sectors(id)"),
                .real("from_m", "Progresiva inicial (m)"), .real("to_m", "Progresiva final (m)"),
                .date("date", "Fecha", "NOT NULL"),
                .date("last_date", "Último día", "NOT NULL"), .text("team", "Brigada"),
                .boolean("joint", "Conjunta", "NOT NULL"), .text("acta", "Acta"), .text("survey", "Levantamiento"),
                lineVersion, .classification,
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
            ], deriving: findingDates)
        // A finding follows its inspection, whichever program writes it.
        try schema.internalTable(
            """
            CREATE TRIGGER inspections_date_update AFTER UPDATE OF last_date ON inspections BEGIN
                UPDATE findings SET date = NEW.last_date WHERE inspection = NEW.id;
            END
            """)
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
                .text("note", "Notas"), .text("stretch", "Tramo de brecha", "REFERENCES brecha_stretches(id)"),
                .text("reach", "Tramo de río", "REFERENCES reaches(id)"),
                .text("installation", "Instalación", "REFERENCES installations(id)"), lineVersion, .classification,
            ])
        try createOrderRecords(schema)
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
        // All that progress asks of an order, in the order in which stretches are united: it is read from here alone,
        // without the lines on the map, which stand before these values in their rows.
        try schema.index("work_orders", ledgerColumns)
        try schema.index("work_orders", "corrects")
        try schema.index("work_orders", "state")
        try schema.index("findings", "condition")
        try schema.index("brecha_stretches", "sector", "from_m", "to_m")
        try schema.index("inspections", "sector", "from_m", "to_m")
        try schema.index("inspections", "date", "id")
        try schema.index("events", "date", "id")
    }

    /// The version of the line that the chainages are of, once it isn't the one in force any more.
    private static let lineVersion = GeoPackage.ColumnDefinition.integer(
        "line_version", "Versión de la línea de sus progresivas (vacía: la vigente)")

    /// What lengths need stands before the rest, so that no more of an entry is read for them.
    static let ledgerColumns = [
        "sector", "from_m", "to_m", "kind", "state", "executed_quantity", "certified_on", "finished_on", "verified_on",
        "recorded_on", "assigned_to", "cost_centavos", "acta", "corrects", "id",
    ]

    /// What is written about an order while it is worked on. Rows are added, never changed.
    private static func createOrderRecords(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "order_log", "Bitácora", "Lo que pasó en cada orden de trabajo, día por día",
            [
                .uuid, .text("work_order", "Orden", "NOT NULL REFERENCES work_orders(id)"),
                .date("date", "Fecha", "NOT NULL"), .text("author", "Quién"), .text("text", "Anotación", "NOT NULL"),
                .text("photo", "Fotografías"), .text("photo_sha256", "SHA-256 de las fotografías"),
            ])
        try schema.attributes(
            "order_measurements", "Mediciones", "Lo medido de cada orden, con su método y su evidencia",
            [
                .uuid, .id, .text("work_order", "Orden", "NOT NULL REFERENCES work_orders(id)"),
                .integer("number", "Número", "NOT NULL"), .date("date", "Fecha", "NOT NULL"),
                .real("quantity", "Cantidad", "NOT NULL"), .text("unit", "Unidad", "NOT NULL"),
                .real("from_m", "Progresiva inicial (m)"), .real("to_m", "Progresiva final (m)"),
                .text("method", "Método", values: "volume_method"),
                .text("material", "Estado del material", values: "material_state"), .real("sigma", "σ (1σ)"),
                .boolean("is_check", "De control", "NOT NULL"), .text("evidence", "Archivo"),
                .text("evidence_sha256", "SHA-256"), .text("survey", "Levantamiento", "REFERENCES surveys(id)"),
                .real("mean_offset_m", "Distancia media a la línea (m, izquierda +)"),
                .real("largest_offset_m", "Distancia mayor a la línea (m)"),
                .real("least_left_m", "Ancho izquierdo menor (m)"), .real("least_right_m", "Ancho derecho menor (m)"),
                .text("measured_by", "Quién midió"),
            ])
        try schema.attributes(
            "order_estimations", "Estimaciones", "Lo certificado de cada orden: anterior, del período y acumulado",
            [
                .uuid, .text("work_order", "Orden", "NOT NULL REFERENCES work_orders(id)"),
                .integer("number", "Número", "NOT NULL"), .date("date", "Fecha", "NOT NULL"),
                .real("previous", "Anterior", "NOT NULL"), .real("period", "Del período", "NOT NULL"),
                .real("cumulative", "Acumulado", "NOT NULL"), .text("unit", "Unidad", "NOT NULL"),
                .integer("amount_centavos", "Monto (centavos)"), .text("acta", "Acta"),
            ])
        try schema.index("order_log", ["work_order"])
        try schema.index("order_measurements", ["work_order", "number"], unique: true)
        try schema.index("order_estimations", ["work_order", "number"], unique: true)
    }

    /// A finding has its inspection's day, whichever program writes either of them.
    private static let findingDates = [("insert", "INSERT"), ("update", "UPDATE OF inspection")].map { name, event in
        let day = "(SELECT last_date FROM inspections WHERE id = NEW.inspection)"
        return """
            CREATE TRIGGER findings_date_\(name) AFTER \(event) ON findings WHEN NEW.date IS NOT \(day) BEGIN
                UPDATE findings SET date = \(day) WHERE fid = NEW.fid;
            END
            """
    }
}
