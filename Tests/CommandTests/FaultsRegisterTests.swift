import Foundation
import TestSupport
import Testing

@Suite("Faults: the register")
struct FaultsRegisterTests {
    static let commands = [
        ["status"], ["line", "list"], ["survey", "list"], ["survey", "import", Checkout.sample("synthetic-track.gpx")],
        ["line", "import", Checkout.sample("osm_dense.geojson")], ["locate", "-90.5", "17.815"],
    ]

    private func expectRefused(
        _ folder: borrowing TemporaryFolder, status: Int32, says: String, commands: [[String]] = commands,
        in place: SourceLocation = #_sourceLocation
    ) throws {
        let before = try folder.bytes()
        for command in commands {
            let run = try ProgramRun.lindero(command, in: folder.url)
            #expect(run.status == status, "\(command): \(run.errors)", sourceLocation: place)
            #expect(
                run.errors.contains("border.gpkg") && run.errors.contains(says), "\(command): \(run.errors)",
                sourceLocation: place)
        }
        #expect(try folder.bytes() == before, sourceLocation: place)
        #expect(try folder.names().filter { $0.hasPrefix("border.gpkg-") } == [], sourceLocation: place)
    }

    @Test("an empty file, a text and another database are no registers (76)")
    func notARegister() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "border.gpkg")
        try expectRefused(folder, status: 76, says: "an empty file")
        try folder.write("hello\n", to: "border.gpkg")
        try expectRefused(folder, status: 76, says: "a file that isn't SQLite")
        let spanish = try folder.lindero("status", "--lang", "es")
        #expect(spanish.errors.hasPrefix("lindero: border.gpkg: no es un registro, sino un archivo que no es SQLite;"))
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("border.gpkg"))
        try SQLiteShell.rows("CREATE TABLE a (b)", in: folder.path("border.gpkg"))
        try expectRefused(folder, status: 76, says: "without GeoPackage tables")
    }

    @Test("a GeoPackage that GDAL made is no register (F53)", .enabled(if: ProgramRun.find("ogr2ogr") != nil))
    func otherProgram() throws {
        let folder = try TemporaryFolder()
        let made = try ProgramRun.run(
            try #require(ProgramRun.find("ogr2ogr")),
            ["-f", "GPKG", folder.path("border.gpkg"), Checkout.sample("osm_dense.geojson")], in: folder.url)
        #expect(made.status == 0)
        try expectRefused(folder, status: 76, says: "GeoPackage of another program")
    }

    @Test("a pipe or a device is no register, and isn't waited for")
    func noFile() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun.shell(
            """
            mkfifo pipe
            for path in pipe /dev/null /dev/zero; do
                timeout 20 "$LINDERO" status --register $path; echo $?
                timeout 20 "$LINDERO" event add E --kind negotiation --date 2026-01-01 --register $path; echo $?
            done
            """, in: folder.url)
        #expect(run.text == String(repeating: "76\n", count: 6), "\(run.errors)")
    }

    @Test("a register of a newer program is refused with both versions (F55)")
    func newer() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try SQLiteShell.rows("UPDATE settings SET value = '99' WHERE key = 'schema'", in: folder.path("border.gpkg"))
        try expectRefused(folder, status: 78, says: "schema 99")
    }

    @Test("a truncated and an overwritten register are damaged, and nothing is written to them (F54)")
    func damaged() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let whole = try folder.bytes()
        try whole.prefix(30_000).write(to: folder.url.appendingPathComponent("border.gpkg"))
        try expectRefused(folder, status: 76, says: "damaged")
        var holed = whole
        var generator = SeededGenerator(seed: 7)
        for index in 8192..<200_000 { holed[index] = UInt8.random(in: 0...255, using: &generator) }
        try holed.write(to: folder.url.appendingPathComponent("border.gpkg"))
        try expectRefused(folder, status: 76, says: "damaged")
        try (Data("SQLite format 3\0".utf8) + Data(repeating: 0xAA, count: 8000))
            .write(to: folder.url.appendingPathComponent("border.gpkg"))
        try expectRefused(folder, status: 76, says: "border.gpkg")
    }

    @Test("a register whose settings are gone is damaged, one without a table too")
    func incomplete() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try SQLiteShell.rows("DELETE FROM settings WHERE key = 'ellipsoid'", in: folder.path("border.gpkg"))
        try expectRefused(folder, status: 76, says: "settings")
    }

    /// A reader with rights of its own: as root the permissions say nothing.
    static let runsAsOther =
        getuid() != 0
        ? nil : ProgramRun.find("setpriv").map { "\($0) --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all " }

    @Test("a read-only register, and one in a read-only folder, can be read and not written (F61)")
    func readOnly() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("box"), withIntermediateDirectories: true)
        try folder.register(SharedRegister.line, as: "box/border.gpkg")
        try FileManager.default.copyItem(
            atPath: try ProgramRun.linderoPath(), toPath: folder.path("lindero"))
        try FileManager.default.copyItem(
            atPath: Checkout.sample("synthetic-track.gpx"), toPath: folder.path("track.gpx"))
        let before = try folder.bytes("box/border.gpkg")
        let other = Self.runsAsOther ?? ""
        let script = """
            chmod 755 . lindero; chmod 644 track.gpx box/border.gpkg; chmod 555 box
            cd box
            \(other)../lindero line list >/dev/null; echo "list $?"
            \(other)../lindero survey import ../track.gpx -n >/dev/null; echo "dry $?"
            \(other)../lindero survey import ../track.gpx; echo "import $?"
            \(other)../lindero init new.gpkg --frame EPSG:4326; echo "init $?"
            \(other)../lindero survey import ../track.gpx -n --rejects r.csv; echo "rejects $?"
            chmod 777 .; chmod 444 border.gpkg
            \(other)../lindero survey import ../track.gpx; echo "file $?"
            \(other)../lindero status >/dev/null; echo "status $?"
            chmod 000 border.gpkg
            \(other)../lindero status; echo "secret $?"
            chmod 644 border.gpkg
            """
        let run = try ProgramRun.run("/bin/bash", ["-c", script], in: folder.url)
        #expect(
            run.text.split(separator: "\n") == [
                "list 0", "dry 0", "import 77", "init 77", "rejects 77", "file 77", "status 0", "secret 77",
            ], "\(run.errors)")
        #expect(run.errors.contains("border.gpkg: can't be written"))
        #expect(try folder.bytes("box/border.gpkg") == before)
        #expect(try folder.names().count == 3)
    }

    @Test("a change that waits in a write-ahead log is seen, and not lost by an import (F56)")
    func writeAheadLog() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line, as: "other.gpkg")
        // Copied while another program has it open, as when it crashes or the folder is taken along.
        let made = try ProgramRun.shell(
            """
            sqlite3 other.gpkg <<'END'
            PRAGMA journal_mode = WAL;
            UPDATE sectors SET name = 'Changed in QGIS' WHERE id = 'GTM-MEX-01';
            .shell cp other.gpkg border.gpkg; cp other.gpkg-wal border.gpkg-wal
            END
            """, in: folder.url)
        #expect(made.errors == "")
        try #require(try folder.names().contains("border.gpkg-wal"))
        let listed = try folder.lindero("line", "show", "GTM-MEX-01")
        #expect(listed.text.contains("Changed in QGIS"), "\(listed.errors)")
        let run = try folder.lindero("survey", "import", Checkout.sample("synthetic-track.gpx"))
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try SQLiteShell.value("SELECT name FROM sectors WHERE id = 'GTM-MEX-01'", in: folder.path("border.gpkg"))
                == "Changed in QGIS")
        // Alone again: a -wal left beside it would be forgotten when the file is handed over.
        #expect(try !folder.names().contains("border.gpkg-wal"))
    }
}
