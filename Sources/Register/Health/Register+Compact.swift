import Foundation
import GRDB
import GeoPackage

extension Register {
    public struct CompactResult: Hashable, Sendable {
        public var before: Int
        public var after: Int
    }

    /// Bytes that compacting would free: pages that hold nothing.
    public func unusedBytes() throws(RegisterError) -> CompactResult {
        try read { db in
            let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
            return CompactResult(before: pages * page, after: (pages - free) * page)
        }
    }

    /// Writes the file anew without unused pages: SQLite's own VACUUM in place, which a crash leaves as it was.
    ///
    /// Throws ``RegisterError/busy(path:waitedSeconds:)`` where another program has the file open, as far as that can be told:
    /// by its locks, by WAL mode, and on Linux by the files that processes of this user hold.
    public static func compact(_ path: String) throws(RegisterError) -> CompactResult {
        guard !OpenFiles.isOpenElsewhere(path) else { throw .busy(path: path, waitedSeconds: 0) }
        let register = try open(path, .readWrite)
        return try register.changing {
            try register.database.writeWithoutTransaction { db in
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else {
                    throw RegisterError.busy(path: path, waitedSeconds: busySeconds)
                }
                // From the first access on nobody else gets in.
                try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
                try db.inTransaction(.exclusive) { .commit }
                let before = try size(db)
                try db.execute(sql: "VACUUM")
                _ = try verifiedSeal(db, path: path)
                return CompactResult(before: before, after: try size(db))
            }
        }
    }

    private static func size(_ db: Database) throws -> Int {
        try (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0) * (Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0)
    }
}

/// What other processes have open, as far as Linux tells this user.
enum OpenFiles {
    static func isOpenElsewhere(_ path: String) -> Bool {
        let manager = FileManager.default
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let mine = String(getpid())
        for process in (try? manager.contentsOfDirectory(atPath: "/proc")) ?? [] where Int(process) != nil {
            guard process != mine else { continue }
            let folder = "/proc/\(process)/fd"
            for descriptor in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] {
                if (try? manager.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)")) == target { return true }
            }
        }
        return false
    }
}
