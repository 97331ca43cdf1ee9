/// One batch of the history: what a command changed in one transaction, or what other programs changed between two.
public struct HistoryEntry: Hashable, Sendable {
    /// How many rows of a table.
    public struct TableCount: Hashable, Sendable {
        public var table: String
        public var inserted = 0
        public var updated = 0
        public var deleted = 0

        public init(table: String) {
            self.table = table
        }
    }

    /// By this program; the rest is of other programs.
    public struct Author: Hashable, Sendable {
        public var batch: Int
        public var who: String
        /// The command as it was given.
        public var command: String
        public var reason: String?
        public var summary: String?
        /// The batch that this one takes back.
        public var undoes: Int?
        /// The batch that took this one back.
        public var undoneBy: Int?

        public init(
            batch: Int, who: String, command: String, reason: String?, summary: String?, undoes: Int?, undoneBy: Int?
        ) {
            self.batch = batch
            self.who = who
            self.command = command
            self.reason = reason
            self.summary = summary
            self.undoes = undoes
            self.undoneBy = undoneBy
        }
    }

    /// UTC, `YYYY-MM-DDTHH:MM:SS.SSSZ`; of several changes by other programs the last.
    public var at: String
    /// `nil` for other programs (QGIS, SQL).
    public var author: Author?
    /// What other programs changed comes after this batch.
    public var after: Int?
    /// The batch that took back what other programs changed.
    public var outsideUndoneBy: Int?
    public var counts: [TableCount]

    public init(
        at: String, author: Author?, after: Int? = nil, outsideUndoneBy: Int? = nil, counts: [TableCount]
    ) {
        self.at = at
        self.author = author
        self.after = after
        self.outsideUndoneBy = outsideUndoneBy
        self.counts = counts
    }
}
