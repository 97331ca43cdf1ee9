import Foundation
import TestSupport
import Testing

@Suite("Faults: the command line")
struct FaultsCommandLineTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        /// What the message must say.
        var says: [String]
        var testDescription: String { arguments.joined(separator: " ") }

        init(_ arguments: String..., status: Int32, says: String...) {
            self.arguments = arguments
            self.status = status
            self.says = says
        }
    }

    static let cases = [
        Case("nonsense", status: 64, says: "nonsense"),
        Case("survey", "import", status: 64, says: "files"),
        Case("init", "new.gpkg", status: 64, says: "--frame"),
        Case("init", "new.gpkg", "--frame", "EPSG:99999", status: 64, says: "EPSG:99999", "EPSG v"),
        Case("init", "new.gpkg", "--frame", "EPSG:32615", status: 64, says: "not geographic"),
        Case("init", "new.gpkg", "--frame", "EPSG:9000", status: 64, says: "epoch"),
        Case("init", "new.gpkg", "--frame", "EPSG:6365", "--epoch", "yesterday", status: 64, says: "yesterday"),
        Case("init", "border.gpkg", "--frame", "EPSG:4326", status: 73, says: "border.gpkg", "exists already"),
        Case("init", "folder", "--frame", "EPSG:4326", status: 73, says: "exists already"),
        Case("init", "none/new.gpkg", "--frame", "EPSG:4326", status: 73, says: "none/new.gpkg", "folder"),
        Case("status", "--register", "none.gpkg", status: 66, says: "none.gpkg", "lindero init"),
        Case("status", "--register", "folder", status: 76, says: "folder"),
        Case("status", "--register", "text.csv", status: 76, says: "text.csv", "not a register"),
        Case("line", "import", "none.geojson", status: 66, says: "none.geojson"),
        Case("line", "import", "folder", status: 65, says: "folder"),
        Case("line", "import", "text.csv", status: 65, says: "text.csv"),
        Case("line", "show", "GTM-XXX-99", status: 66, says: "GTM-XXX-99", "line list"),
        Case("monument", "import", "none.csv", status: 66, says: "none.csv"),
        Case("monument", "import", "folder", status: 65, says: "folder"),
        Case("monument", "import", "text.csv", status: 65, says: "text.csv:1", "“id”"),
        Case("monument", "show", "M-9999", status: 66, says: "M-9999"),
        Case("survey", "import", "none.csv", status: 66, says: "none.csv"),
        Case("survey", "import", "folder", status: 65, says: "folder"),
        Case("survey", "import", "grid.csv", status: 64, says: "grid.csv", "--crs"),
        Case("survey", "import", "grid.csv", "--crs", "EPSG:99999", status: 64, says: "EPSG:99999", "EPSG v"),
        Case("survey", "import", "grid.csv", "--crs", "garbage", status: 64, says: "garbage"),
        Case("survey", "import", "degrees.csv", "--crs", "EPSG:32616", status: 64, says: "degrees.csv"),
        Case("survey", "import", "grid.csv", "--crs", "ESRI:103598", "--sector", "NONE", status: 66, says: "NONE"),
        Case("survey", "import", "grid.csv", "--crs", "ESRI:103598", "--within", "0", status: 64, says: "0 metres"),
        Case("survey", "import", "grid.csv", "--crs", "ESRI:103598", "--within", "nan", status: 64, says: "0 metres"),
        Case(
            "survey", "import", "grid.csv", "--crs", "ESRI:103598", "--monument-within", "1e300", status: 64,
            says: "1000"),
        Case(
            "survey", "import", "grid.csv", "--crs", "ESRI:103598", "--operation", "EPSG:1", status: 64, says: "EPSG:1"),
        Case("survey", "import", "grid.csv", "--crs", "ESRI:103598", "--epoch", "1066", status: 64, says: "1066"),
        Case("survey", "import", "border.gpkg", status: 64, says: "border.gpkg", "--layer"),
        Case("survey", "show", "S-0099", status: 66, says: "S-0099"),
        Case("programme", "import", "text.csv", status: 65, says: "text.csv", "code"),
        Case("locate", status: 64, says: "--at"),
        Case("locate", "-90", status: 64, says: "--at"),
        Case("locate", "nan", "nan", status: 64, says: "numbers"),
        Case("locate", "-90.5", "inf", status: 64, says: "numbers"),
        Case("locate", "--file", "none.txt", status: 66, says: "none.txt"),
        Case("locate", "--file", "bad.txt", status: 65, says: "bad.txt:2"),
        Case("locate", "--at", "NONE:1+000", status: 66, says: "NONE"),
        Case("locate", "--at", "GTM-MEX-01", status: 64, says: "SECTOR:CHAINAGE"),
        Case("locate", "--at", "GTM-MEX-01:1+2000", status: 64, says: "SECTOR:CHAINAGE"),
        Case("locate", "--at", "GTM-MEX-01:900+000", status: 64, says: "194+636"),
    ]

    static func prepare() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("folder"), withIntermediateDirectories: true)
        try folder.write("a,b\n1,2\n", to: "text.csv")
        try folder.write("id,este,norte\nA,600000,1970000\n", to: "grid.csv")
        try folder.write("id,lon,lat\nA,-90,17\n", to: "degrees.csv")
        try folder.write("-90 17\nnan 17\n", to: "bad.txt")
        return folder
    }

    @Test("a wrong command ends with its exit code, says what is wrong, and changes nothing", arguments: cases)
    func refuses(_ fault: Case) throws {
        let folder = try Self.prepare()
        let before = (try folder.bytes(), try folder.names())
        let run = try ProgramRun.lindero(fault.arguments, in: folder.url)
        #expect(run.status == fault.status, "\(run.errors)")
        for words in fault.says { #expect(run.errors.contains(words), "\(run.errors)") }
        #expect(run.output.isEmpty)
        #expect(try folder.bytes() == before.0)
        #expect(try folder.names() == before.1)
        // The same for programs: one line of JSON.
        let asJSON = try ProgramRun.lindero(fault.arguments + ["--json"], in: folder.url)
        #expect(asJSON.status == fault.status)
        let lines = asJSON.errors.split(separator: "\n").filter { $0.hasPrefix("{\"error\"") }
        #expect(lines.count == 1, "\(asJSON.errors)")
        let error = try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8)) as? [String: [String: Any]]
        #expect((error?["error"]?["code"] as? String)?.hasPrefix("E_") == true)
    }

    @Test("without arguments the program says what it can do")
    func noArguments() throws {
        let folder = try TemporaryFolder()
        let run = try folder.lindero()
        #expect([0, 64].contains(run.status))
        #expect((run.text + run.errors).contains("lindero init"))
        #expect(try folder.names() == [])
    }

    @Test("every message has its words in both languages, and the environment chooses")
    func languages() throws {
        let folder = try Self.prepare()
        let english = try folder.lindero("survey", "import", "grid.csv")
        #expect(english.errors.contains("needs --crs"))
        for environment in [["LC_ALL": "es_GT.UTF-8"], ["LC_ALL": "", "LANG": "es_GT.UTF-8"]] {
            let spanish = try folder.lindero("survey", "import", "grid.csv", environment: environment)
            #expect(spanish.errors.contains("falta --crs"))
        }
        let asked = try folder.lindero("survey", "import", "grid.csv", "--lang", "es")
        #expect(asked.errors.contains("falta --crs"))
        let french = try folder.lindero("survey", "import", "grid.csv", environment: ["LC_ALL": "fr_FR.UTF-8"])
        #expect(french.errors == english.errors)
        let table = try folder.lindero("status", environment: ["LC_ALL": "es_GT.UTF-8"])
        #expect(table.text.contains("monumentos"))
        // Files and JSON have no language.
        let json = try folder.lindero("status", "--json", environment: ["LC_ALL": "es_GT.UTF-8"])
        #expect(json.output == (try folder.lindero("status", "--json")).output)
    }

    @Test("an operation that is only a ballpark is refused, and marked everywhere when it is allowed (F26)")
    func ballpark() throws {
        let folder = try TemporaryFolder()
        _ = try folder.lindero("init", "--frame", "EPSG:6365", "--epoch", "2010.0")
        _ = try folder.lindero("line", "import", Checkout.sample("osm_dense.geojson"))
        try folder.write("id,lon,lat\nA,-90.5,17.8\n", to: "itrf.csv")
        let before = try folder.bytes()
        for system in ["EPSG:7912", "EPSG:9000"] {
            let run = try folder.lindero("survey", "import", "itrf.csv", "--crs", system, "--epoch", "2020.0")
            #expect(run.status == 69)
            #expect(run.errors.lowercased().contains("ballpark"))
            #expect(try folder.bytes() == before)
        }
        let allowed = try folder.lindero(
            "survey", "import", "itrf.csv", "--crs", "EPSG:9000", "--epoch", "2010.0", "--allow-ballpark", "--json")
        #expect(allowed.status == 0)
        #expect((try allowed.json()["operation"] as? [String: Any])?["ballpark"] as? Bool == true)
        #expect(try SQLiteShell.value("SELECT operation_ballpark FROM surveys", in: folder.path("border.gpkg")) == "1")
        #expect(try folder.lindero("survey", "show", "S-0001").text.contains("BALLPARK"))
    }

    @Test("a dynamic system without an epoch is refused")
    func epochMissing() throws {
        let folder = try TemporaryFolder()
        _ = try folder.lindero("init", "--frame", "EPSG:6365", "--epoch", "2010.0")
        try folder.write("id,lon,lat\nA,-90.5,17.8\n", to: "itrf.csv")
        let run = try folder.lindero("survey", "import", "itrf.csv", "--crs", "EPSG:9000")
        #expect(run.status == 64)
        #expect(run.errors.contains("--epoch"))
    }
}
