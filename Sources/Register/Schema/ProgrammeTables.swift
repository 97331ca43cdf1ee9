import GeoPackage

/// What is to be reached each year, physically and financially.
enum ProgrammeTables {
    static func create(_ schema: SchemaBuilder) throws {
        try schema.attributes(
            "products", "Productos del programa", "Productos y subproductos del plan, como el plan los escribe",
            [
                .uuid, .text("code", "Código", "NOT NULL UNIQUE"), .text("parent", "Producto superior"),
                .text("level", "Nivel", "NOT NULL", values: "product_level"), .text("name_es", "Nombre"),
                .text("name_en", "Nombre en inglés"), .text("unit", "Unidad"), .integer("ordinal", "Orden", "NOT NULL"),
            ])
        try schema.attributes(
            "targets", "Metas", "Metas físicas y financieras por año; una modificación es una fila más",
            [
                .uuid, .text("product", "Producto", "NOT NULL REFERENCES products(code)"),
                .integer("year", "Año", "NOT NULL"), .date("in_force_from", "Vigente desde"),
                .real("quantity", "Meta física", "NOT NULL"),
                .integer("money_centavos", "Meta financiera (centavos)", "NOT NULL"),
                .text("source", "Fuente"),
            ])
        try schema.attributes(
            "spending", "Ejecución financiera", "Devengado y vigente por fecha",
            [
                .uuid, .text("product", "Producto", "NOT NULL REFERENCES products(code)"),
                .date("date", "Fecha", "NOT NULL"),
                .integer("accrued_centavos", "Devengado (centavos)", "NOT NULL"),
                .integer("current_centavos", "Vigente (centavos)"), .text("source", "Fuente"),
                .date("recorded_on", "Registrada", "NOT NULL"),
            ])
        try schema.attributes(
            "programming", "Programación", "Cómo se reparte la meta física de un año; una reprogramación son filas más",
            [
                .uuid, .text("product", "Producto", "NOT NULL REFERENCES products(code)"),
                .integer("year", "Año", "NOT NULL"), .date("in_force_from", "Vigente desde"),
                .text("part", "Mes (01–12) o cuatrimestre (C1–C3)", "NOT NULL"),
                .real("quantity", "Cantidad programada", "NOT NULL"), .text("source", "Fuente"),
            ])
        try schema.index("targets", "product", "year")
        try schema.index("spending", "product", "date")
        try ClosingTables.create(schema)
    }
}
