import Foundation
import TestSupport
import Testing

/// Edits by SQLite's own shell and by GDAL's programs, taken back. What the tables hold is read by the shell, what should
/// come back was dumped before.
@Suite("Undo of edits by other programs")
struct UndoOutsideTests {
    /// The sample's register has batches 1 to 7.
    private static let part = "7+"

    private static func expectUndone(
        _ folder: borrowing TemporaryFolder, to before: String, changes: [String: [Int]],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let register = folder.path("border.gpkg")
        let edited = try UndoTests.content(folder)
        let bytes = try folder.bytes()
        #expect(edited != before, sourceLocation: sourceLocation)
        let planned = try folder.lindero("undo", part, "-n", "--json")
        #expect(planned.status == 0, "\(planned.errors)", sourceLocation: sourceLocation)
        #expect(try folder.bytes() == bytes, sourceLocation: sourceLocation)

        let run = try folder.lindero("undo", part, "--reason", "by mistake", "--json")

        try #require(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
        #expect(
            run.text == planned.text.replacing("\"dry_run\":true", with: "\"dry_run\":false"),
            sourceLocation: sourceLocation)
        let json = try run.json()
        #expect(json["after_batch"] as? Int == 7 && json["batch"] is NSNull, sourceLocation: sourceLocation)
        var found: [String: [Int]] = [:]
        for row in json["changes"] as? [[String: Any]] ?? [] {
            found[row["table"] as? String ?? ""] = ["inserted", "updated", "deleted"].map { row[$0] as? Int ?? -1 }
        }
        #expect(found == changes, sourceLocation: sourceLocation)
        #expect(try UndoTests.content(folder) == before, sourceLocation: sourceLocation)
        for table in changes.keys {
            try expectIndexed(table, register, sourceLocation)
        }
        #expect(try DoctorTests.findings(folder) == [:], sourceLocation: sourceLocation)

