import GeoPackage

/// The line and what marks it.
enum LineTables {
    /// What defines a segment, of the line or of a candidate for it.
    private static let definition: [ColumnDefinition] = [
        .integer("ordinal", "Orden en el sector", "NOT NULL"),
        .text("rule", "Regla geométrica", "NOT NULL", values: "segment_rule"),
        .text("grid_system", "Sistema de la recta de cuadrícula"),
        .text("kind", "Tipo", "NOT NULL", values: "line_kind"),
        .text("legal_status", "Situación jurídica", "NOT NULL", values: "legal_status"),
        .text("name", "Nombre", "NOT NULL"), .text("instrument", "Instrumento"),
        .text("article", "Artículo"), .text("defining_text", "Texto que lo define"),
        .date("valid_from", "Vigente desde"), .date("valid_to", "Vigente hasta"),
        .text("precedence", "Prelación de las fuentes"), .text("source", "Fuente"),
        .text("attribution", "Atribución"), .real("from_m", "Progresiva inicial (m)", "NOT NULL"),
        .real("to_m", "Progresiva final (m)", "NOT NULL"),
        .real("length_m", "Longitud (m, elipsoide)", "NOT NULL"),
    ]

    static func create(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "sectors", "Sectores", "Tramos de la línea con un vecino, cada uno con su origen de progresiva",
            [
                .uuid, .id, .integer("ordinal", "Orden", "NOT NULL"), .text("neighbour", "Vecino", "NOT NULL"),
                .text("name", "Nombre", "NOT NULL"), .text("kind", "Tipo", "NOT NULL", values: "line_kind"),
                .text("legal_status", "Situación jurídica", "NOT NULL", values: "legal_status"),
                .text("instrument", "Instrumento"), .text("plate", "Placa tectónica"),
                .text("chainage_origin", "Origen de la progresiva"),
                .text("chainage_direction", "Sentido de la progresiva", values: "chainage_direction"),
                .text("departments", "Departamentos que cruza"),
                .real("length_m", "Longitud (m, elipsoide)", "NOT NULL"),
                .integer("line_version", "Versión vigente de la línea", "NOT NULL DEFAULT 1"), .classification,
            ])
        try schema.features(
            "segments", "Segmentos de la línea", "Cada parte de un sector que define una frase de la ley", .lineString,
            [
                .uuid, .id, .text("sector", "Sector", "NOT NULL REFERENCES sectors(id)"),
                .integer("version", "Versión de la línea", "NOT NULL DEFAULT 1"),
            ] + definition)
        try createRevisions(schema)
        // The same sectors under other data (another datum, the treaty's letter, agreed monuments): beside the line, never in
        // its place.
        try schema.features(
            "candidate_segments", "Líneas candidatas", "La misma definición con otros datos, con su etiqueta",
            .lineString,
            [
                .uuid, .text("sector", "Sector", "NOT NULL REFERENCES sectors(id)"),
                .text("label", "Etiqueta", "NOT NULL"), .text("id", "Segmento", "NOT NULL"),
            ] + definition)
        try schema.features(
            "vertices", "Vértices", "Puntos de quiebre de la línea", .point,
            [
                .uuid, .id, .text("segment", "Segmento", "NOT NULL REFERENCES segments(id)"),
                .integer("sequence", "Secuencia", "NOT NULL"), .text("name", "Nombre"),
                .real("chainage_m", "Progresiva (m)", "NOT NULL"),
            ])
        try schema.features(
            "monuments", "Monumentos", "Se muestra la posición vigente; si no hay, la primera importada", .point,
            [
                .uuid, .id, .text("number", "Número", "NOT NULL"),
                .text("class", "Clase", "NOT NULL", values: "monument_class"),
                .text("sector", "Sector", "REFERENCES sectors(id)"), .text("neighbour_number", "Número del vecino"),
                .text("built", "Construido"), .text("instrument", "Instrumento"),
                .text("condition", "Estado", values: "monument_condition"), .text("suffix", "Sufijo"),
                .text("built_by", "Construido por"), .text("rebuilt", "Reconstruido"),
                .text("rebuilt_by", "Reconstruido por"), .boolean("unilateral", "Unilateral"),
                .text("type", "Tipo"), .text("material", "Material"), .real("height_m", "Altura sobre el suelo (m)"),
                .text("plate", "Texto de las placas"), .text("access", "Acceso"),
                .text("legal_status", "Situación jurídica", values: "legal_status"),
                .classification, .text("photo", "Fotografías"),
                .text("photo_sha256", "SHA-256 de las fotografías"), .text("notes", "Notas"),
                .text("position_role", "Origen de la posición mostrada", values: "position_role"),
                .text("position_state", "Validez de la posición mostrada", values: "position_state"),
                .real("chainage_m", "Progresiva (m)"), .real("offset_m", "Distancia a la línea (m, izquierda +)"),
                .text("access_point", "Punto de acceso"),
                .real("access_hours", "Acceso, ida y vuelta (h)", "CHECK (access_hours >= 0)"),
                .text("risks", "Riesgos conocidos"),
            ])
        try schema.features(
            "positions", "Posiciones", "Todas las posiciones declaradas de cada monumento o vértice", .point,
            [
                .uuid, .text("monument", "Monumento", "REFERENCES monuments(id)"),
                .text(
                    "vertex", "Vértice",
                    "REFERENCES vertices(id) CHECK ((vertex IS NULL) <> (monument IS NULL))"),
                .text("role", "Origen", "NOT NULL", values: "position_role"),
                .text("state", "Validez", "NOT NULL", values: "position_state"),
                .real("height_m", "Altura elipsoidal (m)"),
                .text("source_crs", "Sistema de origen", "NOT NULL"), .real("source_epoch", "Época de origen"),
                .real("source_x", "X de origen", "NOT NULL"), .real("source_y", "Y de origen", "NOT NULL"),
                .real("source_z", "Z de origen"), .real("sigma_e_m", "σ este (m)", "CHECK (sigma_e_m > 0)"),
                .real("sigma_n_m", "σ norte (m)", "CHECK (sigma_n_m > 0)"),
                .real("sigma_u_m", "σ altura (m)", "CHECK (sigma_u_m > 0)"),
                .text("operation", "Operación de coordenadas", "NOT NULL"),
                .real("operation_accuracy_m", "Exactitud de la operación (m)"), .text("source", "Fuente"),
                .real("cov_en_m2", "Covarianza EN (m²)"), .text("survey", "Levantamiento"),
                .text("stated_by", "Declarada por (vecino)"),
                .text("document", "Documento que la aprueba", "REFERENCES documents(id)"),
                .date("valid_from", "Vigente desde"),
                .date("valid_to", "Vigente hasta", "CHECK (valid_to >= valid_from)"), .text("note", "Nota"),
                .dateTime("recorded_at", "Registrada", "NOT NULL"),
            ])
        try schema.attributes(
            "monument_references", "Referencias", "Marcas desde las que se vuelve a hallar un monumento",
            [
                .uuid, .text("monument", "Monumento", "NOT NULL REFERENCES monuments(id)"),
                .text("mark", "Marca", "NOT NULL"),
                .real("distance_m", "Distancia (m)", "NOT NULL CHECK (distance_m > 0)"),
                .real("azimuth_deg", "Azimut (°)", "NOT NULL CHECK (azimuth_deg >= 0 AND azimuth_deg < 360)"),
            ])
        try schema.index("monument_references", "monument")
        try schema.index("positions", "vertex")
        try schema.index("segments", "sector", "ordinal")
        try schema.index("vertices", "segment", "sequence")
        try schema.index("candidate_segments", "sector", "label")
        try schema.index("monuments", "sector", "chainage_m")
        try schema.index("positions", "monument")
    }
    /// Chainage belongs to a version of the line: what made each version but the first, and the marks between which chainages
    /// are carried from the one before.
    private static func createRevisions(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "line_revisions", "Revisiones de la línea",
            "Cada versión de un sector desde la segunda, y lo que la decidió",
            [
                .uuid, .id, .text("sector", "Sector", "NOT NULL REFERENCES sectors(id)"),
                .integer("version", "Versión", "NOT NULL CHECK (version > 1)"),
                .date("valid_from", "Vigente desde", "NOT NULL"),
                .text("document", "Documento que la decide", "NOT NULL REFERENCES documents(id)"),
                .text("source", "Fuente", "NOT NULL"), .text("source_sha256", "SHA-256 de la fuente"),
                .real("old_length_m", "Longitud anterior (m)", "NOT NULL"),
                .real("new_length_m", "Longitud nueva (m)", "NOT NULL"),
                .integer("last_survey", "Último levantamiento ubicado en la versión anterior", "NOT NULL"),
            ])
        try schema.attributes(
            "line_revision_marks", "Marcas de revisión",
            "Progresivas de cada marca en la versión anterior y en la nueva",
            [
                .uuid, .text("revision", "Revisión", "NOT NULL REFERENCES line_revisions(id)"),
                .text("name", "Marca", "NOT NULL"), .real("old_m", "Progresiva anterior (m)", "NOT NULL"),
                .real("new_m", "Progresiva nueva (m)", "NOT NULL"),
            ])
        try schema.index("line_revisions", ["sector", "version"], unique: true)
        try schema.index("line_revision_marks", "revision", "old_m")
    }
}
