/// A table or view of features in somebody's GeoPackage.
public struct Layer: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public var name: String
        /// As declared, `TEXT(20)`.
        public var sqlType: String

        public init(name: String, sqlType: String) {
            self.name = name
            self.sqlType = sqlType
        }
    }

    public var name: String
    /// `identifier` of the contents: what programs show.
    public var title: String
    public var geometryColumn: String
    /// `POINT`, `LINESTRING`…, as declared.
    public var geometryType: String
    /// Its own reference system; `nil` where the file doesn't have the row it points to.
    public var system: SpatialReference?
    public var mayHaveHeights: Bool
    /// The integer column that tells rows apart.
    public var identifier: String
    /// It is the table's INTEGER PRIMARY KEY, so that SQLite itself keeps it unique.
    public var identifierIsKey: Bool
    /// All columns but the geometry and the identifier.
    public var columns: [Column]
}

/// A value of any column. A text that isn't valid UTF-8 is a blob.
public enum LayerValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// Some rows of a layer, in the order of their identifiers.
public struct LayerBatch: Sendable {
    public var identifiers: [Int64] = []
    /// `nil` is NULL. A blob that can't be read is a failure of its row, not of the layer.
    public var geometries: [Result<Geometry?, GeometryError>] = []
    /// One array for each column asked for.
    public var values: [[LayerValue]] = []

    public init() {}

    public var count: Int { identifiers.count }
}
