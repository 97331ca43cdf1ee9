/// Why a part of the history can't be taken back.
public enum UndoRefusal: Hashable, Sendable {
    /// It changed no official table.
    case nothingChanged
    case alreadyUndone(by: Int)
    /// It withdrew a survey, whose observations are gone: the file brings them back.
    case withdrawal(survey: String, file: String)
    /// What came later stands in the way; the first of them, and how many there are.
    /// It closed this period, for good.
    case closing(period: String)
    case obstacles([Obstacle], count: Int)

    public struct Obstacle: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// The row isn't as it was left.
            case changedSince
            /// The row got another number (`fid`) than this one.
            case renumbered(from: Int)
            /// The row refers to one that would go.
            case refersTo(table: String)
            /// A survey that counted records as unchanged because this one holds them, or may.
            case countsOnIt
            /// The row would come back with the chainages of this version of the line, which isn't in force.
            case ofAnotherLine(sector: String, version: Int)
        }

        public var table: String
        /// The id of the object, or the number of its row.
        public var object: String
        public var kind: Kind
        /// What changed or made it, where that is known.
        public var by: HistoryPart?

        public init(table: String, object: String, kind: Kind, by: HistoryPart?) {
            self.table = table
            self.object = object
            self.kind = kind
            self.by = by
        }
    }
}
