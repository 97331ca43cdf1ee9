public import Demarcation

/// Something read from a table, with the rows that it came from, so that whoever refuses it can show them.
public struct ReadRecord<Item: Sendable>: Sendable {
    public struct Row: Hashable, Sendable {
        /// Counted from 1.
        public var line: Int
        /// As it stands in the file.
        public var text: String

        public init(line: Int, text: String) {
            self.line = line
            self.text = text
        }
    }

    public var item: Item
    /// At least one, in the file's order.
    public var rows: [Row]

    public init(_ item: Item, rows: [Row]) {
        self.item = item
        self.rows = rows
    }

    public var line: Int { rows.first?.line ?? 0 }

    /// A rejection for each of its rows: the reason on the row that it concerns (the first unless said), and on the
    /// others that the whole was rejected.
    public func rejections(for reason: Rejection.Reason, at line: Int? = nil) -> [Rejection] {
        let blamed = line ?? self.line
        return rows.map { row in
            Rejection(
                line: row.line, reason: row.line == blamed ? reason : .partOfRejected(line: blamed), text: row.text)
        }
    }
}

extension RecordTable.Record {
    func row<Item>() -> ReadRecord<Item>.Row { .init(line: line, text: text) }
}
