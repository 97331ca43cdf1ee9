import Demarcation

/// The last columns of a table of rejected rows: where the row stood, and why it was rejected. Readers pass over them.
enum RejectColumns {
    static let count = plain.count
    /// Place of the code among them.
    static let code = 1
    /// The code of a row with too few fields.
    static let cutOff = Rejection.Reason.wrongFieldCount(expected: 0, found: 0).code
    private static let plain = ["line", "code", "message", "hint"]
    /// For a table that has a column of one of those names.
    private static let marked = plain.map { "reject_" + $0 }

    /// Whether these headers are those of such a table.
    static func end(_ headers: [String]) -> Bool {
        headers.count > count && (headers.suffix(count) == plain[...] || headers.suffix(count) == marked[...])
    }

    /// Names for them beside these.
    static func names(beside headers: [String]) -> [String] {
        let taken = Set(headers.map { ColumnSynonyms.normalized($0) })
        return plain.contains { taken.contains($0) } ? marked : plain
    }
}
