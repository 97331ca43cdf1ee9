import GeoPackage

/// What left the register for the public.
enum ExportTables {
    static func create(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "export_log", "Bitácora de exportaciones", "Cada archivo hecho para el público, con su SHA-256",
            [
                .uuid, .id, .dateTime("at", "Fecha y hora (UTC)", "NOT NULL"), .text("who", "Quién", "NOT NULL"),
                .text("command", "Comando", "NOT NULL"), .text("format", "Formato", "NOT NULL"),
                .text("layers", "Capas", "NOT NULL"), .boolean("coarsened", "Con posiciones aproximadas", "NOT NULL"),
                .text("written", "Escritos (JSON)", "NOT NULL"), .text("left_out", "Omitidos (JSON)", "NOT NULL"),
                .text("file", "Archivo", "NOT NULL"), .integer("bytes", "Bytes", "NOT NULL"),
                .text("sha256", "SHA-256", "NOT NULL"),
            ])
        // What went out is out, whatever is undone.
        for event in ["UPDATE", "DELETE"] {
            try schema.internalTable(
                """
                CREATE TRIGGER keep_export_log_\(event.lowercased()) BEFORE \(event) ON export_log BEGIN
                    SELECT RAISE(ABORT, 'the log of exports is not edited');
                END
                """)
        }
    }
}
