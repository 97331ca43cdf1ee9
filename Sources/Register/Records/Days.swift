import Demarcation
import GRDB

/// A stored day, or an error that names where something else stands.
func storedDay(_ row: Row, _ column: String, of table: String) throws -> CivilDate {
    guard let day = try optionalStoredDay(row, column, of: table) else {
        throw RegisterError.unknownCode(table: table, column: column, value: "")
    }
    return day
}

/// The same where the column may be empty.
func optionalStoredDay(_ row: Row, _ column: String, of table: String) throws -> CivilDate? {
    guard let text: String = row[column] else { return nil }
    guard let day = CivilDate(text) else {
        throw RegisterError.unknownCode(table: table, column: column, value: text)
    }
    return day
}
