import Demarcation
import GRDB

/// The rows of the history that make up one part of it.
struct HistoryRange: Hashable {
    let part: HistoryPart
    let first: Int64
    /// Below `first` where there are none.
    let last: Int64

    /// `nil` where no batch has that number.
    init?(_ db: Database, _ part: HistoryPart) throws {
        self.part = part
        let row = try Row.fetchOne(
            db, sql: "SELECT first_change, last_change FROM batches WHERE id = ?", arguments: [part.number])
        guard let row else { return nil }
        let (start, end): (Int64, Int64) = (row["first_change"] ?? 1, row["last_change"] ?? 0)
        guard case .outside = part else {
            (first, last) = (start, end)
            return
        }
        let next = try Int64.fetchOne(
            db, sql: "SELECT first_change FROM batches WHERE id > ? ORDER BY id LIMIT 1", arguments: [part.number])
        first = end + 1
        last = try (next ?? (Int64.fetchOne(db, sql: "SELECT max(id) FROM history") ?? 0) + 1) - 1
    }

    var isEmpty: Bool { first > last }

    var isOutside: Bool {
        if case .outside = part { true } else { false }
    }

    /// What holds of just these rows of the history.
    var condition: String {
        "history.id BETWEEN \(first) AND \(last) AND history.batch IS \(isOutside ? "NULL" : "\(part.number)")"
    }

    /// The part that wrote a row of the history, as two columns for ``HistoryPart/init(_:)``.
    static let columns = """
        history.batch AS batch_id, CASE WHEN history.batch IS NULL
            THEN (SELECT max(id) FROM batches WHERE last_change < history.id) END AS after_batch
        """
}

extension HistoryPart {
    /// Of ``HistoryRange/columns``.
    init?(_ row: Row) {
        if let batch: Int = row["batch_id"] {
            self = .batch(batch)
        } else if let batch: Int = row["after_batch"] {
            self = .outside(after: batch)
        } else {
            return nil
        }
    }
}
