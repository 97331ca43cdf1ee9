/// Why a table of records can't be read as a whole.
public enum RecordTableError: Error, Hashable, Sendable {
    case empty
    case notUTF8(byte: Int)
    case duplicateColumn(String)
    /// A quote that opens on this line is never closed.
    case unterminatedQuote(line: Int)
    /// The header lacks this column; `found` are those it has.
    case missingColumn(String, found: [String])
}
