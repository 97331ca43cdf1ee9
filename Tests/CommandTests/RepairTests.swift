import Foundation
import TestSupport
import Testing

/// Faults put in by SQLite's own shell. What the tables hold is dumped by it before and after.
@Suite("Doctor that repairs")
struct RepairTests {
    /// Triggers, R-tree entries by rounded box, extents and counts, as the shell reads them.
    private static func derived(_ folder: borrowing TemporaryFolder) throws -> [[String]] {
        try SQLiteShell.rows(
            """
            SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name;
            SELECT table_name, min_x, min_y, max_x, max_y FROM gpkg_contents ORDER BY 1;
            SELECT * FROM gpkg_ogr_contents ORDER BY 1;
            SELECT * FROM rtree_monuments_geom ORDER BY id;
            """, in: folder.path("border.gpkg"))
    }

    /// R-trees keep single precision, and SQLite rounds outwards a little further than needed: within 10 m.
    private static func expectSame(_ found: [[String]], _ expected: [[String]]) throws {
        try #require(found.count == expected.count)
        for (row, other) in zip(found, expected) {
            try #require(row.count == other.count)
            for (field, otherField) in zip(row, other) where field != otherField {
                let (value, otherValue) = (try #require(Double(field)), try #require(Double(otherField)))
                #expect(abs(value - otherValue) < 1e-4, "\(row) \(other)")
            }
        }
    }

    /// What somebody does, the check that finds it and the kinds of repairs.
    static let faults: [(sql: String, check: String, kinds: [String])] = [
        ("DROP TRIGGER history_monuments_update", "structure", ["triggers"]),
        (
            "DROP TRIGGER rtree_monuments_geom_insert; DROP TRIGGER rtree_monuments_geom_update1", "structure",
            ["triggers"]
        ),
        ("DROP TRIGGER trigger_insert_feature_count_events", "structure", ["triggers"]),
        (
            "DROP TRIGGER keep_history_update; DROP TRIGGER closed_targets_update", "structure",
            ["triggers", "triggers"]
        ),
        ("DELETE FROM rtree_monuments_geom WHERE id < 20", "spatial-index", ["spatial-index"]),
        ("INSERT INTO rtree_monuments_geom VALUES (9999, -91, -91, 16, 16)", "spatial-index", ["spatial-index"]),
        ("DELETE FROM rtree_monuments_geom_node WHERE nodeno = 2", "spatial-index", ["spatial-index"]),
        ("UPDATE gpkg_contents SET min_x = max_x WHERE table_name = 'monuments'", "extents", ["extent"]),
        ("UPDATE gpkg_contents SET min_x = NULL, max_y = NULL WHERE table_name = 'monuments'", "extents", ["extent"]),
        ("UPDATE gpkg_ogr_contents SET feature_count = 7 WHERE table_name = 'monuments'", "counts", ["count"]),
    ]

    @Test("a fault is found, shown, mended as one batch with nothing official changed, and gone", arguments: faults)
    func mended(fault: (sql: String, check: String, kinds: [String])) throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        // An extent that only grew is right and becomes the layers' own.
        try SQLiteShell.rows(
            """
            UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_monuments_geom)
            WHERE table_name = 'monuments'
            """, in: register)
        let (content, derived) = (try UndoTests.content(folder), try Self.derived(folder))
        try SQLiteShell.rows(fault.sql, in: register)
        #expect(try DoctorTests.findings(folder).keys.sorted() == [fault.check])
        let bytes = try folder.bytes()

        let planned = try folder.lindero("doctor", "--repair", "-n", "--json")
        func kinds(_ json: [String: Any]) -> [String] {
            (json["repairs"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
        }
        #expect(planned.status == 3, "\(planned.errors)")
        #expect(kinds(try planned.json()) == fault.kinds)
        #expect(try folder.bytes() == bytes && folder.names() == ["border.gpkg"])

        let run = try folder.lindero("doctor", "--repair", "--reason", "lost", "--json")

        #expect(run.status == 0, "\(run.text) \(run.errors)")
        let json = try run.json()
        #expect(kinds(json) == fault.kinds)
        let backup = try #require(json["backup"] as? String)
        #expect(try folder.names() == [backup, "border.gpkg"].sorted())
        #expect(try UndoTests.content(folder) == content)
        try Self.expectSame(try Self.derived(folder), derived)
        #expect(try DoctorTests.findings(folder) == [:])
        #expect(try SQLiteShell.isIntact(register))
        #expect(try SQLiteShell.value("SELECT rtreecheck('rtree_monuments_geom')", in: register) == "ok")
        let batch = try #require(try folder.lindero("history", "--limit", "1", "--json").jsonArray().first)
        #expect(batch["batch"] as? Int == 8 && batch["reason"] as? String == "lost")
        #expect((batch["summary"] as? String)?.hasPrefix("repaired: \(fault.kinds[0]) ") == true)
        // There is nothing left, and nothing is written.
        let mended = try folder.bytes()
        let again = try folder.lindero("doctor", "--repair", "--lang", "es")
        #expect(again.status == 0 && again.text.contains("nada que --repair repare"), "\(again.text)")
        #expect(try folder.bytes() == mended && folder.names().count == 2)
    }

    @Test("a mended register records and indexes the next edit, and triggers keep their order")
    func order() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        let order = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'inspections' ORDER BY rowid"
        let triggers = try SQLiteShell.rows(order, in: register)
        try #require(triggers.count > 3)
        try SQLiteShell.rows("DROP TRIGGER \"\(triggers[0][0])\"; DROP TRIGGER \"\(triggers[2][0])\"", in: register)
        #expect(try folder.lindero("doctor", "--repair").status == 0)
        #expect(try SQLiteShell.rows(order, in: register) == triggers)
    }

    @Test("what the register can't tell stays and says what to do; a damaged file isn't written to")
    func left() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        try SQLiteShell.rows(
            """
            DROP TRIGGER history_targets_update; UPDATE targets SET quantity = quantity + 1 WHERE fid = 3;
            """, in: register)
        let run = try folder.lindero("doctor", "--repair")
        #expect(run.status == 3 && run.text.contains("targets: triggers made again: history_targets_update"))
        #expect(run.text.contains("error  rows-as-recorded") && run.text.contains("compare with a backup"))
        #expect(try folder.lindero("doctor", "-n").status == 64)
        #expect(try folder.lindero("doctor", "--reason", "x").status == 64)

        let page = try #require(
            Int(try SQLiteShell.value("SELECT max(pageno) FROM dbstat WHERE name = 'positions'", in: register)))
        try SQLiteShell.rows("DROP TRIGGER history_targets_update", in: register)
        var bytes = try folder.bytes()
        let size = try #require(Int(try SQLiteShell.value("PRAGMA page_size", in: register)))
        for index in 0..<600 { bytes[(page - 1) * size + index] = 0xEE }
        try bytes.write(to: folder.url.appendingPathComponent("border.gpkg"))
        let names = try folder.names()
        #expect(try folder.lindero("doctor", "--repair").status == 76)
        #expect(try folder.lindero("doctor", "--repair", "-n").status == 76)
        #expect(try folder.bytes() == bytes && folder.names() == names)
    }
}
