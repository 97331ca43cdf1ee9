import Demarcation
import Foundation
import GeoTypes
import TestSupport
import Testing

@testable import Register

@Suite("History")
struct HistoryTests {
    @Test("a change by the program stands in the history with who, command, reason and what is new")
    func ownChange() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        _ = try register.importLine(
            SampleRecords.sectors, change: Change(who: "luis", command: "line import l.geojson", reason: "acta 12"))
        let rows = try SQLiteShell.rows(
            """
            SELECT who, command, reason, operation, old IS NULL, json_extract(new, '$.id')
            FROM history JOIN batches ON batches.id = batch WHERE table_name = 'sectors'
            """, in: register.path)
        #expect(rows == [["luis", "line import l.geojson", "acta 12", "insert", "1", "S-1"]])
        #expect(try SQLiteShell.value("SELECT count(*) FROM current_batch", in: register.path) == "0")
    }

    @Test("an edit by another program stands there too, with old and new and without a batch")
    func outsideChange() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        _ = try register.importLine(SampleRecords.sectors, change: SampleRecords.change)
        try SQLiteShell.rows("UPDATE sectors SET name = 'Otro' WHERE id = 'S-1'", in: register.path)
        let rows = try SQLiteShell.rows(
            """
            SELECT batch IS NULL, operation, json_extract(old, '$.name'), json_extract(new, '$.name'), at > '2020'
            FROM history ORDER BY id DESC LIMIT 1
            """, in: register.path)
        #expect(rows == [["1", "update", "Uno", "Otro", "1"]])
        try SQLiteShell.rows("DELETE FROM positions; DELETE FROM sectors WHERE id = 'none'", in: register.path)
        #expect(try register.sectors().first?.name == "Otro")
    }

    @Test("a change that fails leaves no trace, not even a batch")
    func failedChange() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        _ = try register.importLine(SampleRecords.sectors, change: SampleRecords.change)
        let before = try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg"))
        var other = SampleRecords.sectors
        other[0].segments[0].vertices[1].latitude = 17.5
        #expect(throws: RegisterError.duplicate(kind: .segment, id: "S-1/1")) {
            try register.importLine(other, change: SampleRecords.change)
        }
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg")) == before)
    }

    @Test("an import of what is there already leaves no trace")
    func nothingNew() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        _ = try register.importLine(SampleRecords.sectors, change: SampleRecords.change)
        _ = try register.importMonuments([SampleRecords.monument("M-1", longitude: -90)], change: SampleRecords.change)
        let before = try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg"))
        #expect(try register.importLine(SampleRecords.sectors, change: SampleRecords.change).unchanged == 1)
        let ledger = try register.importMonuments(
            [SampleRecords.monument("M-1", longitude: -90)], change: SampleRecords.change)
        #expect(ledger.unchanged == 1)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg")) == before)
    }
}

@Suite("What a register keeps")
struct KeptTests {
    @Test("frame and epoch come back as they were given, and stand in the GeoPackage")
    func frame() throws {
        let folder = try TemporaryFolder()
        let made = try SampleRecords.register(in: folder)
        let opened = try Register.open(made.path, .readOnly)
        #expect(opened.frame == SampleRecords.frame)
        let row = try SQLiteShell.rows(
            "SELECT organization, organization_coordsys_id, epoch FROM gpkg_spatial_ref_sys WHERE srs_id = 6365",
            in: made.path)
        #expect(row == [["EPSG", "6365", "2010.0"]])
    }

    @Test("a monument's position is never overwritten: another one stands beside it")
    func positions() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        _ = try register.importLine(SampleRecords.sectors, change: SampleRecords.change)
        _ = try register.importMonuments([SampleRecords.monument("M-1", longitude: -90)], change: SampleRecords.change)
        var renamed = SampleRecords.monument("M-1", longitude: -90.000_001)
        renamed.monument.number = "another"
        let ledger = try register.importMonuments([renamed], change: SampleRecords.change)
        #expect(ledger.accepted == 0 && ledger.positionsAdded == 1)
        let kept = try #require(try register.monuments().first?.monument)
        #expect(kept.number == "M-1")
        #expect(kept.positions.map(\.sourceX) == [-90, -90.000_001])
        #expect(kept.shownPosition?.sourceX == -90)
    }

    @Test("a register is opened read-only after a killed writer left its journal")
    func hotJournal() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        // A journal that SQLite itself calls hot: the shell is killed inside a transaction that has spilt to the file.
        let run = try ProgramRun.shell(
            """
            sqlite3 r.gpkg "PRAGMA cache_size = 5; BEGIN; CREATE TABLE junk (a);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO junk SELECT hex(randomblob(100)) FROM n;" ".shell kill -9 \\$PPID"; ls
            """, in: folder.url)
        try #require(run.text.contains("r.gpkg-journal"), "\(run.text) \(run.errors)")
        let opened = try Register.open(register.path, .readOnly)
        #expect(try opened.status().schema == 1)
        #expect(
            try SQLiteShell.value("SELECT count(*) FROM sqlite_master WHERE name = 'junk'", in: register.path) == "0")
    }

    @Test("a file that is there is never made into a register, nor removed")
    func existing() throws {
        let folder = try TemporaryFolder()
        try folder.write("precious", to: "r.gpkg")
        #expect(throws: RegisterError.alreadyExists(path: folder.path("r.gpkg"))) {
            try SampleRecords.register(in: folder)
        }
        #expect(try String(contentsOfFile: folder.path("r.gpkg"), encoding: .utf8) == "precious")
    }
}
