import Demarcation
import GRDB

extension Document: StoredRecord {
    static let table = "documents"
    static let recordKind = RecordKind.document
    static let hasGeometry = false

    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), kind: try storedCode(row, "kind", of: "documents"), number: row["number"],
            title: row["title"], date: try optionalStoredDay(row, "date", of: "documents"),
            signedBy: row["signed_by"], article: row["article"], file: row["file"], sha256: row["sha256"],
            participation: try optionalStoredCode(row, "participation", of: "documents"), note: row["note"])
        classification = try storedCode(row, "classification", of: "documents")
    }

    static let columns = [
        "id", "kind", "number", "title", "date", "signed_by", "article", "file", "sha256", "participation", "note",
        "classification",
    ]

    var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, kind.rawValue, number, title, date?.description, signedBy, article, file, sha256,
            participation?.rawValue, note, classification.rawValue,
        ]
    }
}
