import Foundation
import GRDB
import GeoPackage
import Testing

struct IdentityTests {
    /// A folder of its own for each test, so that what is left beside a file shows.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: url) }

        func file(_ name: String, _ content: Data) throws -> String {
            let file = url.appending(path: name)
            try content.write(to: file)
            return file.path
        }

        func contents() throws -> [String: Data] {
            var files: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: url.path) {
                files[name] = try Data(contentsOf: url.appending(path: name))
            }
            return files
        }
    }

    private func goodFile() throws -> Data {
        let file = try TemporaryGeoPackage()
        try file.queue.write { db in
            for number in 0..<500 {
                try db.execute(
                    sql: "INSERT INTO points (code, state) VALUES (?, ?)",
                    arguments: ["P-\(number)", String(repeating: "x", count: 200)])
            }
        }
        try file.queue.close()
        return try Data(contentsOf: URL(fileURLWithPath: file.path))
    }

    @Test func aGeoPackageIsRecognisedByItsHeader() throws {
        let folder = try Folder()
        let path = try folder.file("a b#?%.gpkg", goodFile())

        let identity = try GeoPackageFile.identify(path: path, checking: true)

        #expect(identity.kind == .geoPackage)
        #expect(identity.applicationID == 0x4750_4B47)
        #expect(identity.userVersion == 10300)
        #expect(identity.hasGeoPackageID && identity.hasGeometryColumns)
        #expect(identity.problems == [])
        #expect(try folder.contents().keys.sorted() == ["a b#?%.gpkg"])
    }

    @Test(arguments: [
        ("", Identity.Kind.emptyFile), ("id;lon;lat\n1;2;3\n", .notSQLite), ("SQLite format 3", .notSQLite),
    ])
    func otherFilesAreToldApart(text: String, kind: Identity.Kind) throws {
        let folder = try Folder()

        #expect(try GeoPackageFile.identify(path: folder.file("x.gpkg", Data(text.utf8))).kind == kind)
    }

    @Test func aDatabaseWithoutGeoPackageTablesIsAnotherDatabase() throws {
        let folder = try Folder()
        let path = folder.url.appending(path: "x.sqlite").path
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
        try queue.close()

        #expect(try GeoPackageFile.identify(path: path).kind == .otherDatabase)
    }

    @Test func aGeoPackageWithoutItsApplicationIdIsStillOne() throws {
        let file = try TemporaryGeoPackage()
        try file.queue.write { try $0.execute(sql: "PRAGMA application_id = 0") }

        let identity = try GeoPackageFile.identify(path: file.path)

        #expect(identity.kind == .geoPackage)
        #expect(!identity.hasGeoPackageID)
    }

    @Test func aFileCutShortIsDamagedAndNotTouched() throws {
        let folder = try Folder()
        let good = try goodFile()
        let path = try folder.file("cut.gpkg", good.prefix(good.count / 2))
        let before = try folder.contents()

        let identity = try GeoPackageFile.identify(path: path, checking: true)

        #expect(identity.kind == .damaged)
        #expect(!identity.problems.isEmpty)
        #expect(try folder.contents() == before)
    }

    @Test func overwrittenPagesAreFoundByTheQuickCheck() throws {
        let folder = try Folder()
        var bytes = try goodFile()
        bytes.replaceSubrange(bytes.count - 8192..<bytes.count, with: Data(repeating: 0x5A, count: 8192))
        let path = try folder.file("bad.gpkg", bytes)

        let identity = try GeoPackageFile.identify(path: path, checking: true)

        #expect(identity.kind == .damaged, "\(identity)")
        #expect(!identity.problems.isEmpty)
        #expect(try folder.contents() == ["bad.gpkg": bytes])
    }

    @Test func aFileLeftInWALModeIsReadWithoutLeavingAnythingBeside() throws {
        let folder = try Folder()
        var bytes = try goodFile()
        // File format version 2 is WAL (SQLite file format, 1.3.3).
        bytes.replaceSubrange(18..<20, with: [2, 2])
        let path = try folder.file("wal.gpkg", bytes)

        let identity = try GeoPackageFile.identify(path: path)

        #expect(identity.kind == .geoPackage)
        #expect(identity.isWAL && !identity.hasWALContent)
        #expect(try folder.contents() == ["wal.gpkg": bytes])
    }

    @Test func editsThatStandInTheWALAreRead() throws {
        let file = try TemporaryGeoPackage()
        let other = try DatabaseQueue(path: file.path)
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(
                sql: "INSERT INTO gpkg_data_column_constraints VALUES ('a','enum','b',NULL,NULL,NULL,NULL,'c')")
        }

        let identity = try GeoPackageFile.identify(path: file.path)
        let mine = try DatabaseQueue(
            path: file.path, configuration: GeoPackageFile.configuration(readOnly: false, busyTimeout: 1))

        #expect(identity.kind == .geoPackage && identity.hasWALContent)
        #expect(
            try mine.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM gpkg_data_column_constraints") } == 1)
        try other.close()
    }

    @Test func openingToWriteTakesAFileOutOfWAL() throws {
        let file = try TemporaryGeoPackage()
        try file.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try file.queue.close()

        try file.reopen()

        #expect(try file.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
    }

    @Test func aMissingFileIsUnreadableWithItsCode() {
        #expect(
            throws: GeoPackageError.unreadable(path: "/nowhere/x.gpkg", code: 2, reason: "No such file or directory")
        ) {
            try GeoPackageFile.identify(path: "/nowhere/x.gpkg")
        }
    }
}
