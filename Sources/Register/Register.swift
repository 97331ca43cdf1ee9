public import Demarcation
import Foundation
import GRDB
import GeoPackage

/// The official record of a line: one GeoPackage file that QGIS and QField open directly.
///
/// Every change is one transaction with a batch in the history. A register is a value that shares one connection;
/// it may be used from any thread.
public struct Register: Sendable {
    public enum Access: Sendable {
        case readOnly, readWrite
    }

    public let path: String
    public let frame: ReferenceFrame
    /// `srs_id` of the frame in the file.
    let frameID: Int32
    let database: DatabaseQueue
    /// Of a register that may be written to.
    private let damage: DamageSearch?

    /// How long a writer waits for another one before it gives up.
    static let busySeconds = 10

    /// Makes a new register. The folder must exist and the file must not.
    public static func create(at path: String, frame: ReferenceFrame, change: Change) throws(RegisterError) -> Register
    {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: path) else { throw .alreadyExists(path: path) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder = ObjCBool(false)
        guard manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw .folderMissing(path: path)
        }
        guard manager.isWritableFile(atPath: folder) else { throw .notPermitted(path: path) }
        try claim(path)
        do {
            return try guarding(path) {
                let queue = try DatabaseQueue(
                    path: path, configuration: GeoPackageFile.configuration(readOnly: false, busyTimeout: 10))
                try queue.writeWithoutTransaction { try GeoPackageFile.choosePageSize($0) }
                let frameID = try queue.write { db in
                    let system = SpatialReference(frame)
                    try GeoPackageFile.initialise(db, systems: [system])
                    try Schema.create(db, frame: frame, frameID: system.srsID)
                    try db.begin(change)
                    try db.end(summary: "init")
                    return system.srsID
                }
                return Register(path: path, frame: frame, frameID: frameID, database: queue, damage: nil)
            }
        } catch {
            // Half a register helps nobody.
            for name in [path, path + "-journal"] { try? manager.removeItem(atPath: name) }
            throw error
        }
    }

    /// Opens an existing register, and refuses a file that is none, a damaged one and one of a newer schema.
    ///
    /// Before anything is written a ``DamageSearch`` looks for damage.
    public static func open(_ path: String, _ access: Access) throws(RegisterError) -> Register {
        guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
        try check(path, trustingHeader: true)
        if access == .readWrite {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            guard FileManager.default.isWritableFile(atPath: path), FileManager.default.isWritableFile(atPath: folder)
            else { throw .notPermitted(path: path) }
        }
        try undoInterrupted(path)
        return try guarding(path) {
            let queue = try DatabaseQueue(
                path: path,
                configuration: GeoPackageFile.configuration(
                    readOnly: access == .readOnly, busyTimeout: TimeInterval(busySeconds)))
            let (frame, frameID) = try queue.read { db in try Schema.frame(db, path: path) }
            return Register(
                path: path, frame: frame, frameID: frameID, database: queue,
                damage: access == .readWrite ? DamageSearch(path) : nil)
        }
    }

    private init(
        path: String, frame: ReferenceFrame, frameID: Int32, database: DatabaseQueue, damage: DamageSearch?
    ) {
        self.path = path
        self.frame = frame
        self.frameID = frameID
        self.database = database
        self.damage = damage
    }

    /// Runs `body` in one read transaction. What it finds wrong may come from damage, which then is what is thrown.
    func read<Value>(_ body: (Database) throws -> Value) throws(RegisterError) -> Value {
        do throws(RegisterError) {
            return try Register.guarding(path) { try database.read(body) }
        } catch {
            try damage?.wait()
            throw error
        }
    }

    /// Runs `body`, which writes. After a full disk or a failed write SQLite leaves its journal beside the file, to be played
    /// back by whoever reads next: that is done here, so that the file alone is as it was.
    func changing<Value>(_ body: () throws -> Value) throws(RegisterError) -> Value {
        try damage?.wait()
        return try Register.guarding(path) {
            do {
                return try body()
            } catch let error as DatabaseError
                where [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM].contains(error.resultCode)
            {
                _ = try? database.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") }
                throw error
            }
        }
    }

    /// Ends what SQLite does now and later in this process, on any connection, within a few milliseconds: the calls throw
    /// ``RegisterError/stopped``, a change is rolled back. For a program that is asked to end; a signal handler may call it.
    public static func stopStatements() {
        StopRequest.make()
    }

    public static var isStopping: Bool { StopRequest.isPending }

    /// Runs `body` in one write transaction as one batch of the history. An error leaves the register as it was, and so
    /// does a `nil` summary, which says that nothing changed.
    func write<Value>(_ change: Change, _ body: (Database) throws -> (Value, summary: String?)) throws(RegisterError)
        -> Value
    {
        try changing {
            try database.writeWithoutTransaction { db in
                var result: Value?
                try db.inTransaction(.immediate) {
                    try db.begin(change)
                    let (value, summary) = try body(db)
                    result = value
                    guard let summary else { return .rollback }
                    try db.end(summary: summary)
                    return .commit
                }
                guard let result else { throw RegisterError.inputOutput(path: path, detail: "no result") }
                return result
            }
        }
    }
}
