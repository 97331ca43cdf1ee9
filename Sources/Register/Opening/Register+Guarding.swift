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
    static func check(_ path: String) throws(RegisterError) {
        guard FileManager.default.isReadableFile(atPath: path) else { throw .notPermitted(path: path) }
        let identity = try guarding(path) { try GeoPackageFile.identify(path: path) }
        switch identity.kind {
        case .emptyFile: throw .notARegister(path: path, what: "an empty file")
        case .notSQLite: throw .notARegister(path: path, what: "not an SQLite file")
        case .otherDatabase: throw .notARegister(path: path, what: "an SQLite file without GeoPackage tables")
        case .damaged: throw .damaged(path: path, detail: identity.problems.joined(separator: "; "))
        case .geoPackage: break
        }
    }
}

extension RegisterError {
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, waitedSeconds: Register.busySeconds)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .notPermitted(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: error.message ?? "\(error.resultCode)")
        case .SQLITE_NOTADB: self = .notARegister(path: path, what: "not an SQLite file")
        case .SQLITE_CANTOPEN:
            self = .notPermitted(path: path)
        case .SQLITE_CONSTRAINT: self = .constraint(detail: error.message ?? "\(error.resultCode)")
        default: self = .inputOutput(path: path, detail: error.message ?? "\(error.resultCode)")
        }
    }
}
