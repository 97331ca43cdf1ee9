import Foundation
import GRDB

/// Why a transaction is made: what the history keeps beside each changed row.
public struct Change: Hashable, Sendable {
    public var who: String
    /// The command as it was given: `line import boundary.geojson`.
    public var command: String
    public var reason: String?

    public init(who: String, command: String, reason: String? = nil) {
        self.who = who
        self.command = command
        self.reason = reason
    }
}

extension Database {
    /// Starts a batch: from here on, changed rows are recorded under it. What other programs changed before is sealed
    /// first, as theirs.
    func begin(_ change: Change) throws {
        try Seal.close(self, as: .outside)
        try execute(
            sql: """
                INSERT INTO batches (at, who, command, reason, first_change)
                VALUES (?, ?, ?, ?, (SELECT coalesce(max(id), 0) + 1 FROM history))
                """,
            arguments: [Timestamp.now(), change.who, change.command, change.reason])
        try execute(sql: "INSERT INTO current_batch (batch) VALUES (?)", arguments: [lastInsertedRowID])
    }

    /// Ends the batch, in the same transaction that started it, and seals it.
    func end(summary: String) throws {
        try execute(
            sql: """
                UPDATE batches SET summary = ?, last_change = (SELECT coalesce(max(id), 0) FROM history)
                WHERE id = (SELECT batch FROM current_batch)
                """, arguments: [summary])
        try execute(sql: "DELETE FROM current_batch")
        try Seal.close(self, as: .program)
    }
}

/// The one spelling of a moment in the file: GRDB's own loses the UTC mark that GeoPackage asks for.
enum Timestamp {
    static func now() -> String {
        Date().formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
    }
}
