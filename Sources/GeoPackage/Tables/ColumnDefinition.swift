import GRDB

/// A column of a user table, with what people read about it.
public struct ColumnDefinition: Hashable, Sendable {
    public var name: String
    /// A GeoPackage type: BOOLEAN, TINYINT, SMALLINT, MEDIUMINT, INTEGER, FLOAT, DOUBLE, REAL, TEXT, TEXT(n), BLOB, DATE
    /// or DATETIME.
    public var sqlType: String
    /// SQL after the type, `NOT NULL UNIQUE`.
    public var constraints: String
    /// What programs show instead of the name, in Spanish.
    public var title: String?
    public var description: String?
    /// Name of the ``ValueList`` that the values come from.
    public var valueList: String?

    public init(
        _ name: String, _ sqlType: String, _ constraints: String = "", title: String? = nil,
        description: String? = nil, valueList: String? = nil
    ) {
        self.name = name
        self.sqlType = sqlType
        self.constraints = constraints
        self.title = title
        self.description = description
        self.valueList = valueList
    }

    var sql: String {
        "\(SQLName.quoted(name)) \(sqlType)" + (constraints.isEmpty ? "" : " \(constraints)")
    }

    /// The title without what stands in parentheses at its end: units and kind.
    private var shortTitle: String? {
        title.map { title in
            guard title.hasSuffix(")"), let start = title.lastIndex(of: "(") else { return title }
            return String(title[..<start].dropLast())
        }
    }

    /// Its row of `gpkg_data_columns`, when there is something to say.
    func describe(table: String, in db: Database) throws {
        guard title != nil || description != nil || valueList != nil else { return }
        try db.execute(
            sql: """
                INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description, constraint_name)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [table, name, shortTitle, title, description, valueList?.lowercased()])
    }
}
