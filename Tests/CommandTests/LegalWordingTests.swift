import Foundation
import TestSupport
import Testing

/// DOMAIN.md §11: what the program writes of a line that no law makes a boundary.
@Suite("Legal wording") struct LegalWordingTests {
    /// The Adjacency Line of the samples, with a survey, an order and an inspection on it.
    private static let register = Result { () throws -> URL in
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lindero-legal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: SampleRegister.shared.get().folder.appendingPathComponent("border.gpkg"),
            to: folder.appendingPathComponent("border.gpkg"))
        // Two points of the line itself, at 20 and 20.1 km.
        let place = try ProgramRun.lindero(["locate", "--at", "GTM-BLZ-03:20+000", "--json"], in: folder)
        let text = try #require(place.text.firstMatch(of: /"point":\[(-?[0-9.]+),([0-9.]+)/))
        try Data("name,longitude,latitude\nA,\(text.1),\(text.2)\nB,\(text.1),\(text.2)1\n".utf8)
            .write(to: folder.appendingPathComponent("frontera.csv"))
        for step in [
            ["survey", "import", "frontera.csv", "--crs", "EPSG:4326"],
            [
                "inspection", "record", "--id", "I-BLZ", "--sector", "GTM-BLZ-03", "--date", "2026-02-01", "--from",
                "0",
                "--to", "1000",
            ],
            [
                "order", "new", "O-BLZ", "--kind", "brecha-conservation", "--sector", "GTM-BLZ-03", "--from", "0",
                "--to",
                "1000",
            ],
            ["reach", "add", "R-BLZ", "--sector", "GTM-BLZ-03", "--bank", "left", "--from", "0", "--to", "900"],
            [
                "installation", "add", "F-BLZ", "--kind", "facility", "--sector", "GTM-BLZ-03", "--longitude",
                String(text.1), "--latitude", String(text.2),
            ],
        ] {
            let run = try ProgramRun.lindero(step, in: folder)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    /// Without what quotes or cites, and without style sheets: what is left is the program's own words.
    private func ownWords(_ text: String) -> String {
        var text = text.replacing(/<style>[\s\S]*?<\/style>/, with: "")
        for cited in [
            // Codes of the weights' configuration, which name every status.
            "demarcated-boundary", "delimited-boundary", "timezone-boundary-builder",
            "Adjacency Line: not a boundary; without prejudice to the claims of either side.",
        ] { text = text.replacing(cited, with: "") }
        return text
    }

    private let wrong = /(?i)\b(l[ií]mites?|fronteras?|fronteriz[oa]s?|boundar(y|ies)|borders?)\b/

    static let outputs: [[String]] = [
        ["line", "show", "GTM-BLZ-03"], ["line", "show", "GTM-BLZ-03", "--json"],
        ["survey", "show", "S-0001", "--format", "html"], ["survey", "match", "S-0001"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "html"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "table"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "kml"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "gpx"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "geojson"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "json"],
        ["inspection", "show", "I-BLZ"], ["order", "show", "O-BLZ"], ["reach", "show", "R-BLZ"],
        ["installation", "show", "F-BLZ"], ["installation", "list", "--sector", "GTM-BLZ-03"],
        ["monument", "list", "--sector", "GTM-BLZ-03"], ["monument", "compare", "--with", "BLZ"],
        ["line", "candidates", "GTM-BLZ-03"], ["history", "--limit", "2"],
        ["export", "geojson", "--sector", "GTM-BLZ-03"], ["export", "json-fg", "line", "--sector", "GTM-BLZ-03"],
        ["export", "kml", "line", "monuments", "reaches", "--sector", "GTM-BLZ-03"],
        ["export", "gpx", "line", "monuments", "--sector", "GTM-BLZ-03"],
        ["export", "csv", "line", "--sector", "GTM-BLZ-03"], ["export", "csv", "sectors", "--sector", "GTM-BLZ-03"],
    ]

    @Test("no output calls the Adjacency Line a boundary", arguments: outputs, ["es", "en"])
    func words(arguments: [String], language: String) throws {
        let folder = try Self.register.get()
        let run = try ProgramRun.lindero(arguments, in: folder, environment: ["LC_ALL": language + ".UTF-8"])
        #expect([0, 3].contains(run.status), "\(run.errors)")
        let text = ownWords(run.text)
        #expect(text.firstMatch(of: wrong) == nil, "\(text.firstMatch(of: wrong).map { String($0.0) } ?? "")")
    }

    static let publications: [[String]] = [
        ["survey", "show", "S-0001", "--format", "html"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "html"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "kml"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "gpx"],
        ["inspection", "plan", "--sector", "GTM-BLZ-03", "--format", "geojson"],
        ["progress", "--year", "2026", "--format", "html"],
        ["export", "geojson", "line", "--sector", "GTM-BLZ-03"], ["export", "kml", "line", "--sector", "GTM-BLZ-03"],
        ["export", "gpx", "line", "--sector", "GTM-BLZ-03"], ["export", "json-fg", "line", "--sector", "GTM-BLZ-03"],
        ["line", "show", "GTM-BLZ-03"], ["line", "list"], ["export", "qgis"],
    ]

    @Test("the legend of the state and the note stand beside it", arguments: publications, ["es", "en"])
    func legend(arguments: [String], language: String) throws {
        let folder = try Self.register.get()
        let run = try ProgramRun.lindero(arguments, in: folder, environment: ["LC_ALL": language + ".UTF-8"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("Diferendo territorial, insular y marítimo pendiente de resolver"))
        #expect(
            run.text.contains(
                language == "es"
                    ? "sin perjuicio de los derechos y reclamos de las partes"
                    : "without prejudice to the claims of either side"))
    }

    @Test("a boundary carries neither")
    func boundary() throws {
        let run = try SampleRegister.read("export", "kml", "line", "--sector", "GTM-MEX-01")
        #expect(run.status == 0)
        #expect(!run.text.contains("Diferendo") && !run.text.contains("prejudice"))
    }

    @Test("the titles of a page of progress name no such line a boundary", arguments: ["es", "en"])
    func titles(language: String) throws {
        let run = try ProgramRun.lindero(
            ["progress", "--year", "2026", "--format", "html"], in: try Self.register.get(),
            environment: ["LC_ALL": language + ".UTF-8"])
        let titles = run.text.matches(of: /<(title|h1|h2|th|text)[^>]*>([^<]*)</).map { String($0.2) }
        #expect(titles.count > 20)
        #expect(titles.allSatisfy { $0.firstMatch(of: wrong) == nil })
    }

    @Test(
        "names that say so are refused where the line is none, and kept where it is one",
        arguments: [
            ("adjacency-line", "Frontera con Belice", true), ("in-dispute", "LÍMITE marítimo", true),
            ("adjacency-line", "Bordering river", false), ("adjacency-line", "Río Sarstún", false),
            ("delimited-boundary", "Frontera con México", false),
        ])
    func lineNames(status: String, name: String, isRefused: Bool) throws {
        let folder = try TemporaryFolder()
        #expect(try folder.lindero("init", "border.gpkg", "--frame", "EPSG:4326").status == 0)
        try folder.write(
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"sector":"GTM-BLZ-09","segment":"GTM-BLZ-09",
            "legal_status":"\(status)","rule":"surveyed","name":"\(name)"},"geometry":{"type":"LineString",
            "coordinates":[[-89.2,16.0],[-89.2,16.1]]}}]}
            """, to: "line.geojson")
        let run = try folder.lindero("line", "import", "line.geojson")
        #expect(run.status == (isRefused ? 3 : 0), "\(run.errors)")
        #expect(run.errors.contains(name) == isRefused)
        let count = try SQLiteShell.value("SELECT count(*) FROM sectors", in: folder.path("border.gpkg"))
        #expect(count == (isRefused ? "0" : "1"))
    }

    @Test("what another program wrote is not shown; an edit is refused")
    func outside() throws {
        let folder = try SampleRegister.copy()
        try SQLiteShell.rows(
            "UPDATE sectors SET name = 'Frontera con Belice' WHERE id = 'GTM-BLZ-03'", in: folder.path("border.gpkg"))
        for arguments in [["line", "show", "GTM-BLZ-03"], ["export", "geojson", "sectors", "--sector", "GTM-BLZ-03"]] {
            let run = try ProgramRun.lindero(arguments, in: folder.url)
            #expect(run.text.contains("Línea de Adyacencia") && !run.text.contains("Frontera con"))
        }
        let edit = try folder.lindero("edit", "sector", "GTM-BLZ-02", "name=El límite", "--json")
        #expect(edit.status == 64 && edit.errors.contains("E_LEGAL_WORD"), "\(edit.errors)")
        let event = try folder.lindero(
            "event", "add", "E-1", "--kind", "negotiation", "--date", "2026-03-01", "--sector", "GTM-BLZ-03", "--title",
            "Comisión de Límites")
        #expect(event.status == 0 && event.errors.contains("Límites"))
    }
}
