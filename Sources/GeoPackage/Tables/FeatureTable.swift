public import GRDB

/// A table with a geometry column, a spatial index and a row in the list of contents: a layer.
///
/// Its first columns are always `fid`, which never gives a number twice, and `geom`.
public struct FeatureTable: Hashable, Sendable {
    public enum GeometryType: String, Hashable, Sendable {
        case geometry = "GEOMETRY"
        case point = "POINT"
        case lineString = "LINESTRING"
        case polygon = "POLYGON"
        case multiPoint = "MULTIPOINT"
        case multiLineString = "MULTILINESTRING"
        case multiPolygon = "MULTIPOLYGON"
    }

    /// Whether geometries have a height, coded as `gpkg_geometry_columns` codes it.
    public enum HeightRule: Int, Hashable, Sendable {
        case prohibited = 0
        case mandatory = 1
        case optional = 2
    }

    public static let geometryColumn = "geom"

    public var name: String
    /// What programs show, in Spanish. No two tables have the same.
    public var title: String
    public var description: String
    public var geometry: GeometryType
    public var z: HeightRule
    public var srsID: Int32
    public var columns: [ColumnDefinition]
    /// Constraints of the table, `UNIQUE (a, b)`.
    public var tableConstraints: [String]

    public init(
        name: String, title: String, description: String = "", geometry: GeometryType, z: HeightRule = .prohibited,
        srsID: Int32, columns: [ColumnDefinition], tableConstraints: [String] = []
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.geometry = geometry
        self.z = z
        self.srsID = srsID
        self.columns = columns
        self.tableConstraints = tableConstraints
    }

    /// Makes the table, its R-tree with the classic triggers, its row count with triggers, and its descriptions.
    public func create(in db: Database) throws {
        let geometryColumn = "\(SQLName.quoted(Self.geometryColumn)) \(geometry.rawValue)"
        let parts = ["\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", geometryColumn]
        try db.execute(
            sql: """
                CREATE TABLE \(SQLName.quoted(name)) (
                    \((parts + columns.map(\.sql) + tableConstraints).joined(separator: ",\n    ")))
                """)
        try GeoPackageFile.registerContents(
            name, dataType: "features", title: title, description: description, srsID: srsID, in: db)
        try db.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)",
            arguments: [name, Self.geometryColumn, geometry.rawValue, srsID, z.rawValue])
        // SQLite writes it at the first row; validators that look for it know an empty table by it too.
        try db.execute(sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, 0)", arguments: [name])
        for column in columns { try column.describe(table: name, in: db) }
        try SpatialIndexTriggers(table: name, geometryColumn: Self.geometryColumn, identifier: "fid").create(in: db)
        try FeatureCount(table: name).create(in: db)
    }
}
