import Foundation
import TestSupport
import Testing

@Suite("Undo")
struct UndoTests {
    /// Every official table as SQLite's own shell writes it, numbers with 20 digits, geometries byte by byte.
    static func content(_ folder: borrowing TemporaryFolder, _ name: String = "border.gpkg") throws -> String {
        let tables = try SQLiteShell.rows(
            "SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles' ORDER BY 1", in: folder.path(name))
        // The schema doesn't change, and comes with the dump.
        return try SQLiteShell.rows(
            ".dump --data-only \(tables.map { $0[0] }.joined(separator: " "))", in: folder.path(name)
        )
        .map { $0.joined() }.joined(separator: "\n")
    }

    static func newestBatch(_ folder: borrowing TemporaryFolder) throws -> String {
        try SQLiteShell.value("SELECT max(id) FROM batches", in: folder.path("border.gpkg"))
    }

    static let commands: [[String]] = [
        ["line", "import", Checkout.sample("osm_dense.geojson")],
        ["monument", "import", Checkout.sample("monuments.csv")],
        ["monument", "import", Checkout.sample("monuments.geojson")],
        ["line", "import", Checkout.sample("osm_dense.geojson"), "--candidate", "other"],
        ["brecha", "import", Checkout.sample("brecha.csv")],
        ["order", "import", Checkout.sample("orders.csv")],
        [
            "order", "new", "OT-1", "--kind", "brecha-conservation", "--sector", "GTM-MEX-08", "--from", "5+000",
            "--to",
            "8+500.123456789",
        ],
        ["order", "assign", "OT-1", "--to", "Sur"],
        ["order", "start", "OT-1", "--date", "2026-04-06"],
        ["order", "measure", "OT-1", "--date", "2026-04-24", "--to", "8+400.1"],
        ["order", "verify", "OT-1", "--date", "2026-05-04"],
        ["order", "certify", "OT-1", "--date", "2026-05-11", "--acta", "A-1"],
        ["order", "receive", "OT-1", "--date", "2026-05-12", "--acta", "R-1"],
        ["inspection", "import", Checkout.sample("inspections.csv")],
        [
            "inspection", "record", "--id", "I-1", "--sector", "GTM-MEX-01", "--date", "2026-09-07", "--monument",
            "M-0030",
            "--condition", "damaged",
        ],
        ["event", "add", "E-1", "--kind", "negotiation", "--date", "2026-02-02"],
        ["programme", "import", Checkout.sample("programme-2025-2029.csv")],
    ]

