import Foundation
import GRDB

extension GeoPackageFile {
    /// Tells what a file is, without writing to it or leaving anything beside it.
    ///
    /// `checking` runs `PRAGMA quick_check` too, which reads the whole file. `trustingHeader` takes a header that says
    /// GeoPackage at its word: then nothing is known of the tables, and SQLite's parse of the schema is saved (5 ms of a
    /// register), which whoever opens the file does anyway.
    public static func identify(
        path: String, checking: Bool = false, trustingHeader: Bool = false
    ) throws(GeoPackageError) -> Identity {
        let header = try Header(path: path)
        guard header.size > 0 else { return Identity(kind: .emptyFile) }
        guard header.isSQLite else {
            var identity = Identity(kind: .notSQLite)
            identity.size = header.size
            return identity
        }
        var identity = Identity(kind: .damaged)
        identity.size = header.size
        identity.applicationID = header.uint32(at: 68)
        identity.userVersion = Int(Int32(bitPattern: header.uint32(at: 60)))
        identity.isWAL = header.bytes[18] == 2
        identity.hasWALContent = header.companionSize("-wal") > 0
        identity.hasJournal = header.companionSize("-journal") > 0
        if trustingHeader, identity.hasGeoPackageID {
            identity.kind = .geoPackage
            return identity
        }
        do {
            try look(inside: path, checking: checking, &identity)
        } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
            identity.kind = .damaged
            identity.problems = [error.message ?? "\(error.resultCode)"]
        } catch {
            // Locked, or waiting for a writer to roll an interrupted transaction back: the header is what there is.
            identity.kind = identity.hasGeoPackageID ? .geoPackage : .otherDatabase
            identity.problems = [(error as? DatabaseError)?.message ?? "\(error)"]
        }
        return identity
    }

    private static func look(inside path: String, checking: Bool, _ identity: inout Identity) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: readingPath(path, identity), configuration: configuration)
        defer { try? queue.close() }
        try queue.read { db in
            identity.applicationID = UInt32(
                bitPattern: try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0)
            identity.userVersion = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            let tables = try Set(
                String.fetchAll(db, sql: "SELECT lower(name) FROM sqlite_master WHERE name LIKE 'gpkg%'"))
            identity.hasGeometryColumns = tables.contains("gpkg_geometry_columns")
            identity.kind =
                identity.hasGeoPackageID || tables.contains("gpkg_contents") ? .geoPackage : .otherDatabase
            guard checking else { return }
            let findings = try String.fetchAll(db, sql: "PRAGMA quick_check(20)")
            if findings != ["ok"] {
                identity.kind = .damaged
                identity.problems = findings
            }
        }
    }

    /// The path, or a URI that has SQLite read a file in WAL mode without its companions, which it would have to make:
    /// impossible in a folder that can't be written to, and unwanted elsewhere.
    static func readingPath(_ path: String, _ identity: Identity) -> String {
        guard identity.isWAL, !identity.hasWALContent else { return path }
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "/-._~"))
        let escaped = URL(fileURLWithPath: path).path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
        return "file:\(escaped)?mode=ro&immutable=1"
    }
}

/// The first 100 bytes of a file (SQLite file format, 1.3), and its neighbours.
private struct Header {
    let path: String
    var bytes: [UInt8]
    let size: Int

    init(path: String) throws(GeoPackageError) {
        self.path = path
        guard let file = fopen(path, "rb") else { throw Header.unreadable(path) }
        defer { fclose(file) }
        bytes = [UInt8](repeating: 0, count: 100)
        let count = fread(&bytes, 1, 100, file)
        guard ferror(file) == 0, fseek(file, 0, SEEK_END) == 0 else { throw Header.unreadable(path) }
        size = ftell(file)
        bytes.removeLast(100 - count)
    }

    private static func unreadable(_ path: String) -> GeoPackageError {
        let code = errno
        return .unreadable(path: path, code: code, reason: String(cString: strerror(code)))
    }

    var isSQLite: Bool { bytes.count == 100 && bytes.starts(with: Array("SQLite format 3\0".utf8)) }

    func uint32(at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    func companionSize(_ suffix: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
