import Foundation
import GRDB
import GeoPackage

extension Register {
    /// Runs `body` and turns what SQLite reports into a ``RegisterError``. Errors of that type pass.
    static func guarding<Value>(_ path: String, _ body: () throws -> Value) throws(RegisterError) -> Value {
        do {
            return try body()
        } catch let error as RegisterError {
            throw error
        } catch let error as DatabaseError {
            throw RegisterError(error, path: path)
        } catch {
            throw .inputOutput(path: path, detail: "\(error)")
        }
    }

    /// Looks at the file without writing: is it a register, and one that this program knows?
    @discardableResult
    static func check(_ path: String, trustingHeader: Bool = false) throws(RegisterError) -> Identity {
        guard FileManager.default.isReadableFile(atPath: path) else { throw .notPermitted(path: path) }
        var isFolder = ObjCBool(false)
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw .notARegister(path: path, what: .folder)
        }
        // A pipe would be waited for.
        let type =
            try? FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)[.type] as? FileAttributeType
        guard type == .typeRegular else { throw .notARegister(path: path, what: .special) }
        let identity = try guarding(path) { try GeoPackageFile.identify(path: path, trustingHeader: trustingHeader) }
        switch identity.kind {
        case .emptyFile: throw .notARegister(path: path, what: .empty)
        case .notSQLite: throw .notARegister(path: path, what: .notSQLite)
        case .otherDatabase: throw .notARegister(path: path, what: .otherDatabase)
        case .damaged: throw .damaged(path: path, detail: identity.problems.joined(separator: "; "))
        case .geoPackage: return identity
        }
    }
}

extension Register {
    /// Makes the empty file, unless another program has made it at this very moment: then it is that program's.
    static func claim(_ path: String) throws(RegisterError) {
        let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
        guard descriptor < 0 else {
            close(descriptor)
            return
        }
        let code = errno
        switch code {
        case EEXIST: throw .alreadyExists(path: path)
        case EACCES, EPERM, EROFS: throw .notPermitted(path: path)
        case ENOSPC, EDQUOT: throw .diskFull(path: path)
        default: throw .inputOutput(path: path, detail: String(cString: strerror(code)))
        }
    }

    /// Rolls back what a killed program had begun. SQLite does that when it opens the file, but a connection that may only
    /// read can't, and then it can't even read.
    static func undoInterrupted(_ path: String) throws(RegisterError) {
        guard FileManager.default.fileExists(atPath: path + "-journal") else { return }
        try guarding(path) {
            do {
                try look(path, readOnly: true)
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
                try look(path, readOnly: false)
            }
        }
    }

    private static func look(_ path: String, readOnly: Bool) throws {
        let queue = try DatabaseQueue(
            path: path,
            configuration: GeoPackageFile.configuration(readOnly: readOnly, busyTimeout: TimeInterval(busySeconds)))
        defer { try? queue.close() }
        _ = try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") }
    }
}

extension RegisterError {
    /// What SQLite reported while rows were read one by one, outside a call of the register; `nil` for any other error.
    public init?(reading error: any Error) {
        guard let error = error as? DatabaseError else { return nil }
        self.init(error, path: "SQLite")
    }

    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, waitedSeconds: Register.busySeconds)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .notPermitted(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_NOMEM: self = .outOfMemory(path: path)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_NOMEM: self = .outOfMemory(path: path)
        case .SQLITE_INTERRUPT: self = .stopped
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: error.message ?? "\(error.resultCode)")
        case .SQLITE_NOTADB: self = .notARegister(path: path, what: .notSQLite)
        case .SQLITE_CANTOPEN:
            self = .notPermitted(path: path)
        case .SQLITE_CONSTRAINT where error.message?.hasPrefix(ClosingTables.refusal) == true:
            self = .periodClosed(detail: String((error.message ?? "").dropFirst(ClosingTables.refusal.count + 2)))
        case .SQLITE_CONSTRAINT: self = .constraint(detail: error.message ?? "\(error.resultCode)")
        default: self = .inputOutput(path: path, detail: error.message ?? "\(error.resultCode)")
        }
    }
}
