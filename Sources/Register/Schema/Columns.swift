import GeoPackage

/// Short spellings for the columns of the tables, so that a table reads as a list.
extension ColumnDefinition {
    static func text(_ name: String, _ title: String, _ constraints: String = "", values: String? = nil) -> Self {
        ColumnDefinition(name, "TEXT", constraints, title: title, valueList: values)
    }

    static func real(_ name: String, _ title: String, _ constraints: String = "") -> Self {
        ColumnDefinition(name, "DOUBLE", constraints, title: title)
    }

    static func integer(_ name: String, _ title: String, _ constraints: String = "") -> Self {
        ColumnDefinition(name, "INTEGER", constraints, title: title)
    }

    static func boolean(_ name: String, _ title: String, _ constraints: String = "") -> Self {
        ColumnDefinition(name, "BOOLEAN", constraints, title: title)
    }

    static func date(_ name: String, _ title: String, _ constraints: String = "") -> Self {
        ColumnDefinition(name, "DATE", constraints, title: title)
    }

    static func dateTime(_ name: String, _ title: String, _ constraints: String = "") -> Self {
        ColumnDefinition(name, "DATETIME", constraints, title: title)
    }

    /// Who may see the row. Programs that know nothing of it, QGIS among them, leave it reserved.
    static let classification = text(
        "classification", "Clasificación", "NOT NULL DEFAULT 'reserved'", values: "classification")

    /// The identity that travels between registers.
    static let uuid = ColumnDefinition("uuid", "TEXT", "NOT NULL UNIQUE", title: "UUID")

    /// The identity that people use.
    static let id = ColumnDefinition("id", "TEXT", "NOT NULL UNIQUE", title: "Identificador")
}
