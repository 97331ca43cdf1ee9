import Digests
import GRDB
import GeoPackage

/// Walks batches and history in order and digests what each seal covers, once from end to end.
///
/// The message of a seal, all in UTF-8: `lindero seal 1`, the digest before it, its own id, moment, kind and ends, then each
/// batch and each row of the history it covers. A field is its length in bytes, a colon and the bytes; NULL is `-`. No two
/// contents give the same message.
struct SealedContent: ~Copyable {
    struct Digested {
        var digest: String
        /// Rows of the history.
        var changes: Int
        /// The first row that names a batch.
        var claimed: Int64?
    }

    private var batches: BulkSelect
    private var changes: BulkSelect
    private var hasBatch: Bool
    private var hasChange: Bool

    init(_ db: Database, afterBatch batch: Int64, afterChange change: Int64) throws {
        var batches = try BulkSelect(
            db,
            sql: """
                SELECT id, at, who, command, reason, summary, undoes, first_change, last_change FROM batches
                WHERE id > \(batch) ORDER BY id
                """)
        var changes = try BulkSelect(
            db,
            sql: """
                SELECT id, batch, at, table_name, row_id, object, operation, old, new FROM history
                WHERE id > \(change) ORDER BY id
                """)
        // All that can throw comes before anything is set.
        let holdsBatch = try batches.step()
        let holdsChange = try changes.step()
        hasBatch = holdsBatch
        hasChange = holdsChange
        self.batches = batches
        self.changes = changes
    }

    /// The digest that `seal` must have, over what comes after the seal before it.
    mutating func digest(upTo seal: Seal) throws -> Digested {
        var hash = try SHA256()
        var bytes = Array("lindero seal 1\n".utf8)
        for text in [
            seal.previous, String(seal.id), seal.at, seal.kind, String(seal.lastBatch), String(seal.lastChange),
        ] {
            bytes.append(field: text)
        }
        var result = Digested(digest: "", changes: 0)
        while hasBatch, batches.integer(0) <= seal.lastBatch {
            for column in Int32(0)..<9 { batches.append(measured: column, to: &bytes) }
            hasBatch = try batches.step()
        }
        while hasChange, changes.integer(0) <= seal.lastChange {
            if result.claimed == nil, !changes.isNull(1) { result.claimed = changes.integer(0) }
            for column in Int32(0)..<9 { changes.append(measured: column, to: &bytes) }
            result.changes += 1
            if bytes.count > 1 << 16 {
                hash.update(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
            hasChange = try changes.step()
        }
        hash.update(bytes)
        result.digest = hash.finalize().hexadecimal
        return result
    }
}

extension [UInt8] {
    fileprivate mutating func append(field text: String) {
        append(contentsOf: "\(text.utf8.count):\(text)".utf8)
    }
}
