public import Demarcation
import Foundation
import GRDB
import GeoPackage

extension Register {
    /// Looks at everything in a register that can go wrong, and writes nothing.
    ///
    /// Throws where the file is no register, a newer one, or can't be read. Reads the whole file: about 4 s for 1,000,000
    /// observations. `noted` is the digest of a seal, or its beginning, that somebody wrote down elsewhere.
    public static func examine(_ path: String, noted: String? = nil) throws(RegisterError) -> Health {
        guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
        let identity: Identity
        do throws(RegisterError) {
            identity = try check(path)
        } catch {
            guard case .damaged(_, let detail) = error else { throw error }
            return Health(checks: [.damaged(detail, path: path)], isDamaged: true)
        }
        try undoInterrupted(path)
        return try guarding(path) {
            let queue = try DatabaseQueue(
                path: path,
                configuration: GeoPackageFile.configuration(readOnly: true, busyTimeout: TimeInterval(busySeconds)))
            defer { try? queue.close() }
            // Outside a transaction: one that meets damage can't be ended.
            let integrity = try queue.unsafeRead { (db) throws in
                Examination.integrity(db, path: path, bytes: identity.size)
            }
            guard integrity.status == .ok else { return Health(checks: [integrity], isDamaged: true) }
            return try queue.read { db in
                let frame: (ReferenceFrame, srsID: Int32)
                do {
                    frame = try Schema.frame(db, path: path)
                } catch RegisterError.damaged(_, let detail) {
                    return Health(checks: [.damaged(detail, path: path)], isDamaged: true)
                }
                let examination = Examination(db: db, path: path, identity: identity, frame: frame, noted: noted)
                var health = try examination.health()
                health.checks.insert(integrity, at: 0)
                return health
            }
        }
    }

    /// What ``examine(_:noted:)`` found.
    public struct Health: Hashable, Sendable {
        public var checks: [HealthCheck]
        /// SQLite can't vouch for the file: nothing must be written to it.
        public var isDamaged: Bool
        /// Names of the grids that the operations of surveys used.
        public var grids: [String] = []
    }
}

extension HealthCheck {
    static func damaged(_ detail: String, path: String) -> HealthCheck {
        let backup = Backup.newest(of: path)
        return HealthCheck(
            "integrity", .error, Bilingual(en: "damaged: \(detail)", es: "dañado: \(detail)"),
            advice: backup.map {
                Bilingual(
                    en: "nothing was written to it; the newest backup is \($0)",
                    es: "no se escribió nada en él; la copia más nueva es \($0)")
            }
                ?? Bilingual(
                    en: "nothing was written to it; restore it from a backup (none stands beside it)",
                    es: "no se escribió nada en él; restáurelo de una copia (a su lado no hay ninguna)"))
    }
}
