import Foundation
import TestSupport
import Testing

/// Lives of positions with the built program. The line is 0.1° of the meridian −90 from 17° N, so that chainages are arcs of
/// the meridian and offsets short geodesics, by GeodSolve (GeographicLib), WGS 84:
/// they stand below.
@Suite("Positions of monuments and vertices")
struct PositionsTests {
    private static let line = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"sector":"A","segment":"A/1","order":1,\
        "rule":"meridian","kind":"land","neighbour":"MEX","name":"A","legal_status":"demarcated-boundary"},"geometry":\
        {"type":"LineString","coordinates":[[-90,17],[-90,17.1]]}}]}
        """
    /// The same 0.0001° to the east.
    private static let candidate = line.replacingOccurrences(of: "[-90,", with: "[-89.9999,")

    private static let monuments = """
        id,number,class,sector,neighbour_number,longitude,latitude,height,crs,sigma_e,sigma_n,suffix,built,built_by,\
        unilateral,material,monument_height,plate,access,classification,references,colour
        M-1,1,principal,A,N-1,-90.00001,17.01,100,EPSG:4326,0.01,0.01,A,1898,Guatemala,true,concrete,1.2,N: GUATEMALA,\
        by boat,public,R1 12.35 87.5; roble viejo 8.2 181,white
        M-2,2,principal,A,N-2,-90,17.02,100,EPSG:4326,0.01,0.01,,,,,,,,,,,
        M-3,3,intermediate,A,N-3,-90,17.03,100,EPSG:4326,0.01,0.01,,,,,,,,,confidential,,
        M-4,4,intermediate,A,,-90,17.04,100,EPSG:4326,0.01,0.01,,,,,,,,,,,

        """

    /// M-1 passes: 60 min apart, 2.0 cm of height, R95 = 2.4508 · 0.007 = 0.0172. M-2: 59 min 59 s. M-3: a handheld.
    /// M-4: R95 = 2.4508 · 0.021 = 0.0515.
    private static let survey = """
        name,longitude,latitude,ellipsoidal_height,sigma_e,sigma_n,sigma_u,time,fix
        m1a,-90.00001,17.01000010,100.00,0.007,0.007,0.014,2026-03-01T10:00:00Z,fixed
        m1b,-90.00001,17.01000020,100.02,0.007,0.007,0.014,2026-03-01T11:00:00Z,fixed
        m2a,-90,17.02,100.00,0.007,0.007,0.014,2026-03-01T10:00:00Z,fixed
        m2b,-90,17.02,100.00,0.007,0.007,0.014,2026-03-01T10:59:59Z,fixed
        m3a,-90,17.03,100.00,0.007,0.007,0.014,2026-03-01T10:00:00Z,single
        m3b,-90,17.03,100.00,0.007,0.007,0.014,2026-03-01T12:00:00Z,single
        m4a,-90,17.04,100.00,0.021,0.021,0.014,2026-03-01T10:00:00Z,fixed
        m4b,-90,17.04,100.00,0.007,0.007,0.014,2026-03-01T12:00:00Z,fixed

        """

    private func register(surveyed: Bool = false) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.line, to: "line.geojson")
        try folder.write(Self.candidate, to: "candidate.geojson")
        try folder.write(Self.monuments, to: "monuments.csv")
        try folder.write(Self.survey, to: "survey.csv")
        try folder.write("signed\n", to: "acta.pdf")
        var steps = [
            ["init", "border.gpkg", "--frame", "EPSG:4326"], ["line", "import", "line.geojson"],
            ["line", "import", "candidate.geojson", "--candidate", "EAST"], ["monument", "import", "monuments.csv"],
            [
                "document", "add", "ACTA-7", "--kind", "acta", "--number", "7/2026", "--date", "2026-05-12", "--file",
                "acta.pdf", "--bilateral",
            ],
        ]
        if surveyed { steps.append(["survey", "import", "survey.csv", "--class", "principal-monument"]) }
        for step in steps {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    private func positions(_ run: ProgramRun) throws -> [[String: Any]] {
        try #require(try run.json()["positions"] as? [[String: Any]])
    }

    @Test("a position goes in force only out of review and by a document of the register: exit 77")
    func refusals() throws {
        let folder = try register()
        let before = try folder.bytes()
        let notInReview = try folder.lindero("monument", "approve", "M-1", "--position", "1", "--acta", "ACTA-7")
        #expect(notInReview.status == 77)
        #expect(notInReview.errors.contains("position not approved"))
        #expect(try folder.bytes() == before)
        #expect(try folder.lindero("monument", "propose", "M-1", "--position", "1").status == 0)
        let noDocument = try folder.lindero(
            "monument", "approve", "M-1", "--position", "1", "--acta", "ACTA-8", "--json")
        #expect(noDocument.status == 77)
        #expect(noDocument.errors.contains("E_NOT_APPROVED"))
        #expect(try folder.lindero("document", "add", "NOTE-1", "--kind", "note").status == 0)
        #expect(try folder.lindero("monument", "approve", "M-1", "--position", "1", "--acta", "NOTE-1").status == 77)
        #expect(try folder.lindero("monument", "approve", "M-1", "--position", "9", "--acta", "ACTA-7").status == 66)
        #expect(try folder.lindero("monument", "approve", "M-9", "--position", "1", "--acta", "ACTA-7").status == 66)
        #expect(try positions(folder.lindero("monument", "show", "M-1", "--json"))[0].text("state") == "in-review")
    }

    @Test("a position replaced in two steps: what is in force moves the monument, and each day has its own")
    func twoSteps() throws {
        let folder = try register()
        for step in [
            ["propose", "M-1", "--position", "1"],
            ["approve", "M-1", "--position", "1", "--acta", "ACTA-7", "--date", "2001-03-01"],
            [
                "propose", "M-1", "--lon", "-89.99997", "--lat", "17.0101", "--height", "100.5", "--sigma-e", "0.006",
                "--sigma-n", "0.006", "--role", "agreed",
            ],
        ] {
            let run = try ProgramRun.lindero(["monument"] + step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        let before = try folder.bytes()
        let uuid = try #require(
            try positions(folder.lindero("monument", "show", "M-1", "--json"))[1].text("uuid"))
        let rehearsal = try folder.lindero(
            "monument", "approve", "M-1", "--position", uuid, "--acta", "ACTA-7", "-n", "--json")
        #expect(try folder.bytes() == before)
        let done = try folder.lindero("monument", "approve", "M-1", "--position", uuid, "--acta", "7/2026", "--json")
        #expect(done.status == 0)
        #expect(
            done.text == rehearsal.text.replacingOccurrences(of: "\"dry_run\":true", with: "\"dry_run\":false"))
        #expect(abs((try done.json().number("shift_m") ?? 0) - secondShift) < 1e-4)

        let now = try folder.lindero("monument", "show", "M-1", "--json").json()
        let all = try #require(now["positions"] as? [[String: Any]])
        #expect(all.map { $0.text("state") } == ["historical", "in-force"])
        // The document's own day, since none was given; the one before it ends the first.
        #expect(all.map { $0.text("valid_from") } == ["2001-03-01", "2026-05-12"])
        #expect(all.map { $0.text("valid_to") } == ["2026-05-11", nil])
        #expect(all[0].number("longitude") == -90.00001)
        func expect(_ place: [String: Any], _ chainage: Double, _ offset: Double) {
            #expect(abs((place.number("chainage_m") ?? 0) - chainage) < 1e-3)
            #expect(abs((place.number("offset_m") ?? 0) - offset) < 1e-3)
        }
        expect(now, chainages.second, offsets.second)
        for (day, number, chainage, offset) in [
            ("2001-03-01", 1, chainages.first, offsets.first), ("2026-05-11", 1, chainages.first, offsets.first),
            ("2026-05-12", 2, chainages.second, offsets.second),
        ] {
            let list = try folder.lindero("monument", "list", "--as-of", day, "--json").jsonArray()
            let monument = try #require(list.first { $0.text("id") == "M-1" })
            expect(monument, chainage, offset)
            let shown = try folder.lindero("monument", "show", "M-1", "--as-of", day, "--json")
            #expect(try positions(shown).map { $0.number("number") } == [Double(number)])
        }
        let never = try folder.lindero("monument", "show", "M-1", "--as-of", "2001-02-28", "--json")
        #expect(try positions(never).isEmpty)
        #expect(try never.json()["chainage_m"] is NSNull)
        #expect(
            try SQLiteShell.rows(
                "SELECT position_role, position_state FROM monuments WHERE id = 'M-1'", in: folder.path("border.gpkg"))
                == [["agreed", "in-force"]])
        #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
    }

    @Test("two positions approved from one day: the first never ruled, and says so; no day belongs to both")
    func sameDay() throws {
        let folder = try register()
        for step in [
            ["propose", "M-1", "--position", "1"],
            ["propose", "M-1", "--lon", "-89.99997", "--lat", "17.0101"],
            ["approve", "M-1", "--position", "1", "--acta", "ACTA-7", "--date", "2026-06-01"],
        ] {
            let run = try ProgramRun.lindero(["monument"] + step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        let run = try folder.lindero(
            "monument", "approve", "M-1", "--position", "2", "--acta", "ACTA-7", "--date", "2026-06-01")
        #expect(run.text.contains("now historical, 2026-06-01, superseded the same day"), "\(run.text)")
        let shown = try positions(folder.lindero("monument", "show", "M-1", "--json"))
        #expect(shown.map { $0.text("state") } == ["historical", "in-force"])
        #expect(shown.map { $0.text("valid_from") } == ["2026-06-01", "2026-06-01"])
        #expect(shown.map { $0.text("valid_to") } == [nil, nil])
        #expect(shown.map { $0["superseded_same_day"] as? Bool } == [true, false])
        let spanish = try folder.lindero("monument", "show", "M-1", "--lang", "es")
        #expect(spanish.text.contains("2026-06-01, reemplazada el mismo día"), "\(spanish.text)")
        for (day, numbers) in [("2026-05-31", []), ("2026-06-01", [2.0]), ("2030-01-01", [2.0])] {
            let stood = try folder.lindero("monument", "show", "M-1", "--as-of", day, "--json")
            #expect(try positions(stood).map { $0.number("number") } == numbers)
            let exported = try folder.lindero("export", "geojson", "positions", "--as-of", day).json()
            #expect((exported["features"] as? [Any])?.count == numbers.count, "\(day)")
        }
        let check = ["check", "--rule", "position-conflict", "--fail-on", "warn"]
        #expect(try ProgramRun.lindero(check, in: folder.url).status == 0)
        // Nor can another program store an end before the beginning.
        let reversed = "UPDATE positions SET valid_to = '2026-05-31' WHERE valid_from = '2026-06-01'"
        #expect(throws: SQLiteShell.Failure.self) { try SQLiteShell.rows(reversed, in: folder.path("border.gpkg")) }
    }

    /// `GeodSolve -i -p 6`, WGS 84: 17 → 17.01 and 17.0101 N; −90 → −90.00001 and −89.99997 there; between those two points.
    private let chainages = (first: 1106.693112, second: 1117.760048)
    /// West of a line that runs north is left.
    private let offsets = (first: 1.064802, second: -3.194404)
    private let secondShift = 11.858243

    @Test(
        "observations that pass the gates become proposals, the others get their reason, and nothing official changes")
    func gates() throws {
        let folder = try register(surveyed: true)
        let official =
            "SELECT hex(geom), chainage_m, offset_m, position_role, position_state FROM monuments ORDER BY id"
        let before = try SQLiteShell.rows(official, in: folder.path("border.gpkg"))
        let untouched = try folder.bytes()
        let rehearsal = try folder.lindero("monument", "propose", "--from-survey", "S-0001", "-n", "--json")
        #expect(try folder.bytes() == untouched)
        let run = try folder.lindero("monument", "propose", "--from-survey", "S-0001", "--json")
        #expect([rehearsal.status, run.status] == [3, 3])
        let rows = try #require(try run.json()["monuments"] as? [[String: Any]])
        func codes(_ row: [String: Any]) -> [String] {
            (row["reasons"] as? [[String: Any]] ?? []).compactMap { $0.text("code") }
        }
        #expect(rows.map { $0.text("monument") } == ["M-1", "M-2", "M-3", "M-4"])
        #expect(rows.map(codes) == [[], ["too-close-in-time"], ["too-few-occupations"], ["r95-too-large"]])
        let proposed = try #require(rows[0]["position"] as? [String: Any])
        #expect(proposed.text("state") == "in-review")
        #expect(proposed.text("role") == "surveyed")
        #expect(abs((proposed.number("latitude") ?? 0) - 17.010_000_15) < 1e-10)
        #expect(abs((proposed.number("longitude") ?? 0) + 90.000_01) < 1e-10)
        #expect(abs((proposed.number("height") ?? 0) - 100.01) < 1e-9)
        // By hand: 0.007 / √2 east; north the occupations are 1e-7° = 0.011067 m apart, half of which is 0.005533, more.
        #expect(abs((proposed.number("sigma_e") ?? 0) - 0.004_950) < 1e-6)
        #expect(abs((proposed.number("sigma_n") ?? 0) - 0.005_533) < 1e-5)
        #expect(proposed.text("survey") == "S-0001")
        #expect(proposed.number("operation_accuracy_m") == 0)
        #expect(try SQLiteShell.rows(official, in: folder.path("border.gpkg")) == before)
        let again = try folder.lindero("monument", "propose", "--from-survey", "S-0001", "--json").json()
        #expect(again.number("proposed") == 0)
        #expect(again.number("unchanged") == 1)
        let wider = try folder.lindero(
            "monument", "propose", "--from-survey", "S-0001", "--separation", "59", "--radius", "0.06", "-n", "--json")
        #expect(try wider.json().number("refused") == 1)
        let handheld = try folder.lindero("monument", "propose", "M-3", "--survey", "S-0001")
        #expect(handheld.status == 77)
        #expect(handheld.errors.contains("0 usable occupations, 2 are needed"))
    }

    @Test(
        "heights of a file that doesn't say what they are above are compared with each other, and not stored as ellipsoidal"
    )
    func unknownHeights() throws {
        let folder = try register()
        try folder.write(Self.survey.replacingOccurrences(of: "ellipsoidal_height", with: "height"), to: "plain.csv")
        #expect(try folder.lindero("survey", "import", "plain.csv").status == 0)
        let run = try folder.lindero("monument", "propose", "M-1", "--survey", "S-0001", "--json")
        #expect(run.status == 0, "\(run.errors)")
        let position = try #require(try run.json()["position"] as? [String: Any])
        #expect(position["height"] is NSNull)
        #expect(abs((position.number("source_z") ?? 0) - 100.01) < 1e-9)
    }

    @Test("a rejected position stays with its reason, and one in force can't be rejected")
    func rejection() throws {
        let folder = try register()
        #expect(try folder.lindero("monument", "reject", "M-2", "--position", "1").status == 64)
        #expect(try folder.lindero("monument", "propose", "M-2", "--lon", "-90", "--lat", "17.0201").status == 0)
        #expect(
            try folder.lindero("monument", "reject", "M-2", "--position", "1", "--reason", "other mark").status == 0)
        let shown = try folder.lindero("monument", "show", "M-2", "--json").json()
        let all = try #require(shown["positions"] as? [[String: Any]])
        #expect(all.map { $0.text("state") } == ["rejected", "in-review"])
        #expect(all[0].text("note") == "other mark")
        // Shown is the one that nobody rejected: 17.0201 N.
        #expect(abs((shown.number("chainage_m") ?? 0) - chainageOf170201) < 1e-3)
        for step in [["approve", "M-2", "--position", "2", "--acta", "ACTA-7"]] {
            #expect(try ProgramRun.lindero(["monument"] + step, in: folder.url).status == 0)
        }
        #expect(
            try folder.lindero("monument", "reject", "M-2", "--position", "2", "--reason", "x").status == 77)
    }

    /// GeodSolve: 17 → 17.0201 N.
    private let chainageOf170201 = 2224.454257

    @Test("a vertex's position in force is a record; the line and its lengths stay")
    func vertices() throws {
        let folder = try register()
        let lengths = try folder.lindero("line", "list", "--json").text
        let vertex = try folder.lindero("vertex", "list", "--json").jsonArray()[1]
        #expect(vertex.text("id") == "A/1/2")
        for step in [
            ["propose", "A/1/2", "--lon", "-90.00001", "--lat", "17.1", "--role", "agreed"],
            ["approve", "A/1/2", "--position", "1", "--acta", "ACTA-7"],
        ] {
            let run = try ProgramRun.lindero(["vertex"] + step + ["--json"], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try run.json()["line_changed"] as? Bool == false)
        }
        let shown = try folder.lindero("vertex", "show", "A/1/2", "--json").json()
        #expect((shown["positions"] as? [[String: Any]])?.map { $0.text("state") } == ["in-force"])
        #expect(shown.number("longitude") == -90)
        #expect(try folder.lindero("line", "list", "--json").text == lengths)
        #expect(try folder.lindero("line", "list", "--as-of", "2026-06-01", "--json").text == lengths)
        #expect(try folder.lindero("vertex", "list", "--stated", "--json").jsonArray().count == 1)
        #expect(try folder.lindero("vertex", "approve", "A/1/9", "--position", "1", "--acta", "ACTA-7").status == 66)
    }

    @Test("a monument keeps what a file says of it, fills in what is empty, and overwrites nothing")
    func attributes() throws {
        let folder = try register()
        let shown = try folder.lindero("monument", "show", "M-1", "--json").json()
        #expect(shown.text("suffix") == "A")
        #expect(shown.text("built_by") == "Guatemala")
        #expect(shown["unilateral"] as? Bool == true)
        #expect(shown.number("monument_height_m") == 1.2)
        #expect(shown.text("classification") == "public")
        #expect(shown.text("notes") == "colour=white")
        let marks = try #require(shown["references"] as? [[String: Any]])
        #expect(marks.map { $0.text("mark") } == ["R1", "roble viejo"])
        #expect(marks.map { $0.number("azimuth_deg") } == [87.5, 181])
        try folder.write(
            """
            id,class,sector,longitude,latitude,crs,material,access,references
            M-1,principal,A,-90.00001,17.01,EPSG:4326,stone,by boat,R2 5 10
            M-2,principal,A,-90,17.02,EPSG:4326,stone,,
            M-3,intermediate,A,-90,17.03,EPSG:4326,,,R1 5 360

            """, to: "more.csv")
        let run = try folder.lindero("monument", "import", "more.csv", "--json")
        #expect(run.status == 3)
        let answer = try run.json()
        #expect(answer.number("rejected") == 1)
        let differing = try #require(answer["differing"] as? [[String: Any]])
        #expect(differing.map { $0.text("id") } == ["M-1"])
        #expect(differing[0]["columns"] as? [String] == ["material"])
        let after = try folder.lindero("monument", "show", "M-1", "--json").json()
        #expect(after.text("material") == "concrete")
        #expect((after["references"] as? [Any])?.count == 3)
        #expect(try folder.lindero("monument", "show", "M-2", "--json").json().text("material") == "stone")
    }

    @Test("a document knows its file by its digest, and says when the file has changed")
    func documents() throws {
        let folder = try register()
        // printf 'signed\n' | sha256sum
        let shown = try folder.lindero("document", "show", "ACTA-7", "--json")
        #expect(shown.status == 0)
        #expect(try shown.json().text("sha256") == "ad093de033f89b590459503f94d25ea4a36fd044f7ce6d674f43e0d8412161f9")
        #expect(try shown.json()["file_matches"] as? Bool == true)
        #expect(try folder.lindero("document", "add", "ACTA-7", "--kind", "acta").status == 65)
        try folder.write("signed again\n", to: "acta.pdf")
        #expect(try folder.lindero("document", "show", "ACTA-7").status == 3)
        try folder.write(
            """
            id,kind,number,date,participation,file,pages
            T-1882,tratado,,1882-09-27,bilateral,,4
            N-1,note,,2026-13-01,,,
            M-1,map,,,,missing.tif,

            """, to: "documents.csv")
        let run = try folder.lindero("document", "import", "documents.csv", "--json")
        #expect(run.status == 3)
        #expect(try run.json().number("records") == 1)
        #expect(try run.json().number("rejected") == 2)
        let list = try folder.lindero("document", "list", "--json").jsonArray()
        #expect(list.map { $0.text("id") } == ["T-1882", "ACTA-7"])
        #expect(list[0].text("note") == "pages=4")
        #expect(try folder.lindero("document", "show", "NONE").status == 66)
    }

    @Test(
        "two commissions side by side: both numberings, every line, a package with digests, and none is the right one")
    func comparison() throws {
        let folder = try register()
        try folder.write(
            """
            neighbour_number,longitude,latitude,height,crs,sigma_e,sigma_n
            N-1,-89.99997,17.0101,101,EPSG:4326,0.01,0.01
            N-3,-90,17.03,,EPSG:4326,,
            N-77,-90,17.03,,EPSG:4326,,

            """, to: "mex.csv")
        let before = try folder.bytes()
        let run = try folder.lindero("monument", "compare", "--with", "MEX", "mex.csv", "--package", "pack", "--json")
        #expect(run.status == 3)
        #expect(try folder.bytes() == before)
        let answer = try run.json()
        let pairs = try #require(answer["monuments"] as? [[String: Any]])
        #expect(pairs.map { $0.text("neighbour_number") } == ["N-1", "N-3"])
        #expect(abs((pairs[0].number("distance_m") ?? 0) - secondShift) < 1e-4)
        #expect(pairs[0]["significant"] as? Bool == true)
        #expect(pairs[1]["significant"] is NSNull)
        #expect(answer["only_ours"] as? [String] == ["M-2", "M-4"])
        let lines = try #require(pairs[0]["offsets"] as? [[String: Any]])
        #expect(lines.map { $0.text("line") } == ["register", "EAST"])
        #expect(abs((lines[0].number("ours_m") ?? 0) - offsets.first) < 1e-3)
        #expect(abs((lines[0].number("theirs_m") ?? 0) - offsets.second) < 1e-3)
        // GeodSolve: −89.9999 is 11.712820 m from ours at 17.01 N, and 7.453609 m from theirs at 17.0101 N.
        #expect(abs((lines[1].number("ours_m") ?? 0) - 11.712820) < 1e-3)
        #expect(abs((lines[1].number("theirs_m") ?? 0) - 7.453609) < 1e-3)

        let package = folder.url.appendingPathComponent("pack")
        let names = try FileManager.default.contentsOfDirectory(atPath: package.path).sorted()
        #expect(names == ["LEAME.md", "README.md", "SHA256SUMS", "comparison.csv", "comparison.geojson"])
        let sums = try ProgramRun.run("/usr/bin/sha256sum", ["-c", "--quiet", "SHA256SUMS"], in: package)
        #expect(sums.status == 0)
        let csv = try String(contentsOf: package.appendingPathComponent("comparison.csv"), encoding: .utf8)
        // M-3 is confidential and left out.
        #expect(csv.split(separator: "\r\n").count == 2)
        #expect(!csv.contains("M-3"))
        #expect(
            try String(contentsOf: package.appendingPathComponent("LEAME.md"), encoding: .utf8)
                .contains("confidencial: 1"))
        #expect(
            try folder.lindero("monument", "compare", "--with", "MEX", "mex.csv", "--package", "pack").status == 73)

        #expect(try folder.lindero("monument", "import", "mex.csv", "--neighbour", "MEX").status == 3)
        let stored = try folder.lindero("monument", "compare", "--with", "MEX", "--json").json()
        #expect(
            (stored["monuments"] as? [[String: Any]])?.map { $0.number("distance_m") }
                == pairs.map { $0.number("distance_m") })
        let shown = try positions(folder.lindero("monument", "show", "M-1", "--json"))
        #expect(shown.map { $0.text("stated_by") } == [nil, "MEX"])
        #expect(try folder.lindero("monument", "compare", "--with", "HND").status == 66)
    }

    @Test("a dynamic system needs its epoch, and the register's own: exit 64, 69")
    func epochs() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.line, to: "line.geojson")
        try folder.write("id,class,longitude,latitude\nM-1,principal,-90,17.01\n", to: "m.csv")
        for step in [
            ["init", "border.gpkg", "--frame", "EPSG:9000", "--epoch", "2010.0"], ["line", "import", "line.geojson"],
            ["monument", "import", "m.csv", "--epoch", "2010.0"],
        ] {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        let common = ["monument", "propose", "M-1", "--lon", "-90", "--lat", "17.01", "--crs", "EPSG:9000"]
        #expect(try ProgramRun.lindero(common, in: folder.url).status == 64)
        #expect(try ProgramRun.lindero(common + ["--epoch", "2026.4"], in: folder.url).status == 69)
        #expect(try ProgramRun.lindero(common + ["--epoch", "2010.0"], in: folder.url).status == 0)
    }
}
