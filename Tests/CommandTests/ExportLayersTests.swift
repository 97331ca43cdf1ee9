import Foundation
import TestSupport
import Testing

/// Everything that a register holds, out and in again. Other programs judge the files: xmllint, gpsbabel, ogrinfo and
/// SQLite's own shell.
@Suite("Export of every layer") struct ExportLayersTests {
    private func run(_ folder: URL, _ arguments: String...) throws -> ProgramRun {
        try ProgramRun.lindero(arguments, in: folder)
    }

    @Test("what an import reads, its export writes: a fresh register has the same rows")
    func roundTrip() throws {
        let first = try SampleRegister.copy()
        #expect(
            try run(
                first.url, "reach", "add", "TR-01", "--sector", "GTM-MEX-06", "--bank", "left", "--from", "5+000.25",
                "--to", "6+200", "--name", "El Ceibo"
            ).status == 0)
        // The place is a made-up one near the parallel 17°49'.
        #expect(
            try run(
                first.url, "installation", "add", "EH-01", "--kind", "hydrometric-station", "--longitude",
                "-90.123456789",
                "--latitude", "17.8123456789", "--name", "=HYPERLINK(1)", "--note", "una, dos; \"tres\"", "--height",
                "81.25"
            ).status == 0)
        #expect(try run(first.url, "export", "csv", "-o", "out/").status == 0)
        let second = try TemporaryFolder()
        #expect(try run(second.url, "init", "border.gpkg", "--frame", "EPSG:4326").status == 0)
        #expect(try run(second.url, "line", "import", Checkout.sample("osm_dense.geojson")).status == 0)
        let files = [
            ("monument", "monuments"), ("brecha", "brecha"), ("reach", "reaches"), ("installation", "installations"),
            ("order", "orders"), ("inspection", "inspections"),
        ]
        for (noun, layer) in files {
            let read = try run(second.url, noun, "import", first.path("out/\(layer).csv"))
            #expect(read.status == 0, "\(noun): \(read.text) \(read.errors)")
        }
        #expect(try run(second.url, "export", "csv", "-o", "out/").status == 0)
        for (_, layer) in files {
            let once = try String(contentsOfFile: first.path("out/\(layer).csv"), encoding: .utf8)
            let again = try String(contentsOfFile: second.path("out/\(layer).csv"), encoding: .utf8)
            #expect(withoutMoments(once) == withoutMoments(again), "\(layer)")
        }
        #expect(
            try SQLiteShell.value("SELECT name || '|' || note FROM installations", in: second.path("border.gpkg"))
                == "=HYPERLINK(1)|una, dos; \"tres\"")
        let sheet = try String(contentsOfFile: first.path("out/installations.csv"), encoding: .utf8)
        #expect(sheet.contains(",'=HYPERLINK(1),"))
        #expect(sheet.contains("-90.123456789,17.8123456789,EPSG:4326"))
    }

    /// When a position was stored is no part of what it says.
    private func withoutMoments(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\dT[0-9:.]+Z/, with: "T")
    }

    @Test("filters give the rows that SQLite counts")
    func filters() throws {
        let folder = try SampleRegister.copy()
        let file = folder.path("border.gpkg")
        let cases: [(arguments: [String], sql: String)] = [
            (
                ["monuments", "--sector", "GTM-MEX-01", "--condition", "damaged"],
                "SELECT count(*) FROM monuments WHERE sector = 'GTM-MEX-01' AND condition = 'damaged'"
            ),
            (["monuments", "--class", "principal"], "SELECT count(*) FROM monuments WHERE class = 'principal'"),
            (
                ["brecha", "--sector", "GTM-MEX-01", "--from", "8+000", "--to", "12+900"],
                "SELECT count(*) FROM brecha_stretches WHERE sector = 'GTM-MEX-01' AND to_m >= 8000 AND from_m <= 12900"
            ),
            (
                ["inspections", "--since", "2026-04-01", "--until", "2026-06-30"],
                "SELECT count(*) FROM inspections WHERE last_date BETWEEN '2026-04-01' AND '2026-06-30'"
            ),
            // A finding's sector is its inspection's, a vertex's its segment's.
            (
                ["findings", "--sector", "GTM-MEX-01"],
                """
                SELECT count(*) FROM findings JOIN inspections ON inspections.id = findings.inspection
                WHERE sector = 'GTM-MEX-01'
                """
            ),
            (
                ["vertices", "--sector", "GTM-MEX-02"],
                "SELECT count(*) FROM vertices JOIN segments s ON s.id = segment WHERE s.sector = 'GTM-MEX-02'"
            ),
            (["sectors", "--sector", "GTM-MEX-02"], "SELECT 1"),
        ]
        for (arguments, sql) in cases {
            let result = try ProgramRun.lindero(["export", "geojson"] + arguments, in: folder.url)
            #expect(result.status == 0, "\(result.errors)")
            let features = result.object["features"] as? [Any] ?? []
            let expected = try SQLiteShell.value(sql, in: file)
            #expect("\(features.count)" == expected, "\(arguments)")
            #expect(expected != "0", "\(arguments)")
        }
        let refused = try run(folder.url, "export", "geojson", "orders", "--class", "principal")
        #expect(refused.status == 64)
        #expect(refused.errors.contains("orders can't be filtered by --class"))
        #expect(try run(folder.url, "export", "csv", "brecha", "--from", "3").status == 64)
        #expect(try run(folder.url, "export", "gpx", "surveys").status == 64)
        #expect(try run(folder.url, "export", "kml", "nope").status == 64)
    }

    @Test("a box holds what lies in it, and nothing else")
    func box() throws {
        let folder = try SampleRegister.copy()
        // Monuments with a place in the box, by the coordinates of the file that was imported.
        let rows = try String(contentsOfFile: Checkout.sample("monuments.csv"), encoding: .utf8).split(separator: "\n")
        let inside = Set(
            rows.dropFirst().compactMap { row -> String? in
                let cells = row.split(separator: ",", omittingEmptySubsequences: false)
                guard let x = Double(cells[5]), let y = Double(cells[6]), (-90.0 ... -89.5).contains(x),
                    (17.0...18.0).contains(y)
                else { return nil }
                return String(cells[0])
            })
        let result = try run(folder.url, "export", "geojson", "monuments", "--bbox", "-90,17,-89.5,18")
        let ids = Set((result.object["features"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
        #expect(!inside.isEmpty && ids == inside)
        let listed = try run(folder.url, "monument", "list", "--bbox", "-90,17,-89.5,18", "--json")
        #expect(Set(listed.array.compactMap { $0["id"] as? String }) == inside)
    }

    @Test("JSON-FG has the frame's own axes, latitude first, its epoch, and every digit")
    func jsonFG() throws {
        let folder = try TemporaryFolder()
        #expect(try run(folder.url, "init", "border.gpkg", "--frame", "EPSG:9000", "--epoch", "2020.5").status == 0)
        #expect(
            try run(folder.url, "line", "import", Checkout.sample("osm_dense.geojson"), "--operation", "+proj=noop")
                .status == 0)
        try folder.write(
            "id,class,longitude,latitude,height,crs,epoch\nM-1,principal,-89.1234567890123,17.8156,81.5,EPSG:9000,2020.5\n",
            to: "m.csv")
        #expect(try run(folder.url, "monument", "import", "m.csv").status == 0)
        let document = try run(folder.url, "export", "json-fg", "monuments", "--operation", "+proj=noop").object
        let system = try #require(document["coordRefSys"] as? [String: Any])
        #expect(system.text("href") == "http://www.opengis.net/def/crs/EPSG/0/9000")
        #expect(system.number("epoch") == 2020.5)
        let feature = try #require((document["features"] as? [[String: Any]])?.first)
        #expect(feature.text("featureType") == "monuments")
        let place = try #require((feature["place"] as? [String: Any])?["coordinates"] as? [Double])
        #expect(place == [17.8156, -89.1234567890123])
        let geometry = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [Double])
        #expect(abs(geometry[0] + 89.1234568) < 2e-7)
        #expect(geometry[2] == 81.5)
    }

    @Test("GPX is well formed, and gpsbabel reads its points and tracks")
    func gpx() throws {
        let gpsbabel = try #require(ProgramRun.find("gpsbabel"))
        let folder = try SampleRegister.copy()
        #expect(try run(folder.url, "export", "gpx", "line", "monuments", "-o", "b.gpx").status == 0)
        if let xmllint = ProgramRun.find("xmllint") {
            #expect(try ProgramRun.run(xmllint, ["--noout", folder.path("b.gpx")], in: folder.url).status == 0)
        }
        let read = try ProgramRun.run(
            gpsbabel, ["-i", "gpx", "-f", folder.path("b.gpx"), "-x", "nuketypes,tracks", "-o", "csv", "-F", "-"],
            in: folder.url)
        #expect(read.status == 0, "\(read.errors)")
        let expected = try SQLiteShell.value(
            "SELECT count(*) FROM monuments WHERE geom IS NOT NULL", in: folder.path("border.gpkg"))
        #expect("\(read.text.split(separator: "\n").count)" == expected)
        let text = try String(contentsOfFile: folder.path("b.gpx"), encoding: .utf8)
        #expect(text.components(separatedBy: "<trk>").count - 1 == 37)
    }

    @Test("KML has a folder for each layer, which ogrinfo counts", .enabled(if: ProgramRun.find("ogrinfo") != nil))
    func kml() throws {
        let folder = try SampleRegister.copy()
        #expect(try run(folder.url, "export", "kml", "line", "monuments", "orders", "-o", "b.kml").status == 0)
        let info = try ProgramRun.run(
            try #require(ProgramRun.find("ogrinfo")), ["-ro", "-so", "-al", folder.path("b.kml")], in: folder.url)
        let counts = info.text.matches(of: /Feature Count: (\d+)/).map { String($0.1) }
        let monuments = try SQLiteShell.value("SELECT count(*) FROM monuments", in: folder.path("border.gpkg"))
        #expect(counts == ["37", monuments, "120"])
    }

    @Test("a table that nobody listed is a layer under its own name")
    func otherTable() throws {
        let folder = try SampleRegister.copy()
        try SQLiteShell.rows(
            """
            CREATE TABLE lamps (fid INTEGER PRIMARY KEY, id TEXT, sector TEXT, watts DOUBLE);
            INSERT INTO lamps VALUES (1, 'L-1', 'GTM-MEX-01', 40.5);
            INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('lamps', 'attributes', 'Lámparas');
            """, in: folder.path("border.gpkg"))
        let result = try run(folder.url, "export", "csv", "lamps")
        #expect(result.text == "id,sector,watts\r\nL-1,GTM-MEX-01,40.5\r\n", "\(result.errors)")
    }
}
