public import GeoTypes

/// Rows of any layer of a register as columns of text, some thousands at a time.
///
/// Numbers and flags stand as JSON writes them, with the fewest digits that read back as the same number. A missing value
/// is an empty text.
public struct RecordBatch: Sendable {
    public struct Column: Sendable {
        public var name: String
        /// False for numbers and flags.
        public var isText: Bool
        public var values: TextColumn

        public init(name: String, isText: Bool, values: TextColumn = TextColumn()) {
            self.name = name
            self.isText = isText
            self.values = values
        }
    }

    /// Where rows lie, in the register's frame.
    public enum Places: Sendable {
        /// The layer has no place on the map.
        case none
        /// NaN where a row has none; z is the ellipsoidal height, or empty.
        case points(CoordinateColumns)
        case lines([GeographicLine?])
    }

    public var ids = TextColumn()
    public var columns: [Column]
    public var places: Places

    public init(columns: [Column], places: Places) {
        self.columns = columns
        self.places = places
    }

    public var count: Int { ids.count }

    public func column(_ name: String) -> TextColumn? {
        columns.first { $0.name == name }?.values
    }
}
