import Foundation
import TestSupport
import Testing

@Suite("Survey import: what is said and what is held")
struct SurveyImportTests {
    @Test("an import waits for a slow pipe without the register: another one goes first")
    func pipeHoldsNoLock() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nB,-90,17.9\n", to: "b.csv")
        let slow = try ProgramRun.start(["survey", "import", "-", "--json"], in: folder.url, input: .openPipe)
        try slow.send("id,lon,lat\nA,-90,17.8\n")
        let quick = try folder.lindero("survey", "import", "b.csv")
        #expect(quick.status == 0, "\(quick.errors)")
        #expect(slow.isRunning)
        try slow.send("C,-90,17.7\n")
        slow.closeInput()
        let run = try slow.finish()
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.json()["accepted"] as? Int == 2)
        #expect(
            try SQLiteShell.rows("SELECT id, file FROM surveys", in: folder.path("border.gpkg"))
                == [["S-0001", "b.csv"], ["S-0002", "-"]])
    }

    @Test("an import that is stored and can't be printed says that it is stored", arguments: [[], ["--json"]])
    func storedThoughNotPrinted(options: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90,17.8\n", to: "a.csv")
        let run = try ProgramRun.start(
            ["survey", "import", "a.csv"] + options, in: folder.url, output: "/dev/full"
        ).finish()
        #expect(run.status == 74)
        #expect(run.errors.contains("stored as S-0001"), "\(run.errors)")
        #expect(try SQLiteShell.value("SELECT count(*) FROM observations", in: folder.path("border.gpkg")) == "1")
    }

    @Test("nothing is named that isn't there: after a dry run, and of a file of which nothing is accepted")
    func namesNothingThatIsNotThere() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90,17.8\n", to: "a.csv")
        try folder.write("id,lon,lat\nA,-90,x\n", to: "bad.csv")
        let before = try folder.bytes()
        let tried = try folder.lindero("survey", "import", "a.csv", "--dry-run")
        #expect(tried.status == 0 && !tried.text.contains("S-0001") && !tried.errors.contains("S-0001"))
        for language in ["en", "es"] {
            let bad = try folder.lindero("survey", "import", "bad.csv", "--lang", language)
            #expect(bad.status == 3)
            #expect(bad.text.contains(language == "en" ? "nothing was stored" : "no se guardó nada"))
            #expect(!bad.text.contains("S-0001") && !bad.errors.contains("S-0001"))
        }
        #expect(try folder.bytes() == before)
        // Its bytes are no survey's: under another system they are welcome.
        #expect(try folder.lindero("survey", "import", "bad.csv", "--crs", "EPSG:4979").status == 3)
    }

    @Test("warnings of several files name theirs")
    func warningsNameTheirFile() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90,17.8\n", to: "a.csv")
        try folder.write("id,lon,lat\nB,17.5,-90\n", to: "b.csv")
        let run = try folder.lindero("survey", "import", "a.csv", "b.csv", "--crs", "EPSG:4326")
        #expect(run.status == 0)
        #expect(run.errors.contains("warning: b.csv: points that look swapped"), "\(run.errors)")
    }

    @Test("surveys are listed by class, day and sector")
    func list() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        func ids(_ arguments: String...) throws -> [String] {
            try ProgramRun.lindero(["survey", "list", "--json"] + arguments, in: folder.url).jsonArray()
                .compactMap { $0.text("survey") }
        }
        let all = try ids()
        #expect(all.count == SharedRegister.surveys.count)
        #expect(try ids("--class", "brecha-track") == [])
        #expect(try ids("--since", "2999-01-01") == [])
        #expect(try ids("--since", "2000-01-01", "--class", "inspection") == all)
        let named = try SQLiteShell.rows(
            """
            SELECT DISTINCT surveys.id FROM observations JOIN surveys ON surveys.fid = survey
            WHERE sector = 'GTM-MEX-01' ORDER BY 1
            """, in: folder.path("border.gpkg")
        ).map { $0[0] }
        #expect(try ids("--sector", "GTM-MEX-01") == named && !named.isEmpty && named.count < all.count)
        #expect(try folder.lindero("survey", "list", "--sector", "NOPE").status == 66)
    }

    /// A GPX file whose later points lack what the earlier ones have: 8,192 points make a batch.
    @Test("a column may begin or end in the middle of a file")
    func columnsThatBeginLate() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let points = (0..<40_000).map { index in
            let ele = index < 17_000 || index > 39_000 ? "<ele>\(index)</ele>" : ""
            let name = index > 36_000 ? "<name>P\(index)</name>" : ""
            return "<wpt lat=\"17.\(10_000 + index)\" lon=\"-90.5\">\(ele)\(name)</wpt>"
        }
        try folder.write("<gpx version=\"1.1\">\(points.joined())</gpx>", to: "in.gpx")
        let run = try folder.lindero("survey", "import", "in.gpx")
        #expect(run.status == 0, "\(run.errors)")
        let counts = try SQLiteShell.rows(
            "SELECT count(*), count(source_z), sum(source_z = fid - 1), count(name) FROM observations",
            in: folder.path("border.gpkg"))
        #expect(counts == [["40000", "17999", "17999", "3999"]])
        let contents = try SQLiteShell.rows(
            "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'observations'",
            in: folder.path("border.gpkg"))
        #expect(contents == [["40000"]])
    }

    @Test("a survey is drawn on one page that needs nothing beside it", arguments: ["en", "es"])
    func drawing(language: String) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let run = try folder.lindero(
            "survey", "show", "S-0001", "--format", "html", "-o", "s.html", "--lang", language)
        #expect(run.status == 0 && run.text.isEmpty)
        let page = String(decoding: try folder.bytes("s.html"), as: UTF8.self)
        #expect(page.contains("<html lang=\"\(language)\">"))
        for text in ["http-equiv", "<script", "<link", "<img", "@import", "url(http", "src="] {
            #expect(!page.contains(text), "\(text)")
        }
        #expect(page.contains(language == "en" ? "points on the line: 485" : "puntos en la línea: 485"))
        #expect(page.contains(language == "en" ? "rejected, not drawn: 3" : "rechazados, sin dibujar: 3"))
        for text in ["<svg", "class=\"line\"", "class=\"mark ", "GTM-MEX-01", "M-0030", "km</text>", ">N</text>"] {
            #expect(page.contains(text), "\(text)")
        }
        // The survey lies between km 40 and 52 of its sector.
        for tick in ["42+000", "50+000"] { #expect(page.contains(">\(tick)<"), "\(tick)") }
        let words = "602265O776"
        #expect(page.contains(words))
        try folder.write("id,lon,lat,nota\n<b>&,-90,17.8,x\n<i>,-90,\"<script>\",y\n", to: "x.csv")
        _ = try folder.lindero("survey", "import", "x.csv")
        let hostile = try folder.lindero("survey", "show", "S-0006", "--format", "html").text
        #expect(!hostile.contains("<script>") && hostile.contains("&lt;script&gt;"))
        #expect(try folder.lindero("survey", "show", "S-0001", "-o", "s.html").status == 73)
    }

    /// 300,000 points fall on a few thousand places of the paper, which bounds the page.
    @Test("a great survey makes a page of bounded size, a far point doesn't make the rest a dot")
    func greatDrawing() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let rows = (0..<300_000).map { "\(-90.4 + Double($0 % 600) * 1e-4),\(17.80 + Double($0 / 600) * 6e-5)\n" }
        try folder.write("lon,lat\n" + rows.joined() + "10,50\n", to: "in.csv")
        try #require(try folder.lindero("survey", "import", "in.csv").status == 0)
        let page = try folder.lindero("survey", "show", "S-0001", "--format", "html", "--lang", "en")
        #expect(page.status == 0)
        #expect(page.output.count < 1_500_000, "\(page.output.count)")
        #expect(page.text.contains("outside the drawing: 1<"))
    }
}
