/// One change of one row, field by field.
public struct RowChange: Hashable, Sendable {
    public enum Operation: String, Hashable, Sendable {
        case insert, update, delete
    }

    public struct Field: Hashable, Sendable {
        public enum Value: Hashable, Sendable {
            case text(String)
            case integer(Int)
            case real(Double)
            /// A geometry of so many vertices.
            case geometry(vertices: Int)
            case none
        }

        public var name: String
        public var old: Value
        public var new: Value

        public init(name: String, old: Value, new: Value) {
            self.name = name
            self.old = old
            self.new = new
        }
    }

    public var at: String
    /// `nil` for other programs.
    public var author: HistoryEntry.Author?
    /// What other programs changed comes after this batch.
    public var after: Int?
    public var table: String
    /// Its `fid`.
    public var row: Int
    /// The id of what the row belongs to.
    public var object: String?
    public var operation: Operation
    /// Those that differ; of a row that came or went those that hold something.
    public var fields: [Field]

    public init(
        at: String, author: HistoryEntry.Author?, after: Int? = nil, table: String, row: Int, object: String?,
        operation: Operation, fields: [Field]
    ) {
        self.at = at
        self.author = author
        self.after = after
        self.table = table
        self.row = row
        self.object = object
        self.operation = operation
        self.fields = fields
    }
}
