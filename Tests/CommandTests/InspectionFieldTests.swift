import Foundation
import TestSupport
import Testing

/// From the plan to the field and back, as a team does it.
@Suite struct InspectionFieldTests {
    private func run(_ folder: URL, _ line: String, environment: [String: String] = [:]) throws -> ProgramRun {
        try ProgramRun.lindero(
            line.split(separator: " ").map(String.init), in: folder, environment: environment)
    }

    private func condition(of monument: String, in folder: borrowing TemporaryFolder) throws -> String {
        try SQLiteShell.value(
            "SELECT condition FROM monuments WHERE id = '\(monument)'", in: folder.path("border.gpkg"))
    }

    /// What is written on the sheet is typed into the CSV that the plan made, and read back; rows that nobody filled in
    /// stay out. The SHA-256 of "abc" is the example of FIPS 180-4.
    @Test func theFilledInPlanComesBack() throws {
        let folder = try SampleRegister.copy()
        let plan = "inspection plan --sector GTM-HND-05 --date 2026-09-01"
        #expect(try run(folder.url, plan + " --format csv -o plan.csv").status == 0)
        let text = try String(contentsOfFile: folder.path("plan.csv"), encoding: .utf8)
        var lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let header = lines[0].split(separator: ",").map(String.init)
        #expect(
            header.prefix(13)
                == [
                    "id", "sector", "from_m", "to_m", "date", "team", "joint", "acta", "monument", "condition",
                    "action",
                    "note", "photo",
                ])
        #expect(lines.count == 5)
        // M-0014: the head of the inspection and the finding; M-0137: the finding alone.
        lines[1] = lines[1].replacing(
            ",,,,M-0014,,,,,",
            with: "2026-09-02,Brigada Sur,sí,ACTA-7,M-0014,inclinado,se apuntaló,\"base, agrietada\",m14.jpg;gone.jpg,")
        lines[3] = lines[3].replacing(",,,,M-0137,,,,,", with: ",,,,M-0137,good,none,,,")
        try folder.write(lines.joined(separator: "\r\n") + "\r\n", to: "plan.csv")
        try folder.write("abc", to: "m14.jpg")
        let before = try run(folder.url, "progress --year 2026 --to 2026-12-31 --json")

