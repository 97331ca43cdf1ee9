public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores documents. One that is there with other values stays as it is and is named in the ledger.
    public func importDocuments(_ documents: [Document], change: Change) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            var ledger = ImportLedger()
            for document in documents {
                if let known = try Self.document(db, document.id) {
                    if known == document {
                        ledger.keep(document.id.rawValue)
                    } else {
                        ledger.differing.append(document.id.rawValue)
                    }
                } else {
                    try Self.insert(db, document)
                    ledger.accepted += 1
                }
            }
            return (ledger, ledger.accepted > 0 ? ledger.summary(of: "documents") : nil)
        }
    }

    /// Stores a document; its id must be new.
    public func add(_ document: Document, change: Change) throws(RegisterError) {
        try write(change) { db in
            guard try Self.document(db, document.id) == nil else {
                throw RegisterError.duplicate(kind: .document, id: document.id.rawValue)
            }
            try Self.insert(db, document)
            return ((), document.id.rawValue)
        }
    }

    /// In order of date, those without one last.
    public func documents() throws(RegisterError) -> [Document] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM documents ORDER BY date IS NULL, date, id").map {
                try Document(row: $0)
            }
        }
    }

    public func document(_ id: Document.ID) throws(RegisterError) -> Document {
        guard let document = try read({ db in try Self.document(db, id) }) else {
            throw .unknown(kind: .document, id: id.rawValue)
        }
        return document
    }

    /// What refers to a document: positions that it put in force or that name it as their source, and what names it as its
    /// acta or instrument, by id or by number.
    public func references(to document: Document) throws(RegisterError) -> [DocumentReference] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT 'position' AS kind, coalesce(monument, vertex) AS id, role AS detail FROM positions
                        WHERE document = ?1 OR source IN (?1, ?2)
                    UNION ALL SELECT 'monument', id, '' FROM monuments WHERE instrument IN (?1, ?2)
                    UNION ALL SELECT 'sector', id, '' FROM sectors WHERE instrument IN (?1, ?2)
                    UNION ALL SELECT 'stretch', id, '' FROM brecha_stretches WHERE acta IN (?1, ?2)
                    UNION ALL SELECT 'inspection', id, date FROM inspections WHERE acta IN (?1, ?2)
                    UNION ALL SELECT 'order', id, state FROM work_orders WHERE acta IN (?1, ?2) OR acceptance_acta IN (?1, ?2)
                    UNION ALL SELECT 'event', id, date FROM events WHERE acta IN (?1, ?2)
                    """, arguments: [document.id.rawValue, document.number ?? document.id.rawValue]
            ).map { row in
                DocumentReference(
                    kind: RecordKind(rawValue: row["kind"]) ?? .position, id: row["id"], detail: row["detail"])
            }
        }
    }

    public struct DocumentReference: Hashable, Sendable {
        public var kind: RecordKind
        public var id: String
        /// Role of a position, state of an order, day of an event.
        public var detail: String
    }

    static func document(_ db: Database, _ id: Document.ID) throws -> Document? {
        try Row.fetchOne(db, sql: "SELECT * FROM documents WHERE id = ?", arguments: [id.rawValue])
            .map { try Document(row: $0) }
    }

    /// By its id, else by its number where only one document has it: people know actas by their numbers.
    static func document(_ db: Database, named name: String) throws -> Document? {
        if let document = try document(db, Document.ID(rawValue: name)) { return document }
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM documents WHERE number = ? LIMIT 2", arguments: [name])
        return rows.count == 1 ? try Document(row: rows[0]) : nil
    }

    private static func insert(_ db: Database, _ document: Document) throws {
        let columns = Document.columns.joined(separator: ", ")
        let marks = Document.columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO documents (uuid, \(columns)) VALUES (?, \(marks))",
            arguments: [UUID().uuidString.lowercased()] + document.values)
    }
}
