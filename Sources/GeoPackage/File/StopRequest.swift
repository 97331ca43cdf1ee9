import GRDB
import GRDBSQLite
import Synchronization

/// Asks all connections of this process to end their statements, for good: each throws `SQLITE_INTERRUPT` within a few
/// milliseconds, and SQLite rolls back the transaction that was writing.
public enum StopRequest {
    private static let isMade = Atomic<Bool>(false)
    /// Steps of SQLite's machine between two looks: about a millisecond.
    private static let steps: Int32 = 20_000

    /// From any thread, and from a signal handler once ``isPending`` has been read.
    public static func make() {
        isMade.store(true, ordering: .relaxed)
    }

    public static var isPending: Bool { isMade.load(ordering: .relaxed) }

    static func watch(_ db: Database) {
        sqlite3_progress_handler(db.sqliteConnection, steps, { _ in StopRequest.isPending ? 1 : 0 }, nil)
    }
}
