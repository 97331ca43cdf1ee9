import Foundation
import TestSupport
import Testing

/// A new version of a sector's line, and what becomes of everything that lies along it.
@Suite struct LineRevisionCommandTests {
    // A parallel of 0.01° and a meridian of 0.02°; the new line replaces the parallel by two geodesics that turn 0.0002° to
    // the north. Lengths by GeodSolve -i (WGS 84): 1064.8583 m between the ends of the parallel, which is longer by
    // s³ tan²φ / 24 N² = 0.0001 mm; 2213.3873 for the meridian; 532.8887 for each of the two geodesics.
    private static let old = #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"A","order":1,"rule":"parallel",
        "legal_status":"demarcated-boundary","kind":"land","article":"III"},
        "geometry":{"type":"LineString","coordinates":[[-91.0,17.0],[-90.99,17.0]]}},
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"B","order":2,"rule":"meridian",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[[-90.99,17.0],[-90.99,17.02]]}}]}
        """#
    private static let new = #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"segment":"A","rule":"geodesic"},
        "geometry":{"type":"LineString","coordinates":[[-91.0,17.0],[-90.995,17.0002],[-90.99,17.0]]}},
        {"type":"Feature","properties":{"segment":"B"},
        "geometry":{"type":"LineString","coordinates":[[-90.99,17.0],[-90.99,17.02]]}}]}
        """#
    private static let monuments = """
        id,number,class,sector,longitude,latitude,role
        M1,1,principal,GTM-MEX-01,-91.0,17.0,surveyed
        M2,2,principal,GTM-MEX-01,-90.99,17.0,surveyed
        M3,3,intermediate,GTM-MEX-01,-90.99,17.01,surveyed
        M4,4,principal,GTM-MEX-01,-90.99,17.02,surveyed

        """
    private static let orders = """
        id,kind,sector,from_m,to_m,state,assigned_to,started_on,finished_on,certified_on,acta
        O1,brecha-conservation,GTM-MEX-01,0,1000,certified,C1,2026-01-05,2026-02-01,2026-02-10,A-1
        O2,brecha-conservation,GTM-MEX-01,500,1500,planned,,,,,

        """
    private static let programme = """
        code,parent,level,name_es,unit,year,physical_target,financial_target_gtq
        L1,,product,Límites,km,2026,3,1
        L1.1,L1,subproduct,Brecha,km,2026,3,1

        """

    private func register(_ more: [[String]] = []) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.old, to: "old.geojson")
        try folder.write(Self.new, to: "new.geojson")
        try folder.write(Self.monuments, to: "monuments.csv")
        try folder.write(Self.orders, to: "orders.csv")
        try folder.write(
            "id,sector,from_m,to_m,in_programme\nB1,GTM-MEX-01,0,532,yes\nB2,GTM-MEX-01,1000,2000,yes\n",
            to: "brecha.csv")
        let steps = [
            ["init", "border.gpkg", "--frame", "EPSG:4326"], ["line", "import", "old.geojson"],
            ["monument", "import", "monuments.csv"], ["brecha", "import", "brecha.csv"],
            ["order", "import", "orders.csv"], ["document", "add", "ACTA-1", "--kind", "acta", "--date", "2026-05-01"],
        ]
        for step in steps + more {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    private func length(_ folder: borrowing TemporaryFolder, _ arguments: String...) throws -> Double {
        let run = try ProgramRun.lindero(["line", "list", "--json"] + arguments, in: folder.url)
        let sectors = try #require(try run.json()["sectors"] as? [[String: Any]])
        return try #require(sectors.first?["length_m"] as? Double)
    }

    private func number(_ run: ProgramRun, _ name: String) throws -> Double {
        try #require(try run.json().number(name), "\(name): \(run.errors)")
    }

    private func record(_ run: ProgramRun, _ id: String) throws -> [String: Any] {
        let records = try #require(try run.json()["records"] as? [[String: Any]])
        return try #require(records.first { $0["id"] as? String == id })
    }

    @Test("chainages go over between the monuments, each record by its rule")
    func carries() throws {
        let folder = try register()
        let before = try folder.bytes()
        let rehearsal = try folder.lindero(
            "line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1", "-n", "--json")
        #expect(rehearsal.status == 0)
        #expect(try folder.bytes() == before)
        let run = try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1", "--json")
        #expect(run.status == 0, "\(run.errors)")
        // 1064.8583 + 2213.3873 and 2 · 532.8887 + 2213.3873.
        #expect(abs(try number(run, "old_length_m") - 3278.246) < 0.0015)
        #expect(abs(try number(run, "new_length_m") - 3279.165) < 0.0015)
        // B1 ends at 532 of 1064.858: 532 · 1065.777 / 1064.858 = 532.459.
        #expect(abs(try #require(try record(run, "B1")["new_to_m"] as? Double) - 532.459) < 0.0015)
        // B2: 1000 · 1065.777 / 1064.858 = 1000.863; 2000 lies on the meridian, which begins 0.919 later.
        let second = try record(run, "B2")
        #expect(abs(try #require(second["new_from_m"] as? Double) - 1000.863) < 0.0015)
        #expect(abs(try #require(second["new_to_m"] as? Double) - 2000.919) < 0.0015)
        #expect(try record(run, "O2")["outcome"] as? String == "moved")
        #expect(try record(run, "O1")["outcome"] as? String == "kept")
        #expect(try record(run, "O1")["new_to_m"] as? Double == 1000)
        let monument = try record(run, "M3")
        #expect(monument["outcome"] as? String == "located")
        // 1065.7774 + 1106.6931 (GeodSolve 17.00 → 17.01).
        #expect(abs(try #require(monument["new_from_m"] as? Double) - 2172.470) < 0.0015)
        #expect(try folder.lindero("doctor").status == 0)
    }

    @Test("each day has its line: lengths to the millimetre before and after, and the versions are listed")
    func versions() throws {
        let folder = try register()
        let before = try length(folder)
        let status = try folder.lindero("status", "--json").json()
        #expect(try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1").status == 0)
        #expect(try length(folder, "--as-of", "2026-04-30") == before)
        #expect(abs(try length(folder, "--as-of", "2026-05-01") - 3279.165) < 0.0015)
        #expect(abs(try length(folder) - 3279.165) < 0.0015)
        let shown = try folder.lindero("line", "show", "GTM-MEX-01", "--json").json()
        let versions = try #require(shown["versions"] as? [[String: Any]])
        #expect(versions.map { $0["version"] as? Int } == [1, 2])
        #expect(versions[0]["valid_to"] as? String == "2026-04-30")
        #expect(versions[1]["valid_from"] as? String == "2026-05-01")
        #expect(versions[1]["acta"] as? String == "ACTA-1")
        let segments = try #require(shown["segments"] as? [[String: Any]])
        #expect(segments.map { $0["segment"] as? String } == ["A@2", "B@2"])
        // What the file leaves out stays as it was.
        #expect(segments[0]["article"] as? String == "III")
        #expect(segments[1]["rule"] as? String == "meridian")
        let after = try folder.lindero("status", "--json").json()
        for count in ["sectors", "segments", "monuments"] { #expect(after[count] as? Int == status[count] as? Int) }
        let exported = try folder.lindero("export", "geojson", "line").json()
        #expect((exported["features"] as? [Any])?.count == 2)
    }

    @Test("a second version within a day of the first, a document that decides nothing, none at all: exit 77")
    func refusals() throws {
        let folder = try register([["document", "add", "NOTE-1", "--kind", "note", "--date", "2026-05-01"]])
        let before = try folder.bytes()
        for acta in [["--acta", "ACTA-9"], ["--acta", "NOTE-1"], []] {
            let run = try ProgramRun.lindero(["line", "revise", "GTM-MEX-01", "new.geojson"] + acta, in: folder.url)
            #expect(run.status == 77, "\(acta)")
        }
        #expect(try folder.lindero("line", "revise", "GTM-MEX-09", "new.geojson", "--acta", "ACTA-1").status == 66)
        #expect(try folder.lindero("line", "revise", "GTM-MEX-01", "old.geojson", "--acta", "ACTA-1").status == 65)
        #expect(try folder.lindero("line", "revise", "GTM-MEX-01", "--acta", "ACTA-1").status == 64)
        #expect(try folder.bytes() == before)
        #expect(try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1").status == 0)
        let again = try folder.lindero(
            "line", "revise", "GTM-MEX-01", "old.geojson", "--acta", "ACTA-1", "--date", "2026-05-01", "--lang", "es")
        #expect(again.status == 77)
        #expect(again.errors.contains("la versión 2 rige desde 2026-05-01"))
    }

    @Test("an order that is half measured isn't left behind: exit 77 with a list")
    func unfinished() throws {
        let folder = try register([
            ["order", "assign", "O2", "--to", "C1"], ["order", "start", "O2", "--date", "2026-04-01"],
            ["order", "measure", "O2", "--from", "500", "--to", "700", "--date", "2026-04-02", "--partial"],
        ])
        let run = try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1", "--json")
        #expect(run.status == 77)
        #expect(run.errors.contains("E_LEFT_BEHIND") && run.errors.contains("O2"))
    }

    @Test("km that were certified stay as they were reported, and ground worked in both versions counts once")
    func figures() throws {
        let folder = try register()
        try folder.write(Self.programme, to: "programme.csv")
        #expect(try folder.lindero("programme", "import", "programme.csv").status == 0)
        func executed() throws -> Double {
            let run = try folder.lindero("progress", "--year", "2026", "--to", "2026-11-01", "--json").json()
            let rows = try #require(run["rows"] as? [[String: Any]])
            return try #require(rows.first { $0["code"] as? String == "L1.1" }?["executed"] as? Double)
        }
        #expect(try executed() == 1)
        #expect(try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1").status == 0)
        #expect(try executed() == 1)
        // 500–1500 of the new line: up to 1000.863 it is ground that O1 counts already, so that 499.137 m are new.
        try folder.write(
            """
            id,kind,sector,from_m,to_m,state,assigned_to,started_on,finished_on,certified_on,acta
            O3,brecha-conservation,GTM-MEX-01,500,1500,certified,C1,2026-06-05,2026-06-20,2026-06-25,A-2

            """, to: "more.csv")
        #expect(try folder.lindero("order", "import", "more.csv").status == 0)
        #expect(abs(try executed() - 1.499137) < 0.0000025)
        // A correction of what was certified is of the old version: 100 m less.
        #expect(
            try folder.lindero(
                "order", "correct", "O1", "--from", "0", "--to", "100", "--acta", "A-3", "--date", "2026-07-01",
                "--reason", "not cleared"
            ).status == 0)
        #expect(abs(try executed() - 1.399137) < 0.0000025)
        let coverage = try folder.lindero("brecha", "coverage", "--year", "2026", "--to", "2026-11-01", "--json")
        #expect(coverage.text.contains("GTM-MEX-01@1") == false)
        let measured = try folder.lindero("order", "measure", "O1", "--date", "2026-07-02")
        #expect(measured.status == 77)
        #expect(measured.errors.contains("version 1"))
    }

    @Test("undo takes a version back bit by bit, and not once something was entered along it")
    func undo() throws {
        let folder = try register()
        let before = try folder.lindero("line", "show", "GTM-MEX-01", "--json").output
        let brecha = try folder.lindero("brecha", "list", "--json").output
        #expect(try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1").status == 0)
        #expect(try folder.lindero("undo", "7").status == 0)
        #expect(try folder.lindero("line", "show", "GTM-MEX-01", "--json").output == before)
        #expect(try folder.lindero("brecha", "list", "--json").output == brecha)
        #expect(try folder.lindero("doctor").status == 0)
        #expect(try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1").status == 0)
        try folder.write("id,sector,from_m,to_m,in_programme\nB3,GTM-MEX-01,2100,2200,yes\n", to: "later.csv")
        #expect(try folder.lindero("brecha", "import", "later.csv").status == 0)
        let refused = try folder.lindero("undo", "9")
        #expect(refused.status == 77)
        #expect(refused.errors.contains("B3"))
    }

    @Test("the line turns at the positions in force of its vertices")
    func fromVertices() throws {
        let folder = try register([
            ["vertex", "propose", "B/2", "--lon", "-90.99", "--lat", "17.0201"],
            ["vertex", "approve", "B/2", "--position", "1", "--acta", "ACTA-1"],
        ])
        let run = try folder.lindero("line", "revise", "GTM-MEX-01", "--from-vertices", "--acta", "ACTA-1", "--json")
        #expect(run.status == 0, "\(run.errors)")
        // GeodSolve: 17.02 → 17.0201 on the meridian is 11.067 m.
        let grown = try number(run, "new_length_m") - number(run, "old_length_m")
        #expect(abs(grown - 11.067) < 0.0015)
        #expect(try folder.lindero("vertex", "list", "--json").text.contains("B@2/2"))
    }

    @Test("a lost monument is proposed from distances to its neighbours; nothing official changes")
    func reestablish() throws {
        let folder = try register()
        // Distances by GeodSolve -i.
        let arguments = [
            "monument", "reestablish", "M2", "--distance-sigma", "0.02", "--distance", "M1=1064.8583", "--distance",
            "M3=1106.6931", "--distance", "M4=2213.3873", "--json",
        ]
        let shown = try folder.lindero("line", "show", "GTM-MEX-01", "--json").output
        let run = try ProgramRun.lindero(arguments, in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(abs(try number(run, "longitude") + 90.99) < 2e-8)
        #expect(abs(try number(run, "latitude") - 17) < 2e-8)
        #expect(try number(run, "redundancy") == 1)
        let monument = try folder.lindero("monument", "show", "M2", "--json").json()
        let positions = try #require(monument["positions"] as? [[String: Any]])
        #expect(positions.count == 2)
        #expect(positions[1]["role"] as? String == "computed")
        #expect(positions[1]["state"] as? String == "in-review")
        #expect(try folder.lindero("line", "show", "GTM-MEX-01", "--json").output == shown)
        // A metre too much to M4: the others say so.
        let blunder = try folder.lindero(
            "monument", "reestablish", "M2", "--distance-sigma", "0.02", "--distance", "M1=1064.8583", "--distance",
            "M3=1106.6931", "--distance", "M4=2214.3873", "-n")
        #expect(blunder.status == 3)
        #expect(try folder.lindero("monument", "reestablish", "M2", "--distance-sigma", "0.02", "-n").status == 65)
        #expect(try folder.lindero("monument", "reestablish", "M2").status == 64)
    }
}
