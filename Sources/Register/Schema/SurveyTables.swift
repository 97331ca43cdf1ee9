import GeoPackage

/// What was surveyed.
enum SurveyTables {
    static func create(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "surveys", "Levantamientos", "Archivos importados, con su operación de coordenadas y su cuenta",
            [
                .uuid, .id, .text("file", "Archivo", "NOT NULL"), .text("sha256", "SHA-256", "NOT NULL UNIQUE"),
                .text("format", "Formato", "NOT NULL"), .text("class", "Clase", "NOT NULL", values: "survey_class"),
                .text("crs", "Sistema de referencia", "NOT NULL"), .real("epoch", "Época"),
                .text("height_kind", "Tipo de altura", "NOT NULL", values: "height_kind"),
                .text("operation", "Operación", "NOT NULL"),
                .text("operation_code", "Código de la operación"), .real("operation_accuracy_m", "Exactitud (m)"),
                .boolean("operation_ballpark", "Aproximada", "NOT NULL"),
                .text("operation_grids", "Mallas (JSON)", "NOT NULL"),
                .text("operation_proj", "Cadena PROJ", "NOT NULL"),
                .text("proj_version", "Versión de PROJ", "NOT NULL"),
                .text("epsg_version", "Versión de EPSG", "NOT NULL"),
                .integer("read", "Leídos", "NOT NULL"), .integer("accepted", "Aceptados", "NOT NULL"),
                .integer("rejected", "Rechazados", "NOT NULL"), .integer("duplicate", "Duplicados", "NOT NULL"),
                .integer("unchanged", "Sin cambio", "NOT NULL"),
                .integer("located", "Ubicados en la línea", "NOT NULL"),
                .integer("first_observation", "Primera observación"),
                .integer("last_observation", "Última observación"),
                .real("west", "Oeste"), .real("south", "Sur"), .real("east", "Este"), .real("north", "Norte"),
                .text("warnings", "Advertencias (JSON)", "NOT NULL"), .dateTime("imported_at", "Importado", "NOT NULL"),
                .text("imported_by", "Importado por", "NOT NULL"), .text("program", "Programa", "NOT NULL"),
                .classification,
            ])
        // Up to millions of rows, and only ever added: their survey's row stands for them in the history, and triggers write
        // what is done to them later. `sector` and `monument` are ids without a foreign key, which would cost two look-ups
        // a row; `undo` and `doctor` look at them (``LooseReference``).
        try schema.features(
            "observations", "Observaciones", "Puntos levantados, ubicados en la línea", .point,
            [
                .integer("survey", "Levantamiento", "NOT NULL REFERENCES surveys(fid)"),
                .integer("line", "Línea del archivo", "NOT NULL"), .text("name", "Punto"),
                .boolean("track", "Punto de recorrido"),
                .real("source_x", "X de origen", "NOT NULL"), .real("source_y", "Y de origen", "NOT NULL"),
                .real("source_z", "Altura de origen (m)"), .real("height_m", "Altura elipsoidal (m)"),
                .real("separation_m", "Ondulación del geoide (m)"), .dateTime("time", "Fecha y hora (UTC)"),
                .text("fix", "Calidad", values: "fix_quality"), .integer("satellites", "Satélites"),
                .real("hdop", "HDOP"),
                .real("sigma_e_m", "σ este (m)"), .real("sigma_n_m", "σ norte (m)"), .real("sigma_u_m", "σ altura (m)"),
                .real("cov_en_m2", "Covarianza EN (m²)"), .real("cov_eu_m2", "Covarianza EU (m²)"),
                .real("cov_nu_m2", "Covarianza NU (m²)"), .text("sector", "Sector"),
                .real("chainage_m", "Progresiva (m)"),
                .real("offset_m", "Distancia a la línea (m, izquierda +)"), .boolean("ambiguous", "Ubicación ambigua"),
                .text("monument", "Monumento"), .text("note", "Observaciones"), .text("extra", "Otros datos (JSON)"),
            ], history: .edits)
        try schema.internalTable(
            """
            CREATE TABLE survey_rejections (
                survey INTEGER NOT NULL REFERENCES surveys(fid),
                line INTEGER NOT NULL,
                code TEXT NOT NULL,
                message_en TEXT NOT NULL,
                message_es TEXT NOT NULL,
                text TEXT NOT NULL
            )
            """)
        // Content digests of all observations, so that the same point is known again in another file.
        try schema.internalTable(
            """
            CREATE TABLE observation_digests (
                survey INTEGER NOT NULL REFERENCES surveys(fid),
                first INTEGER NOT NULL,
                last INTEGER NOT NULL,
                digests BLOB NOT NULL
            )
            """)
        try schema.index("observation_digests", "survey")
        try createWindows(schema)
    }

    /// By which ``ObservationWindow`` finds the observations of a stretch.
    private static func createWindows(_ schema: SchemaBuilder) throws {
        try schema.internalTable(
            """
            CREATE TABLE observation_cells (
                survey INTEGER NOT NULL REFERENCES surveys(fid),
                sector TEXT NOT NULL,
                x INTEGER NOT NULL,
                y INTEGER NOT NULL,
                from_m REAL NOT NULL,
                to_m REAL NOT NULL,
                points INTEGER NOT NULL
            )
            """)
        try schema.index("observation_cells", "sector", "from_m")
        // What the cells don't know of, because it came or was changed row by row.
        try schema.internalTable("CREATE TABLE observation_changes (fid INTEGER PRIMARY KEY)")
        for (name, event) in [(insertTrigger, "INSERT"), ("observation_changes_update", "UPDATE")] {
            try schema.internalTable(
                """
                CREATE TRIGGER \(name) AFTER \(event) ON observations BEGIN
                    INSERT INTO observation_changes (fid) SELECT NEW.fid
                    WHERE NOT EXISTS (SELECT 1 FROM observation_changes WHERE fid = NEW.fid);
                END
                """)
        }
    }

    /// Put aside while a survey is imported.
    static let insertTrigger = "observation_changes_insert"
}
