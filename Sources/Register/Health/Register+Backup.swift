import Foundation
import GRDB
import GeoPackage

extension Register {
    public struct BackupResult: Hashable, Sendable {
        public var path: String
        public var bytes: Int
        /// The newest seal of the copy's history.
        public var seal: String
    }

    /// Where ``backup(to:)`` would put the copy, and the bytes of the register.
    public func plannedBackup(to target: String? = nil) throws(RegisterError) -> BackupResult {
        let target = target ?? Backup.name(of: path, at: Date())
        guard !FileManager.default.fileExists(atPath: target) else { throw .alreadyExists(path: target) }
        return BackupResult(
            path: target, bytes: try unusedBytes().before, seal: try read { db in try Seal.newest(db)?.digest ?? "" })
    }

    /// Copies the register with SQLite's online backup, while others may read and write it, and verifies the copy
    /// (`integrity_check`, every seal). `target` must not exist; without one the copy stands beside the register with the
    /// moment in its name. It appears under its name only when it is whole.
    public func backup(to target: String? = nil) throws(RegisterError) -> BackupResult {
        let target = target ?? Backup.name(of: path, at: Date())
        let manager = FileManager.default
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        guard !manager.fileExists(atPath: target) else { throw .alreadyExists(path: target) }
        guard manager.fileExists(atPath: folder) else { throw .folderMissing(path: target) }
        try Register.claim(target)
        let temporary = "\(target).\(getpid()).part"
        defer { for name in [temporary, temporary + "-journal"] { try? manager.removeItem(atPath: name) } }
        do {
            return try Register.guarding(target) {
                let copy = try DatabaseQueue(
                    path: temporary, configuration: GeoPackageFile.configuration(readOnly: false))
                try database.backup(to: copy)
                let seal = try copy.writeWithoutTransaction { db in
                    // A register in WAL mode gives a copy in WAL mode.
                    _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                    return try Register.verifiedSeal(db, path: target)
                }
                try copy.close()
                guard rename(temporary, target) == 0 else {
                    throw RegisterError.inputOutput(path: target, detail: String(cString: strerror(errno)))
                }
                let size = try manager.attributesOfItem(atPath: target)[.size] as? NSNumber
                return BackupResult(path: target, bytes: size?.intValue ?? 0, seal: seal)
            }
        } catch {
            // The name that was claimed.
            try? manager.removeItem(atPath: target)
            throw error
        }
    }

    /// The newest seal, when SQLite finds nothing wrong and the chain holds.
    static func verifiedSeal(_ db: Database, path: String) throws -> String {
        let problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
        guard problems.isEmpty else {
            throw RegisterError.damaged(path: path, detail: problems.joined(separator: "; "))
        }
        let chain = try HistoryChain(db)
        guard chain.broken == nil else {
            throw RegisterError.damaged(path: path, detail: "the chain of seals over the history doesn't hold")
        }
        return chain.head
    }
}
