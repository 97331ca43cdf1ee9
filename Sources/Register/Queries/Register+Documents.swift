public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores documents. One that is there with other values stays as it is and is named in the ledger.
    public func importDocuments(_ documents: [Document], change: Change) throws(RegisterError) -> ImportLedger {
        try store(documents, named: "documents", change: change) { _ in nil }
    }

    /// What ``importDocuments(_:change:)`` would do.
    public func rehearseDocuments(_ documents: [Document]) throws(RegisterError) -> ImportLedger {
        try rehearse(documents)
    }

    /// Stores a document; its id must be new.
    public func add(_ document: Document, change: Change) throws(RegisterError) {
        try write(change) { db in
            let ledger = try insertNew(db, [document]) { _ in nil }
            guard ledger.accepted == 1 else {
                throw RegisterError.duplicate(kind: .document, id: document.id.rawValue)
            }
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

    public func document(_ id: Document.ID) throws(RegisterError) -> Document { try record(id) }

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

    /// By its id, else by its number where only one document has it: people know actas by their numbers.
    static func document(_ db: Database, named name: String) throws -> Document? {
        if let document: Document = try stored(db, Document.ID(rawValue: name)) { return document }
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM documents WHERE number = ? LIMIT 2", arguments: [name])
        return rows.count == 1 ? try Document(row: rows[0]) : nil
    }
}
