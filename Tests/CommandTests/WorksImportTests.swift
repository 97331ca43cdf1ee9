import Foundation
import TestSupport
import Testing

@Suite struct WorksImportTests {
    /// Counts from samples/figures.json and samples/README.md, which scripts/make-samples writes in Python.
    @Test(arguments: [("brecha", 51, 51), ("order", 120, 120), ("inspection", 37, 24)])
    func acceptsEveryRowOfTheSamples(noun: String, rows: Int, records: Int) throws {
        let run = try #require(SampleRegister.shared.get().imports[noun])

        #expect(run.status == 0, "\(run.errors)")
        #expect(run.object.number("read") == Double(rows))
        #expect(run.object.number("accepted") == Double(rows))
        #expect(run.object.number("records") == Double(records))
    }

    @Test(arguments: ["brecha", "orders", "inspections"])
    func changesNothingTheSecondTime(file: String) throws {
        let folder = try SampleRegister.copy()
        let noun = file == "orders" ? "order" : file == "inspections" ? "inspection" : file

        for arguments in [["--dry-run"], []] {
            let run = try ProgramRun.lindero(
                [noun, "import", Checkout.sample("\(file).csv"), "--json"] + arguments, in: folder.url)

            #expect(run.status == 0)
            #expect(run.object.number("accepted") == 0)
            #expect(run.object.number("unchanged") == run.object.number("read"))
        }
    }

    @Test func givesEachRowOneFateAndItsReason() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            id,sector,from_m,to_m,in_programme
            B-001,GTM-MEX-01,0,7700,true
            B-002,GTM-MEX-01,7700,12901,true
            B-900,GTM-XXX-99,0,10,true
            B-901,GTM-MEX-01,0+100,1+000,true
            B-901,GTM-MEX-01,100,1000,true
            B-902,GTM-MEX-01,190000,999000,true
            B-903,GTM-MEX-01,500,400,true
            B-904,GTM-MEX-01,abc,400,true

