import GeoPackage

/// What states and decides: treaties, actas, maps. The files stay outside, named by their digest.
enum DocumentTables {
    static func create(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "documents", "Documentos",
            "Tratados, laudos, actas, mapas y libretas; el archivo queda fuera, con su SHA-256",
            [
                .uuid, .id, .text("kind", "Clase", "NOT NULL", values: "document_kind"), .text("number", "Número"),
                .text("title", "Título"), .date("date", "Fecha"), .text("signed_by", "Firmado por"),
                .text("article", "Artículo o página"), .text("file", "Archivo"), .text("sha256", "SHA-256"),
                .text("participation", "Bilateral o unilateral", values: "document_participation"),
                .text("note", "Nota"), .classification,
            ])
    }
}