        let rehearsal = try run(folder.url, "inspection import plan.csv --json -n")
        let imported = try run(folder.url, "inspection import plan.csv --json")
        let again = try run(folder.url, "inspection import plan.csv --json")

        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.errors.contains("gone.jpg") && !imported.errors.contains("m14.jpg"))
        for (count, value) in [("read", 2.0), ("accepted", 2), ("rejected", 0), ("not_filled_in", 2), ("records", 1)] {
            #expect(imported.object.number(count) == value && rehearsal.object.number(count) == value, "\(count)")
        }
        #expect(again.object.number("accepted") == 0 && again.object.number("unchanged") == 2)
        let stored = try run(folder.url, "inspection show INSP-2026-09-01-GTM-HND-05-1 --json").object
        #expect(stored.text("date") == "2026-09-02" && stored.text("team") == "Brigada Sur")
        #expect(stored["joint"] as? Bool == true && stored["counts"] as? Bool == true)
        let findings = try #require(stored["findings"] as? [[String: Any]])
        #expect(findings.map { $0.text("monument") } == ["M-0014", "M-0137"])
        #expect(findings.map { $0.text("condition") } == ["leaning", "good"])
        #expect(findings[0].text("action") == "se apuntaló" && findings[0].text("note") == "base, agrietada")
        let photos = try #require(findings[0]["photos"] as? [[String: Any]])
        #expect(
            photos[0].text("sha256") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(photos[1].text("path") == "gone.jpg" && photos[1].text("sha256") == nil)
        #expect(try condition(of: "M-0014", in: folder) == "leaning")
        // One event more: two monuments and a whole team are still one inspection.
        let after = try run(folder.url, "progress --year 2026 --to 2026-12-31 --json")
        #expect(executed("L2.1", after) == executed("L2.1", before) + 1)

        // The photo turns up: its digest is added, and then it is gone again and nothing is lost.
        try folder.write("abc", to: "gone.jpg")
        #expect(try run(folder.url, "inspection import plan.csv --json").object.number("unchanged") == 2)
        try FileManager.default.removeItem(atPath: folder.path("gone.jpg"))
        #expect(try run(folder.url, "inspection import plan.csv --json").object.number("unchanged") == 2)
        let digests = try SQLiteShell.rows(
            "SELECT count(*) FROM findings WHERE photo_sha256 LIKE '%ba7816bf%ba7816bf%'",
            in: folder.path("border.gpkg"))
        #expect(digests == [["1"]])
        // Another picture under the same name is another finding.
        try folder.write("abd", to: "m14.jpg")
        let other = try run(folder.url, "inspection import plan.csv --json")
        #expect(other.status == 3)
        #expect((other.object["rejects"] as? [[String: Any]])?.first?.text("code") == "E_DIFFERS")
    }

    private func executed(_ code: String, _ run: ProgramRun) -> Double {
        let rows = run.object["rows"] as? [[String: Any]] ?? []
        return rows.first { $0.text("code") == code }?.number("executed") ?? .nan
    }

    @Test func theFilledInGeoJSONComesBack() throws {
        let folder = try SampleRegister.copy()
        let plan = try run(
            folder.url, "inspection plan --sector GTM-HND-05 --date 2026-09-01 --format geojson")
        var document = plan.object
        var features = try #require(document["features"] as? [[String: Any]])
        var properties = try #require(features[1]["properties"] as? [String: Any])
        #expect(properties.text("monument") == "M-0136" && properties["condition"] is NSNull)
        properties["date"] = "2026-09-03"
        properties["condition"] = "missing"
        properties["joint"] = false
        features[1]["properties"] = properties
        features[1]["geometry"] = NSNull()
        document["features"] = features
        try JSONSerialization.data(withJSONObject: document).write(
            to: folder.url.appendingPathComponent("back.geojson"))

        let imported = try run(folder.url, "inspection import back.geojson --json")

        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.object.number("accepted") == 1 && imported.object.number("not_filled_in") == 3)
        // The same with a monument that isn't there: the rejected row has its columns, and is read once it is mended.
        properties["id"] = "I-2"
        properties["monument"] = "M-9999"
        properties["note"] = "a, \"b\""
        features[1]["properties"] = properties
        document["features"] = features
        try JSONSerialization.data(withJSONObject: document).write(to: folder.url.appendingPathComponent("bad.geojson"))
        #expect(try run(folder.url, "inspection import bad.geojson --rejects bad.csv").status == 3)
        let rejected = try String(contentsOfFile: folder.path("bad.csv"), encoding: .utf8)
        try folder.write(rejected.replacing("M-9999", with: "M-0136"), to: "good.csv")
        #expect(try run(folder.url, "inspection import good.csv --json").object.number("accepted") == 1)
        let mended = try run(folder.url, "inspection show I-2 --json").object["findings"] as? [[String: Any]]
        #expect(mended?.first?.text("note") == "a, \"b\"")
        #expect(try condition(of: "M-0136", in: folder) == "missing")
        // No acta: it doesn't count until it is given one.
        let id = "INSP-2026-09-01-GTM-HND-05-1"
        #expect(try run(folder.url, "inspection show \(id) --json").object["counts"] as? Bool == false)
        #expect(try run(folder.url, "inspection acta \(id) ACTA-9 --dry-run").status == 0)
        #expect(try run(folder.url, "inspection show \(id) --json").object["counts"] as? Bool == false)
        #expect(try run(folder.url, "inspection acta \(id) ACTA-9").status == 0)
        #expect(try run(folder.url, "inspection show \(id) --json").object["counts"] as? Bool == true)
        let second = try run(folder.url, "inspection acta \(id) ACTA-10")
        #expect(second.status == 77 && second.errors.contains("ACTA-9"))
    }

    @Test func anOlderInspectionLeavesTheConditionOfANewerOne() throws {
        let folder = try SampleRegister.copy()
        let record = "inspection record --sector GTM-HND-05 --monument M-0136"
        #expect(try run(folder.url, record + " --id N --date 2026-11-02 --condition buried").status == 0)
        #expect(try run(folder.url, record + " --id O --date 2026-11-01 --condition destroyed").status == 0)

        #expect(try condition(of: "M-0136", in: folder) == "buried")
        let photo = try run(folder.url, record + " --id P --date 2026-11-03 --photo nowhere.jpg")
        #expect(photo.status == 0 && photo.errors.contains("nowhere.jpg"))
    }

    @Test func daysGoByAccessPoint() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            monument,access_point,access_hours,risks
            M-0014,El Florido,3,crossing-near
            M-0136,El Florido,3,
            M-0137,Agua Caliente,1,crossing-near past-damage
            M-9999,Agua Caliente,1,
            M-0015,Agua Caliente,minus,
            M-0015,Agua Caliente,1,floods

            """, to: "access.csv")

        let imported = try run(folder.url, "inspection access access.csv --json --rejects bad.csv")
        let again = try run(folder.url, "inspection access access.csv --json")
        let plan = try run(folder.url, "inspection plan --sector GTM-HND-05 --date 2026-07-01 --json --hours 4")

        #expect(imported.status == 3)
        #expect(imported.object.number("accepted") == 3 && again.object.number("unchanged") == 3)
        let rejects = imported.object["rejects"] as? [[String: Any]] ?? []
        #expect(rejects.map { $0.number("line") } == [5, 6, 7])
        #expect(rejects.map { $0.text("code") } == ["E_UNKNOWN_REFERENCE", "E_NOT_A_NUMBER", "E_RANGE"])
        let days = plan.object["days"] as? [[String: Any]] ?? []
        // 3 h there and 0.75 h at each of one a day; 1 h there and 0.75 h; the last one has no access point.
        let said = days.map { day in
            let stops = (day["stops"] as? [[String: Any]] ?? []).compactMap { $0.text("monument") }
            return "\(day.text("access_point") ?? "-") \(day.number("hours") ?? 0) \(stops.joined(separator: " "))"
        }
        #expect(
            Set(said) == [
                "El Florido 3.75 M-0014", "El Florido 3.75 M-0136", "Agua Caliente 1.75 M-0137", "- 0.75 M-0015",
            ])
        let text = try run(folder.url, "inspection plan --sector GTM-HND-05 --date 2026-07-01 --lang es")
        #expect(text.text.contains("desde El Florido"))
    }

    /// The table as the register has it, or will: a mark with distance and azimuth.
    @Test func theMarksOfAMonumentStandAmongItsReferences() throws {
        let folder = try SampleRegister.copy()
        try SQLiteShell.rows(
            """
            CREATE TABLE IF NOT EXISTS monument_references (
                fid INTEGER PRIMARY KEY, uuid TEXT, monument TEXT, mark TEXT, distance_m DOUBLE, azimuth_deg DOUBLE);
            INSERT INTO monument_references (uuid, monument, mark, distance_m, azimuth_deg)
                VALUES ('made', 'M-0136', 'ceiba', 12.34, 271.5)
            """, in: folder.path("border.gpkg"))

        let text = try run(folder.url, "inspection plan --sector GTM-HND-05 --date 2026-07-01 --lang es").text

        #expect(text.contains(/2  ceiba +referencia +12.34 +271.5000°/))
    }

    @Test func weightsComeFromAFile() throws {
        let folder = try SampleRegister.copy()
        let plan = "inspection plan --sector GTM-HND-05 --date 2026-07-01 --json"
        let hours = { (run: ProgramRun) in (run.object["weights"] as? [String: Any])?.number("hours-per-day") }
        let usual = try run(folder.url, plan)
        #expect(hours(usual) == 8 && usual.object.text("settings_file") == nil)
        try folder.write("hours-per-day = 2\n[condition-scores]\ngood = 1\n", to: "inspection-weights.toml")
        try folder.write("hours-per-day = 3\n", to: "other.toml")
        try folder.write("age = 1\n\nage = much\n", to: "bad.toml")

        // The file beside the register; the environment's; the flag's.
        let beside = try run(folder.url, plan)
        #expect(hours(beside) == 2)
        #expect((beside.object["weights"] as? [String: Any])?.number("condition-scores.good") == 1)
        #expect(beside.output == (try run(folder.url, plan)).output)
        #expect(hours(try run(folder.url, plan, environment: ["LINDERO_WEIGHTS": "other.toml"])) == 3)
        #expect(hours(try run(folder.url, plan, environment: ["LINDERO_HOURS": "5"])) == 5)
        let flag = try run(
            folder.url, plan + " --hours 6 --weights other.toml",
            environment: ["LINDERO_HOURS": "5", "LINDERO_WEIGHTS": "bad.toml"])
        #expect(hours(flag) == 6 && flag.object.text("settings_file") == "other.toml")
        let bad = try run(folder.url, plan.replacing(" --json", with: " --weights bad.toml --lang es"))
        #expect(bad.status == 78 && bad.errors.contains("bad.toml:3: age: «much» no es un número"))
        let missing = try run(folder.url, plan + " --weights none.toml")
        #expect(missing.status == 66)
        // The command that prints a file prints one that means the same.
        try run(folder.url, "inspection weights").output.write(to: folder.url.appendingPathComponent("copy.toml"))
        let copy = try run(folder.url, plan + " --weights copy.toml")
        #expect(hours(copy) == 2)
        #expect((copy.object["weights"] as? [String: Any])?.number("condition-scores.good") == 1)
    }

    @Test(.enabled(if: ProgramRun.find("ogrinfo") != nil, "ogrinfo isn't installed"))
    func gdalReadsTheMaps() throws {
        let folder = try SampleRegister.copy()
        let plan = "inspection plan --sector GTM-HND-05 --date 2026-07-01"
        let ogrinfo = try #require(ProgramRun.find("ogrinfo"))
        for (file, layer) in [("plan.kml", []), ("plan.gpx", ["waypoints"]), ("plan.geojson", [])] {
            #expect(try run(folder.url, plan + " -o " + file).status == 0)
            let read = try ProgramRun.run(ogrinfo, ["-ro", "-al", file] + layer, in: folder.url)
            #expect(read.status == 0, "\(file): \(read.errors)")
            #expect(read.text.contains("POINT") && read.text.contains("(-88.6776281"), "\(file)")
            #expect(read.text.contains("M-0014"), "\(file)")
        }
    }
}