    @Test(
        "each command that changes something can be undone, and that undo too: the content is what it was, bit by bit")
    func everyCommand() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.lindero("init", "border.gpkg", "--frame", "EPSG:4326").status == 0)
        for command in Self.commands {
            let before = try Self.content(folder)
            let run = try ProgramRun.lindero(command, in: folder.url)
            try #require(run.status == 0, "\(command): \(run.errors)")
            let after = try Self.content(folder)
            #expect(after != before, "\(command)")

            let planned = try folder.lindero("undo", Self.newestBatch(folder), "-n", "--json")
            #expect(try Self.content(folder) == after)
            let undone = try folder.lindero("undo", Self.newestBatch(folder), "--reason", "test", "--json")

            #expect(undone.status == 0, "\(command): \(undone.errors)")
            #expect(undone.text == planned.text.replacing("\"dry_run\":true", with: "\"dry_run\":false"))
            #expect(try Self.content(folder) == before, "\(command)")
            let redone = try folder.lindero("undo", Self.newestBatch(folder))
            #expect(redone.status == 0, "\(command): \(redone.errors)")
            #expect(try Self.content(folder) == after, "\(command)")
        }
        #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
        let doctor = try folder.lindero("doctor")
        #expect(doctor.status == 0, "\(doctor.text)")
    }

    @Test("a survey is withdrawn with its digests and rejections, and its file can be imported again")
    func survey() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let register = folder.path("border.gpkg")
        let counts = """
            SELECT (SELECT count(*) FROM observations), (SELECT ifnull(sum(length(digests)), 0) / 8 FROM observation_digests),
                (SELECT count(*) FROM survey_rejections), (SELECT count(*) FROM rtree_observations_geom),
                (SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'observations')
            """
        let track = try folder.lindero("survey", "import", Checkout.sample("synthetic-track.gpx"))
        #expect(track.status == 0)
        let before = try Self.content(folder)
        let command = ["survey", "import", Checkout.sample("synthetic-gtm.csv"), "--crs", "ESRI:103598"]
        #expect(try ProgramRun.lindero(command, in: folder.url).status == 3)
        #expect(try SQLiteShell.rows(counts, in: register) == [["665", "665", "3", "665", "665"]])

        let run = try folder.lindero("undo", Self.newestBatch(folder), "--json")

        #expect(try run.json()["observations"] as? Int == 485, "\(run.errors)")
        #expect(try Self.content(folder) == before)
        #expect(try SQLiteShell.rows(counts, in: register) == [["180", "180", "0", "180", "180"]])
        // An undo of that undo would have nothing to bring back.
        let redo = try folder.lindero("undo", Self.newestBatch(folder))
        #expect(redo.status == 77 && redo.errors.contains("synthetic-gtm.csv"), "\(redo.errors)")
        #expect(try ProgramRun.lindero(command, in: folder.url).status == 3)
        #expect(try SQLiteShell.rows(counts, in: register) == [["665", "665", "3", "665", "665"]])
        // The R-tree has the numbers that the rows have: SQLite gives none twice.
        #expect(
            try SQLiteShell.value(
                "SELECT count(*) FROM observations WHERE fid NOT IN (SELECT id FROM rtree_observations_geom)",
                in: register)
                == "0")
        #expect(try SQLiteShell.isIntact(register))
        #expect(try folder.lindero("doctor").status == 0)
    }

    @Test("what was changed since, or is referred to, is refused with a list, and nothing is written")
    func refused() throws {
        let folder = try SampleRegister.copy()
        let before = try folder.bytes()
        func refuse(_ batch: String, _ words: String...) throws {
            let run = try folder.lindero("undo", batch)
            #expect(run.status == 77, "\(run.text) \(run.errors)")
            for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
            #expect(try folder.lindero("undo", batch, "-n").status == 77)
            #expect(try folder.bytes() == before)
        }
        // 1 init, 2 line, 3 monuments, 4 brecha, 5 orders, 6 inspections, 7 programme.
        try refuse("1", "changed nothing")
        try refuse("2", "refers to sectors that would go (batch 3)", "undo first: 6, 5, 4, 3")
        // Inspections gave monuments their condition and have findings on them.
        try refuse("3", "was changed since (batch 6)", "undo first: 6")
        #expect(try folder.lindero("undo", "99").status == 66)
        #expect(try folder.lindero("undo", "x").status == 64)
        let json = try folder.lindero("undo", "3", "--json")
        #expect(json.errors.contains("\"code\":\"E_UNDO_REFUSED\""))
        #expect(try folder.lindero("undo", "3", "--lang", "es").errors.contains("deshaga antes: 6"))
    }

    @Test("a closed period stays closed")
    func closing() throws {
        let folder = try SampleRegister.copy()
        #expect(try folder.lindero("close", "2026-C1", "--date", "2026-05-10").status == 0)
        let before = try folder.bytes()
        for language in [("en", "closed 2026-C1"), ("es", "cerró 2026-C1")] {
            let run = try folder.lindero("undo", Self.newestBatch(folder), "--lang", language.0)
            #expect(run.status == 77 && run.errors.contains(language.1), "\(run.errors)")
        }
        #expect(try folder.bytes() == before)
    }

    @Test("an edit by another program stands in the way, and one that was taken back there doesn't")
    func outside() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        try SQLiteShell.rows(
            "UPDATE events SET title = 'x'; UPDATE targets SET quantity = 1 WHERE fid = 3", in: register)
        let run = try folder.lindero("undo", "7")
        #expect(
            run.status == 77 && run.errors.contains("targets L1 was changed since (another program)"), "\(run.errors)"
        )
        let old = try SQLiteShell.value(
            "SELECT json_extract(new, '$.quantity') FROM history WHERE table_name = 'targets' AND row_id = 3 LIMIT 1",
            in: register)
        try SQLiteShell.rows("UPDATE targets SET quantity = \(old) WHERE fid = 3", in: register)
        #expect(try folder.lindero("undo", "7").status == 0)
        #expect(try folder.lindero("undo", "7").errors.contains("was undone by batch 8"))
    }

    @Test("a survey that a later one counted on stays: its records would be nowhere")
    func countedOn() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90.5,17.815\nB,-90.6,17.815\n", to: "1.csv")
        try folder.write("id,lon,lat\nB,-90.6,17.815\nC,-90.7,17.815\n", to: "2.csv")
        for file in ["1.csv", "2.csv"] { #expect(try folder.lindero("survey", "import", file).status == 0) }
        let first = try SQLiteShell.value("SELECT max(id) - 1 FROM batches", in: folder.path("border.gpkg"))
        let run = try folder.lindero("undo", first)
        #expect(run.status == 77 && run.errors.contains("S-0002 left out records"), "\(run.errors)")
        #expect(try folder.lindero("undo", Self.newestBatch(folder)).status == 0)
        #expect(try folder.lindero("undo", first).status == 0)
        #expect(try SQLiteShell.value("SELECT count(*) FROM observations", in: folder.path("border.gpkg")) == "0")
    }
}
