public import GRDB

/// A table without geometry that stands in the list of contents. Its first column is `fid`.
public struct AttributeTable: Hashable, Sendable {
    public var name: String
    /// What programs show, in Spanish. No two tables have the same.
    public var title: String
    public var description: String
    public var columns: [ColumnDefinition]
    /// Constraints of the table, `UNIQUE (a, b)`.
    public var tableConstraints: [String]

    public init(
        name: String, title: String, description: String = "", columns: [ColumnDefinition],
        tableConstraints: [String] = []
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.columns = columns
        self.tableConstraints = tableConstraints
    }

    public func create(in db: Database) throws {
        let parts = ["\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"] + columns.map(\.sql) + tableConstraints
        try db.execute(
            sql: "CREATE TABLE \(SQLName.quoted(name)) (\n    \(parts.joined(separator: ",\n    ")))")
        try GeoPackageFile.registerContents(
            name, dataType: "attributes", title: title, description: description, in: db)
        for column in columns { try column.describe(table: name, in: db) }
        try FeatureCount(table: name).create(in: db)
    }
}
