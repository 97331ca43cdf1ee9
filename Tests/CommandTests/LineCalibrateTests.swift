import Foundation
import TestSupport
import Testing

/// Published chainages beside those of the line.
@Suite struct LineCalibrateTests {
    // A parallel of 0.01° and a meridian of 0.02°. GeodSolve -i (WGS 84): 1064.8583 m, 1106.6931 m to the middle of the
    // meridian, 2213.3873 m to its end.
    private static let line = #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"A","order":1,"rule":"parallel",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[[-91.0,17.0],[-90.99,17.0]]}},
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"B","order":2,"rule":"meridian",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[[-90.99,17.0],[-90.99,17.02]]}},
        {"type":"Feature","properties":{"sector":"GTM-MEX-02","segment":"C","order":1,"rule":"meridian",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[[-90.5,17.0],[-90.5,17.02]]}}]}
        """#
    private static let monuments = """
        id,number,class,sector,longitude,latitude,role
        M1,1,principal,GTM-MEX-01,-91.0,17.0,surveyed
        M2,2,principal,GTM-MEX-01,-90.99,17.0,surveyed
        M3,3,intermediate,GTM-MEX-01,-90.99,17.01,surveyed
        M4,4,principal,GTM-MEX-01,-90.99,17.02,surveyed
        N1,5,principal,GTM-MEX-02,-90.5,17.01,surveyed

        """

    private func register() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.line, to: "line.geojson")
        try folder.write(Self.monuments, to: "monuments.csv")
        for step in [
            ["init", "border.gpkg", "--frame", "EPSG:4326"], ["line", "import", "line.geojson"],
            ["monument", "import", "monuments.csv"],
        ] {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    private func calibrate(
        _ folder: borrowing TemporaryFolder, _ rows: String, _ options: String...
    ) throws -> ProgramRun {
        try folder.write(rows, to: "published.csv")
        return try ProgramRun.lindero(["line", "calibrate", "GTM-MEX-01", "published.csv"] + options, in: folder.url)
    }

    @Test("residuals, stretches and the chainages between, by hand")
    func residuals() throws {
        let folder = try register()
        let before = try folder.bytes()
        // The order of the rows doesn't matter.
        let run = try calibrate(
            folder, "monument,chainage_m\nM4,3290\nM1,0\nM2,1+070.00\n", "--at", "500", "--at", "2+171.5514", "--at",
            "3+300", "--at=-5", "--json")
        #expect(run.status == 0, "\(run.errors)")
        let answer = try run.json()
        let rows = try #require(answer["monuments"] as? [[String: Any]])
        #expect(rows.map { $0.text("monument") } == ["M1", "M2", "M4"])
        // 1070 − 1064.8583 and 3290 − (1064.8583 + 2213.3873).
        for (row, residual) in zip(rows, [0, 5.1417, 11.7544]) {
            #expect(abs((row.number("residual_m") ?? .nan) - residual) < 0.0011)
        }
        // 1070 / 1064.8583 = 1.00482853 and 2220 / 2213.3873 = 1.00298760; a tenth of a millimetre is 0.1 ppm of a km.
        #expect(rows[0]["stretch_ppm"] is NSNull)
        #expect(abs((rows[1].number("stretch_ppm") ?? .nan) - 4828.5) < 0.2)
        #expect(abs((rows[2].number("stretch_ppm") ?? .nan) - 2987.6) < 0.2)
        let places = try #require(answer["places"] as? [[String: Any]])
        // 500 · 1070 / 1064.8583 = 502.4143; 1070 + 1106.6931 · 2220 / 2213.3873 = 2179.9995; beyond the outermost
        // monuments the distance from them stays: 3290 + (3300 − 3278.2456) = 3311.7544, and −5.
        for (place, published) in zip(places, [502.4143, 2179.9995, 3311.7544, -5]) {
            #expect(abs((place.number("published_m") ?? .nan) - published) < 0.0011)
        }
        #expect(places.map { $0["between_marks"] as? Bool } == [true, true, false, false])
        #expect(answer.number("read") == 3 && answer.number("rejected") == 0)
        #expect(try folder.bytes() == before)
    }

    @Test("the table in both languages, and one mark alone")
    func table() throws {
        let folder = try register()
        let run = try calibrate(folder, "monument,chainage_m\nM2,1+070\n", "--at", "3+300")
        #expect(run.status == 0)
        // 3300 + 5.1417, which nothing bounds.
        #expect(run.text.contains("3+300.000  3+305.142  beyond the monuments"), "\(run.text)")
        let spanish = try calibrate(folder, "monument,chainage_m\nM2,1+070\n", "--at", "3+300", "--lang", "es")
        #expect(spanish.text.contains("residuo m") && spanish.text.contains("más allá de los monumentos"))
    }

    @Test("a row that can't be used is named with its line, and the others are calibrated: exit 3")
    func rejections() throws {
        let folder = try register()
        let rows = "monument,chainage_m\nM1,0\nM2,\nM9,5\nN1,5\nM4,x\n,7\nM3,2180\nM1,3\nM2,1+1200\n"
        let run = try calibrate(folder, rows, "--json")
        #expect(run.status == 3)
        let answer = try run.json()
        #expect(answer.number("read") == 9 && answer.number("rejected") == 7)
        let rejects = try #require(answer["rejects"] as? [[String: Any]])
        #expect(rejects.map { $0.number("line") } == [3, 4, 5, 6, 7, 9, 10])
        #expect(rejects[2].text("message")?.contains("“N1” has no chainage on GTM-MEX-01") == true)
        #expect(rejects[5].text("text") == "M1,3")
        let found = try #require(answer["monuments"] as? [[String: Any]])
        #expect(found.map { $0.text("monument") } == ["M1", "M3"])
        // 2180 − (1064.8583 + 1106.6931).
        #expect(abs((found[1].number("residual_m") ?? .nan) - 8.4486) < 0.0011)
        let said = try calibrate(folder, rows)
        #expect(said.errors.contains("published.csv:4: monument “M9”"))
    }

    @Test("no mark, marks in another order, from the other end, no such column, file or sector")
    func refusals() throws {
        let folder = try register()
        func refuse(_ rows: String, _ status: Int32, _ words: String...) throws {
            let run = try calibrate(folder, rows)
            #expect(run.status == status, "\(run.text)")
            for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
        }
        try refuse("monument,chainage_m\n", 65, "no monument of it has a chainage")
        try refuse("monument,chainage_m\nM9,1\n", 65, "published.csv:2: monument “M9”", "no monument of it")
        try refuse("monument,chainage_m\nM1,0\nM2,2000\nM3,1500\n", 65, "M2 and M3", "take the wrong one out")
        try refuse("monument,chainage_m\nM1,3290\nM2,2220\nM4,0\n", 65, "from the other end")
        try refuse("id,pk\nM1,0\n", 65, "“monument” is missing")
        let run = try ProgramRun.lindero(["line", "calibrate", "GTM-MEX-09", "published.csv"], in: folder.url)
        #expect(run.status == 66)
        #expect(try folder.lindero("line", "calibrate", "GTM-MEX-01", "none.csv").status == 66)
        let json = try calibrate(folder, "monument,chainage_m\nM1,9\nM2,5\n", "--json")
        #expect(json.errors.contains("\"code\":\"E_MARK_ORDER\""))
    }
}
