import Foundation
import TestSupport
import Testing

@Suite("The main job again: nothing is done twice, nothing is done by a trial")
struct MainJobAgainTests {
    @Test(
        "the same file again is all unchanged, and not a byte of the register changes",
        arguments: SharedRegister.surveys.map(\.file))
    func sameSurvey(file: String) throws {
        let survey = try #require(SharedRegister.surveys.first { $0.file == file })
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let before = try folder.bytes()
        let crs = survey.system.map { ["--crs", $0] } ?? []
        let run = try ProgramRun.lindero(
            ["survey", "import", Checkout.sample(file), "--json"] + crs, in: folder.url)
        #expect(run.status == 0)
        let answer = try run.json()
        #expect(answer["unchanged"] as? Int == survey.read)
        #expect(answer["stored"] as? Bool == false)
        #expect(try folder.bytes() == before)
    }

    @Test("the same file through standard input is unchanged too")
    func sameThroughPipe() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let before = try folder.bytes()
        let content = try String(contentsOfFile: Checkout.sample("synthetic-gtm.csv"), encoding: .utf8)
        let run = try folder.lindero("survey", "import", "-", "--crs", "ESRI:103598", "--json", input: content)
        #expect(run.errors == "")
        #expect([0, 3].contains(run.status))
        let answer = try run.json()
        #expect(answer["accepted"] as? Int == 0)
        #expect(answer["stored"] as? Bool == false)
        #expect(try folder.bytes() == before)
    }

    @Test("a file that can be read only once, as of a process substitution, is read once")
    func processSubstitution() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let run = try ProgramRun.shell(
            "\"$LINDERO\" survey import --json <(cat '\(Checkout.sample("gps/route.gpx"))')", in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.json()["read"] as? Int == 55)
    }

    @Test(
        "line, monuments and programme again are unchanged, and not a byte of the register changes",
        arguments: [
            ["line", "import", "osm_dense.geojson"], ["monument", "import", "monuments.csv"],
            ["monument", "import", "monuments.geojson"], ["programme", "import", "programme-2025-2029.csv"],
        ])
    func sameRecords(command: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let before = try folder.bytes()
        let run = try ProgramRun.lindero(
            [command[0], command[1], Checkout.sample(command[2]), "--json"], in: folder.url)
        #expect(run.status == 0)
        let unchanged = try #require(try run.json()["unchanged"] as? Int)
        #expect(unchanged > 0)
        #expect(try folder.bytes() == before)
    }

    @Test(
        "a dry run prints the same numbers and writes nothing",
        arguments: [
            ["line", "import", "osm_dense.geojson"], ["monument", "import", "monuments.csv"],
            ["survey", "import", "synthetic-gtm.csv", "--crs", "ESRI:103598"],
            ["survey", "import", "synthetic-track.gpx"],
            ["programme", "import", "programme-2025-2029.csv"],
        ])
    func dryRun(command: [String]) throws {
        let folder = try TemporaryFolder()
        if command[0] == "line" {
            _ = try folder.lindero("init", "--frame", "EPSG:4326")
        } else {
            try folder.register(SharedRegister.line)
            if command[0] == "monument" {
                try FileManager.default.removeItem(at: folder.url.appendingPathComponent("border.gpkg"))
                _ = try folder.lindero("init", "--frame", "EPSG:4326")
                _ = try folder.lindero("line", "import", Checkout.sample("osm_dense.geojson"))
            }
        }
        let before = try folder.bytes()
        let arguments = [command[0], command[1], Checkout.sample(command[2])] + command.dropFirst(3) + ["--json"]
        let tried = try ProgramRun.lindero(arguments + ["-n"], in: folder.url)
        #expect(try folder.bytes() == before)
        #expect(try folder.names() == ["border.gpkg"])
        let done = try ProgramRun.lindero(arguments, in: folder.url)
        #expect(tried.status == done.status)
        let (plan, result) = (try tried.json(), try done.json())
        for key in [
            "read", "accepted", "rejected", "duplicate", "unchanged", "located", "sectors", "segments", "vertices",
        ] {
            #expect(
                (plan[key] as? NSObject) == (result[key] as? NSObject),
                "\(key): \(String(describing: plan[key])) \(String(describing: result[key]))")
        }
        #expect(plan["dry_run"] as? Bool == true)
    }

    @Test("two files in one run are two surveys, as they would be in two runs")
    func twoFiles() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let run = try folder.lindero(
            "survey", "import", Checkout.sample("synthetic-track.gpx"), Checkout.sample("gps/route.gpx"))
        #expect(run.status == 0)
        let rows = try SQLiteShell.rows("SELECT id, file, accepted FROM surveys", in: folder.path("border.gpkg"))
        #expect(rows == [["S-0001", "synthetic-track.gpx", "180"], ["S-0002", "route.gpx", "55"]])
    }

    @Test("the same file twice in one run is stored once")
    func sameFileTwice() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let file = Checkout.sample("synthetic-track.gpx")
        let run = try folder.lindero("survey", "import", file, file)
        #expect(run.status == 0)
        #expect(try SQLiteShell.value("SELECT count(*) FROM observations", in: folder.path("border.gpkg")) == "180")
    }

    /// The second file has lines 51 to 200 of the sample and the first one lines 1 to 100; of the 50 that both have, one
    /// is refused. The third is the first.
    @Test("a rehearsal of several files counts what the import counts, also what one file has from another")
    func severalFilesRehearsed() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let text = try String(contentsOfFile: Checkout.sample("synthetic-geographic.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try folder.write(lines[0...100].joined(separator: "\n") + "\n", to: "one.csv")
        try folder.write((lines[0...0] + lines[51...200]).joined(separator: "\n") + "\n", to: "two.csv")
        let arguments = ["survey", "import", "one.csv", "two.csv", "one.csv", "--crs", "EPSG:4326", "--json"]
        let before = try folder.bytes()
        let tried = try ProgramRun.lindero(arguments + ["--dry-run"], in: folder.url)
        #expect(try folder.bytes() == before)
        let done = try ProgramRun.lindero(arguments, in: folder.url)
        #expect(tried.status == 3 && done.status == 3)
        let counts = try [tried, done].map { run in
            try run.text.split(separator: "\n").map { line in
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                return ["survey", "read", "accepted", "rejected", "duplicate", "unchanged", "located"].map {
                    "\(object[$0] ?? "")"
                }
            }
        }
        #expect(counts[0] == counts[1])
        #expect(counts[0].map { $0[0] } == ["S-0001", "S-0002", "S-0001"])
        #expect(counts[0].map { $0[5] } == ["0", "49", "100"])
    }

    @Test("the surveys imported again into another register make the same observations")
    func sameTwice() throws {
        let query = """
            SELECT file, line, name, hex(geom), source_x, source_y, source_z, time, fix, sector, chainage_m, offset_m,
                ambiguous, monument, note FROM observations JOIN surveys ON surveys.fid = survey ORDER BY observations.fid
            """
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob, as: "first.gpkg")
        try folder.register(SharedRegister.line)
        for survey in SharedRegister.surveys {
            _ = try ProgramRun.lindero(
                ["survey", "import", Checkout.sample(survey.file)] + (survey.system.map { ["--crs", $0] } ?? []),
                in: folder.url)
        }
        let first = try SQLiteShell.rows(query, in: folder.path("first.gpkg"))
        #expect(first.count == 1906)
        #expect(try SQLiteShell.rows(query, in: folder.path("border.gpkg")) == first)
    }
}