        // It is in the history, on both sides.
        let history = try folder.lindero("history", "--limit", "2", "--json").jsonArray()
        #expect(history.first?["batch"] as? Int == 8, sourceLocation: sourceLocation)
        #expect(
            history.first?["summary"] as? String == "outside after batch 7 undone", sourceLocation: sourceLocation)
        #expect(history.first?["reason"] as? String == "by mistake", sourceLocation: sourceLocation)
        #expect(
            history.last?["after_batch"] as? Int == 7 && history.last?["undone_by"] as? Int == 8,
            sourceLocation: sourceLocation)
        let again = try folder.lindero("undo", part)
        #expect(
            again.status == 77 && again.errors.contains("was undone by batch 8 already"), "\(again.errors)",
            sourceLocation: sourceLocation)

        // The undo can be undone, and what comes back so undone again.
        #expect(try folder.lindero("undo", "8").status == 0, sourceLocation: sourceLocation)
        #expect(try UndoTests.content(folder) == edited, sourceLocation: sourceLocation)
        let third = try folder.lindero("undo", part)
        #expect(third.status == 0, "\(third.errors)", sourceLocation: sourceLocation)
        #expect(try UndoTests.content(folder) == before, sourceLocation: sourceLocation)
        #expect(try DoctorTests.findings(folder) == [:], sourceLocation: sourceLocation)
    }

    /// The entries of a layer's R-tree, rounded outwards to single precision, are around the boxes that GDAL's own
    /// functions read from the geometries, and no others are there.
    private static func expectIndexed(_ table: String, _ register: String, _ location: SourceLocation) throws {
        let trees = try SQLiteShell.rows(
            "SELECT 1 FROM gpkg_geometry_columns WHERE table_name = '\(table)'", in: register)
        guard !trees.isEmpty else { return }
        let differing = try SQLiteShell.rows(
            """
            SELECT fid FROM \(table) WHERE geom IS NOT NULL EXCEPT SELECT id FROM rtree_\(table)_geom;
            SELECT id FROM rtree_\(table)_geom EXCEPT SELECT fid FROM \(table) WHERE geom IS NOT NULL;
            """, in: register)
        #expect(differing.isEmpty, "\(table)", sourceLocation: location)
        #expect(
            try SQLiteShell.value(
                """
                SELECT feature_count - (SELECT count(*) FROM \(table)) FROM gpkg_ogr_contents
                WHERE table_name = '\(table)'
                """, in: register) == "0", sourceLocation: location)
    }

    @Test("what SQLite's shell changes, inserts, deletes and replaces in tables comes back")
    func shell() throws {
        let folder = try SampleRegister.copy()
        let before = try UndoTests.content(folder)
        try SQLiteShell.rows(
            """
            UPDATE sectors SET name = 'x' WHERE id = 'GTM-MEX-02';
            UPDATE sectors SET name = 'y' WHERE id = 'GTM-MEX-02';
            UPDATE targets SET quantity = 1e-17 WHERE fid IN (3, 4);
            DELETE FROM targets WHERE fid = 4;
            REPLACE INTO targets SELECT * FROM targets WHERE fid = 5;
            UPDATE targets SET quantity = 5 WHERE fid = 5;
            INSERT INTO events (uuid, id, kind, date, last_date, title)
                VALUES ('00000000-0000-4000-8000-000000000001', 'E-9', 'negotiation', '2026-01-01', '2026-01-01', 'x');
            """, in: folder.path("border.gpkg"))
        let shown = try folder.lindero("history", "--limit", "1").text
        #expect(shown.contains("7+") && shown.contains("outside"), "\(shown)")
        let fields = try folder.lindero("history", "--batch", Self.part, "--json").jsonArray()
        #expect(fields.count == 8 && fields.allSatisfy { $0["after_batch"] as? Int == 7 })
        try Self.expectUndone(
            folder, to: before, changes: ["sectors": [0, 1, 0], "targets": [1, 2, 0], "events": [0, 0, 1]])
    }

    @Test(
        "what ogrinfo and ogr2ogr move, add and delete comes back, with its R-tree",
        .enabled(if: OutsideProgramsTests.hasGDAL, "GDAL's programs aren't installed"))
    func gdal() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        let before = try UndoTests.content(folder)
        let box = "SELECT * FROM rtree_monuments_geom WHERE id IN (10, 12) ORDER BY id"
        let entries = try SQLiteShell.rows(box, in: register)
        try folder.write(
            """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"uuid": "00000000-0000-4000-8000-000000000001", "id": "EH-01",
             "kind": "hydrometric-station", "name": "Estación inventada", "sector": "GTM-MEX-04"},
             "geometry": {"type": "Point", "coordinates": [-91.0, 16.5]}}]}
            """, to: "new.geojson")
        func sql(_ statement: String) throws {
            let run = try ProgramRun.run(
                try #require(ProgramRun.find("ogrinfo")), ["-q", register, "-sql", statement], in: folder.url)
            #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        }
        try sql("UPDATE monuments SET geom = (SELECT geom FROM monuments WHERE fid = 90) WHERE fid = 10")
        try sql("UPDATE monuments SET condition = 'missing' WHERE fid = 11")
        try sql("DELETE FROM brecha_stretches WHERE fid IN (1, 5)")
        try sql("UPDATE monuments SET geom = NULL WHERE fid = 12")
        let run = try ProgramRun.run(
            try #require(ProgramRun.find("ogr2ogr")),
            ["-update", "-append", "-dim", "XY", "-nln", "installations", register, folder.path("new.geojson")],
            in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try SQLiteShell.rows(box, in: register) != entries)
        try Self.expectUndone(
            folder, to: before,
            changes: ["monuments": [0, 3, 0], "brecha_stretches": [2, 0, 0], "installations": [0, 0, 1]])
        #expect(try SQLiteShell.rows(box, in: register) == entries)
    }

    @Test("refused with a list where a later batch changed the row or refers to it; the parts go back one by one")
    func refused() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        let content = try UndoTests.content(folder)
        try SQLiteShell.rows("UPDATE targets SET quantity = 1 WHERE fid = 3", in: register)
        let edit = ["event", "add", "E-1", "--kind", "negotiation", "--date", "2026-02-02"]
        #expect(try ProgramRun.lindero(edit, in: folder.url).status == 0)
        try SQLiteShell.rows("UPDATE targets SET quantity = 2 WHERE fid = 3", in: register)
        let bytes = try folder.bytes()
        for (language, words) in [
            ("en", ["targets L1 was changed since (another program)", "undo first: 8+"]),
            ("es", ["lo que otros programas cambiaron después del lote 7 no se puede deshacer", "deshaga antes: 8+"]),
        ] {
            for options in [[], ["-n"]] {
                let run = try ProgramRun.lindero(["undo", "7+", "--lang", language] + options, in: folder.url)
                #expect(run.status == 77, "\(run.text)")
                for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
            }
        }
        let json = try folder.lindero("undo", "7+", "--json")
        #expect(json.errors.contains("\"after_batch\":\"7\""), "\(json.errors)")
        // What other programs did before that batch is refused by what they did after it, and by it.
        #expect(try folder.lindero("undo", "7").errors.contains("undo first: 8+"))
        #expect(try folder.bytes() == bytes)

        #expect(try folder.lindero("undo", "8+").status == 0)
        #expect(try folder.lindero("undo", "7+").status == 0)
        #expect(try folder.lindero("undo", "8").status == 0)
        #expect(try UndoTests.content(folder) == content)
        #expect(try DoctorTests.findings(folder) == [:])
    }

    @Test("a row that another refers to, one with another number, and what isn't there are refused")
    func others() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        func refuse(_ part: String, _ status: Int32, _ words: String) throws {
            let run = try folder.lindero("undo", part)
            #expect(run.status == status && run.errors.contains(words), "\(run.status) \(run.errors)")
        }
        try refuse("7+", 77, "other programs changed nothing between batch 7 and the next")
        try refuse("99+", 66, "99")
        try refuse("+", 64, "number of the batch")
        try refuse("0+", 64, "number of the batch")
        try refuse("7++", 64, "number of the batch")
        try SQLiteShell.rows("UPDATE targets SET fid = 999 WHERE fid = 3", in: register)
        try refuse("7+", 77, "give it 3 back")
        try SQLiteShell.rows("UPDATE targets SET fid = 3 WHERE fid = 999", in: register)

        try SQLiteShell.rows(
            """
            CREATE TEMP TABLE new AS SELECT * FROM products ORDER BY fid LIMIT 1;
            UPDATE new SET fid = 999, uuid = '00000000-0000-4000-8000-000000000002', code = 'PX';
            INSERT INTO products SELECT * FROM new;
            """, in: register)
        let add = ["event", "add", "E-1", "--kind", "negotiation", "--date", "2026-02-02", "--product", "PX"]
        let run = try ProgramRun.lindero(add, in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        try refuse("7+", 77, "events E-1 refers to products that would go (batch 8)")
        try refuse("7+", 77, "undo first: 8")
    }

    @Test("what a closed period counted since stays")
    func closing() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        try SQLiteShell.rows("UPDATE targets SET quantity = quantity + 1 WHERE year = 2026", in: register)
        #expect(try folder.lindero("close", "2026-C1", "--date", "2026-05-10").status == 0)
        let bytes = try folder.bytes()
        let run = try folder.lindero("undo", "7+")
        #expect(run.status == 77 && run.errors.contains("closed period"), "\(run.errors)")
        #expect(try folder.bytes() == bytes)
    }

    @Test(
        "a survey's row and observations edited by hand come back, and only they",
        .enabled(if: OutsideProgramsTests.hasGDAL, "GDAL's programs aren't installed"))
    func observations() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let register = folder.path("border.gpkg")
        let before = try UndoTests.content(folder)
        let part = try UndoTests.newestBatch(folder) + "+"
        for sql in [
            "UPDATE surveys SET file = 'x', accepted = 1", "UPDATE observations SET chainage_m = 1 WHERE fid IN (2, 3)",
            "DELETE FROM observations WHERE fid = 4",
        ] {
            let run = try ProgramRun.run(
                try #require(ProgramRun.find("ogrinfo")), ["-q", register, "-sql", sql], in: folder.url)
            #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        }
        #expect(try DoctorTests.findings(folder)["evidence"] != nil)
        let run = try folder.lindero("undo", part, "--json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.json()["observations"] as? Int == 0)
        #expect(try UndoTests.content(folder) == before)
        try Self.expectIndexed("observations", register, #_sourceLocation)
    }
}