            """, to: "brecha.csv")

        let run = try ProgramRun.lindero(
            ["brecha", "import", "brecha.csv", "--json", "--rejects", "rejects.csv"], in: folder.url)

        #expect(run.status == 3)
        let counts = ["read", "accepted", "unchanged", "duplicate", "rejected"].map { run.object.number($0) ?? -1 }
        #expect(counts == [8, 1, 1, 1, 5])
        let rejects = run.object["rejects"] as? [[String: Any]] ?? []
        #expect(rejects.map { $0.number("line") } == [3, 4, 7, 8, 9])
        #expect(
            rejects.map { $0.text("code") } == [
                "E_DIFFERS", "E_UNKNOWN_REFERENCE", "E_OUTSIDE_SECTOR", "E_RANGE", "E_NOT_A_NUMBER",
            ])
        let file = try String(contentsOfFile: folder.path("rejects.csv"), encoding: .utf8)
        #expect(file.hasPrefix("id,sector,from_m,to_m,in_programme\nB-002,GTM-MEX-01,7700,12901,true\n"))
        #expect(file.split(separator: "\n").count == 6)
    }

    @Test func storesNothingWhenStrictAndARowIsRejected() throws {
        let folder = try SampleRegister.copy()
        try folder.write("id,sector,from_m,to_m\nB-900,GTM-MEX-01,0,10\nB-901,GTM-XXX-99,0,10\n", to: "brecha.csv")

        let strict = try ProgramRun.lindero(["brecha", "import", "brecha.csv", "--strict"], in: folder.url)
        let list = try ProgramRun.lindero(["brecha", "list", "--json"], in: folder.url)

        #expect(strict.status == 3)
        #expect(list.array.count == 51)
    }

    @Test func refusesAnInspectionWholeWhenOneOfItsRowsIsBad() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            id,sector,from_m,to_m,date,team,joint,acta,monument,condition,action,note,photo
            I-1,GTM-HND-05,0,900,2026-10-01,Norte,true,A-1,M-0136,good,,,
            I-1,GTM-HND-05,0,900,2026-10-01,Norte,true,A-1,M-9999,good,,,
            I-2,GTM-HND-05,0,900,2026-10-02,Norte,true,A-2,M-0136,leaning,,,

            """, to: "inspections.csv")

        let run = try ProgramRun.lindero(["inspection", "import", "inspections.csv", "--json"], in: folder.url)

        #expect(run.status == 3)
        #expect(run.object.number("records") == 1)
        let codes = (run.object["rejects"] as? [[String: Any]] ?? []).map { $0.text("code") }
        #expect(codes == ["E_UNKNOWN_REFERENCE", "E_PART_OF_REJECTED"])
    }

    @Test func keepsACorrectionOnlyWithTheOrderThatItNames() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            id,kind,sector,from_m,to_m,quantity,state,certified_on,corrects
            C-1,bank-stabilisation,GTM-MEX-09,20000,20100,-5,certified,2026-05-02,N-1
            N-1,bank-stabilisation,GTM-MEX-09,20000,20100,50,certified,2026-05-01,
            C-2,bank-stabilisation,GTM-MEX-09,20000,20100,-5,certified,2026-05-02,C-3
            C-3,bank-stabilisation,GTM-MEX-09,20000,20100,-5,certified,2026-05-02,N-404

            """, to: "orders.csv")

        let run = try ProgramRun.lindero(["order", "import", "orders.csv", "--json"], in: folder.url)

        #expect(run.object.number("records") == 2)
        #expect((run.object["rejects"] as? [[String: Any]] ?? []).map { $0.number("line") } == [4, 5])
    }

    /// The rows: the order; its correction; a correction of that one; one of itself; two of each other.
    @Test func refusesACorrectionOfACorrection() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            id,kind,sector,from_m,to_m,quantity,state,certified_on,corrects
            N-1,bank-stabilisation,GTM-MEX-09,20000,20100,50,certified,2026-05-01,
            C-1,bank-stabilisation,GTM-MEX-09,20000,20100,-5,certified,2026-05-02,N-1
            C-2,bank-stabilisation,GTM-MEX-09,20000,20100,-4,certified,2026-05-02,C-1
            C-3,bank-stabilisation,GTM-MEX-09,20000,20100,-3,certified,2026-05-02,C-3
            C-4,bank-stabilisation,GTM-MEX-09,20000,20100,-2,certified,2026-05-02,C-5
            C-5,bank-stabilisation,GTM-MEX-09,20000,20100,-1,certified,2026-05-02,C-4

            """, to: "orders.csv")
        let run = try ProgramRun.lindero(["order", "import", "orders.csv", "--json"], in: folder.url)
        #expect(run.status == 3 && run.object.number("records") == 2)
        #expect((run.object["rejects"] as? [[String: Any]] ?? []).map { $0.number("line") } == [4, 5, 6, 7])
        try folder.write(
            """
            id,kind,sector,from_m,to_m,quantity,state,certified_on,corrects
            C-6,bank-stabilisation,GTM-MEX-09,20000,20100,-4,certified,2026-05-03,C-1

            """, to: "more.csv")
        let more = try folder.lindero("order", "import", "more.csv", "--lang", "es")
        #expect(more.status == 3 && more.errors.contains("more.csv:2: C-1 es a su vez una corrección"))
    }

    /// The rows: a negative quantity without its order; work done years ahead; a plan for then; the order that two
    /// corrections take the same off; one that takes off another quantity.
    @Test func refusesWhatCantHaveBeenDoneAndNamesWhatLiesAhead() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            id,kind,sector,from_m,to_m,quantity,state,started_on,certified_on,corrects
            N-1,bank-stabilisation,GTM-MEX-09,20000,20100,-5,certified,,2026-05-02,
            N-2,bank-stabilisation,GTM-MEX-09,20000,20100,5,certified,,2126-05-02,
            N-5,bank-stabilisation,GTM-MEX-09,20000,20100,5,in-progress,2126-05-01,,
            N-3,bank-stabilisation,GTM-MEX-09,20000,20100,,planned,2126-05-02,,
            N-4,bank-stabilisation,GTM-MEX-09,20000,20100,50,certified,,2026-05-01,
            C-1,bank-stabilisation,GTM-MEX-09,20000,20100,-5,certified,,2026-05-02,N-4
            C-2,bank-stabilisation,GTM-MEX-09,20000,20100,-5,certified,,2026-05-02,N-4
            C-3,bank-stabilisation,GTM-MEX-09,20000,20100,-6,certified,,2026-05-02,N-4

            """, to: "orders.csv")

        let rehearsal = try ProgramRun.lindero(
            ["order", "import", "orders.csv", "--json", "--dry-run"], in: folder.url)
        let run = try ProgramRun.lindero(["order", "import", "orders.csv", "--json"], in: folder.url)
        let again = try ProgramRun.lindero(["order", "import", "orders.csv", "--json"], in: folder.url)

        #expect(run.status == 3)
        for run in [rehearsal, run] {
            #expect(run.object.number("accepted") == 6)
            // A year of 2126 is a slip of the pen, and may not be: it is taken, and named.
            #expect(run.errors.contains("2; "), "\(run.errors)")
            #expect(run.errors.contains("N-2, 2126-05-02"))
            let rejects = run.object["rejects"] as? [[String: Any]] ?? []
            #expect(rejects.map { $0.number("line") } == [2, 8])
            #expect(rejects.map { $0.text("code") } == ["E_FIELD_MISSING", "E_RECORD"])
        }
        #expect(again.object.number("unchanged") == 6)
        #expect(again.object.number("rejected") == 2)
    }

    /// As many rows as are written in bulk. The R-tree is compared with what SQLite finds in the geometries, and the
    /// triggers with those that were there before.
    @Test func keepsHistoryIndexAndTriggersOfManyRows() throws {
        let folder = try SampleRegister.copy()
        let file = folder.path("border.gpkg")
        let triggers =
            "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name)"
        let before = try SQLiteShell.value(triggers, in: file)
        let rows = (0..<1234).map { "R-\($0),GTM-MEX-01,left,\($0 * 10),\($0 * 10 + 25),reach \($0)" }
        try folder.write((["id,sector,bank,from_m,to_m,name"] + rows).joined(separator: "\n"), to: "reaches.csv")

        let run = try ProgramRun.lindero(["reach", "import", "reaches.csv", "--json"], in: folder.url)

        #expect(run.object.number("accepted") == 1234)
        #expect(try SQLiteShell.value(triggers, in: file) == before)
        #expect(try SQLiteShell.isIntact(file))
        let counts = [
            "SELECT count(*) FROM reaches", "SELECT count(*) FROM rtree_reaches_geom",
            "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'reaches'",
            "SELECT count(*) FROM history WHERE table_name = 'reaches' AND operation = 'insert' AND batch IS NOT NULL",
            "SELECT count(DISTINCT uuid) FROM reaches WHERE uuid GLOB '????????-????-4???-[89ab]???-????????????'",
            "SELECT count(*) FROM history h JOIN reaches r ON r.fid = h.row_id AND r.id = json_extract(h.new, '$.id') "
                + "AND hex(r.geom) = json_extract(h.new, '$.geom') WHERE h.table_name = 'reaches'",
        ]
        for count in counts { #expect(try SQLiteShell.value(count, in: file) == "1234", "\(count)") }
        #expect(try SQLiteShell.value("SELECT rtreecheck('rtree_reaches_geom')", in: file) == "ok")

        let doctor = try ProgramRun.lindero(["doctor", "--json"], in: folder.url)
        #expect(doctor.status == 0, "\(doctor.text)")
        let batch = try SQLiteShell.value("SELECT max(id) FROM batches", in: file)
        let undo = try ProgramRun.lindero(["undo", batch], in: folder.url)
        #expect(undo.status == 0, "\(undo.errors)")
        #expect(try SQLiteShell.value("SELECT count(*) FROM rtree_reaches_geom", in: file) == "0")
    }

    /// Exports each kind and imports the export where there is nothing but the line: a second export has the same bytes.
    @Test(arguments: ["csv", "geojson"])
    func readsBackWhatItExports(format: String) throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            "id,sector,bank,from_m,to_m,name,note\nR-1,GTM-MEX-01,left,0,500.25,uno,n\n", to: "given-reach.csv")
        try folder.write(
            """
            id,kind,name,sector,longitude,latitude,height,condition,operated_by,built,note
            IN-1,sign,Aviso,GTM-MEX-01,-90.99,17.8166,12,good,CILA,2001,nota

            """, to: "given-installation.csv")
        try folder.write(
            """
            id,kind,number,title,date,signed_by,article,participation,note,classification
            D-1,acta,5-2026,"Acta, la quinta",2026-02-03,Comisión,art. 4,bilateral,nota,public

            """, to: "given-document.csv")
        for noun in ["reach", "installation", "document"] {
            let run = try ProgramRun.lindero([noun, "import", "given-\(noun).csv"], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        func export(_ layer: String, to file: String, _ register: String) throws {
            let run = try ProgramRun.lindero(
                ["export", format, layer, "-o", file, "--register", register], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        let line = try ProgramRun.lindero(
            ["export", "geojson", "line", "--precision", "15", "-o", "line.geojson"], in: folder.url)
        #expect(line.status == 0, "\(line.errors)")
        for arguments in [["init", "fresh.gpkg", "--frame", "EPSG:4326"], ["line", "import", "line.geojson"]] {
            let run = try ProgramRun.lindero(arguments + ["--register", "fresh.gpkg"], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        // Inspections and monuments as GeoJSON have no findings and no second positions: their CSV has all.
        var kinds = [("document", "documents")]
        if format == "csv" { kinds += [("monument", "monuments")] }
        kinds += [("brecha", "brecha"), ("reach", "reaches"), ("installation", "installations"), ("order", "orders")]
        if format == "csv" { kinds += [("inspection", "inspections")] }
        if format == "geojson" {
            let monuments = try ProgramRun.lindero(["export", "csv", "monuments", "-o", "m.csv"], in: folder.url)
            #expect(monuments.status == 0)
            _ = try ProgramRun.lindero(["monument", "import", "m.csv", "--register", "fresh.gpkg"], in: folder.url)
        }
        for (noun, layer) in kinds {
            let (first, second) = ("\(layer).\(format)", "again-\(layer).\(format)")
            try export(layer, to: first, "border.gpkg")
            let run = try ProgramRun.lindero([noun, "import", first, "--register", "fresh.gpkg"], in: folder.url)
            #expect(run.status == 0, "\(noun): \(run.errors)")
            try export(layer, to: second, "fresh.gpkg")
            // When it was recorded is the register's own; the drawn line was densified.
            let (one, two) = try (
                String(contentsOfFile: folder.path(first), encoding: .utf8),
                String(contentsOfFile: folder.path(second), encoding: .utf8)
            )
            let times = #/2\d{3}-\d\d-\d\dT[0-9:.]+Z/#
            if format == "csv" {
                #expect(one.replacing(times, with: "") == two.replacing(times, with: ""), "\(layer)")
            } else {
                let objects = try [one, two].map { try Self.properties($0) }
                #expect(objects[0] == objects[1], "\(layer)")
                #expect(!objects[0].isEmpty)
            }
        }
    }

    /// Of each feature of a GeoJSON file, as sorted text.
    private static func properties(_ text: String) throws -> [String] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(object["features"] as? [[String: Any]])
        return try features.map { feature in
            let properties = try #require(feature["properties"] as? [String: Any])
            return String(
                decoding: try JSONSerialization.data(withJSONObject: properties, options: .sortedKeys), as: UTF8.self)
        }
    }
}
