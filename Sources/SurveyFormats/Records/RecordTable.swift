import Demarcation

/// A small table of records (monuments, stretches, orders, plans): every cell as text under its column's name.
///
/// Surveys of millions of rows don't pass here; they have a reader of their own that makes columns of numbers.
public struct RecordTable: Sendable {
    public struct Record: Sendable {
        /// Line of its first character in the file, or feature number, counted from 1.
        public var line: Int
        /// As it stands in the file.
        public var text: String
        var cells: [String: String]

        public init(line: Int, text: String, cells: [String: String]) {
            self.line = line
            self.text = text
            self.cells = cells
        }

        /// SQLite's text functions, and other programs, end a text at its first NUL.
        static let holdsNUL = Rejection.Reason.badRecord(
            problem: Bilingual(
                en: "holds a NUL, a byte that no text has", es: "tiene un NUL, byte que ningún texto lleva")
        )

        /// The first of these columns that has a value; blanks around it are dropped, and an empty cell is `nil`.
        public subscript(_ names: String...) -> String? {
            for name in names {
                if let value = cells[name], !value.isEmpty { return value }
            }
            return nil
        }
    }

    /// Lower case, without blanks around them, in the file's order.
    public var columns: [String]
    public var records: [Record]
    /// The header as it stands in the file, for a file of rejected rows that can be imported again; empty for GeoJSON.
    public var header: String

    public init(columns: [String], records: [Record], header: String = "") {
        self.columns = columns
        self.records = records
        self.header = header
    }
}
