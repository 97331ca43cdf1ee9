import Foundation
import TestSupport
import Testing

/// Four versions of one sector: each day has its line, its monuments and its chainages.
@Suite struct LineVersionsTests {
    // Version 1 is a parallel of 0.01° (A) and a meridian of 0.02° (B). Version 2 turns A 0.0002° to the north in its middle,
    // version 3 0.0004°. In version 4 A is straight, and B turns 0.0002° to the west three quarters of its way.
    // GeodSolve -i (WGS 84), metres:
    private static let parallel = 1064.8583
    private static let meridian = 2213.3873
    private static let toM3 = 1106.6931
    /// Half of A in versions 2 and 3; the two parts of B in version 4.
    private static let half2 = 532.8887
    private static let half3 = 534.2657
    private static let partsOf4 = (1660.1767, 553.7568)
    /// M3 stands 1106.6931 m from M2 due north, and the first part of B in version 4 leaves at azimuth −0.73496642°: its foot
    /// is 1106.6931 · cos = 1106.6020 m along it, the monument 1106.6931 · sin = 14.1958 m to the right.
    private static let footOfM3 = 1106.6020

    private static func line(_ a: String, _ b: String, rules: (String, String)) -> String {
        #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"A","order":1,"rule":"\#(rules.0)",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[\#(a)]}},
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"B","order":2,"rule":"\#(rules.1)",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[\#(b)]}}]}
        """#
    }

    private static let versions = [
        line("[-91,17],[-90.99,17]", "[-90.99,17],[-90.99,17.02]", rules: ("parallel", "meridian")),
        line("[-91,17],[-90.995,17.0002],[-90.99,17]", "[-90.99,17],[-90.99,17.02]", rules: ("geodesic", "meridian")),
        line("[-91,17],[-90.995,17.0004],[-90.99,17]", "[-90.99,17],[-90.99,17.02]", rules: ("geodesic", "meridian")),
        line("[-91,17],[-90.99,17]", "[-90.99,17],[-90.9902,17.015],[-90.99,17.02]", rules: ("geodesic", "geodesic")),
    ]
    private static let lengths = [
        parallel + meridian, 2 * half2 + meridian, 2 * half3 + meridian, parallel + partsOf4.0 + partsOf4.1,
    ]
    private static let ofM3 = [parallel + toM3, 2 * half2 + toM3, 2 * half3 + toM3, parallel + footOfM3]
    /// The first and the last day of each.
    private static let days = [
        ("2020-01-01", "2026-04-30"), ("2026-05-01", "2026-06-30"), ("2026-07-01", "2026-08-31"),
        ("2026-09-01", "2026-11-01"),
    ]

    private static let records = [
        "monuments.csv": """
        id,number,class,sector,longitude,latitude,role
        M1,1,principal,GTM-MEX-01,-91.0,17.0,surveyed
        M2,2,principal,GTM-MEX-01,-90.99,17.0,surveyed
        M3,3,intermediate,GTM-MEX-01,-90.99,17.01,surveyed
        M4,4,principal,GTM-MEX-01,-90.99,17.02,surveyed

        """,
        "brecha.csv": "id,sector,from_m,to_m,in_programme\nB1,GTM-MEX-01,0,532,yes\nB2,GTM-MEX-01,1000,2000,yes\n",
        "orders.csv": """
        id,kind,sector,from_m,to_m,state,assigned_to,started_on,finished_on,certified_on,acta
        O0,brecha-conservation,GTM-MEX-01,0,700,certified,C1,2025-01-05,2025-02-01,2025-02-10,A-0
        O1,brecha-conservation,GTM-MEX-01,0,1000,certified,C1,2026-01-05,2026-02-01,2026-02-10,A-1
        O2,brecha-conservation,GTM-MEX-01,500,1500,planned,,,,,

        """,
        "programme.csv": """
        code,parent,level,name_es,unit,year,physical_target,financial_target_gtq
        L1,,product,Límites,km,2025,3,1
        L1,,product,Límites,km,2026,3,1
        L1.1,L1,subproduct,Brecha,km,2025,3,1
        L1.1,L1,subproduct,Brecha,km,2026,3,1

        """,
        "survey.csv": "id,lon,lat\nP1,-90.99,17.005\n",
    ]

    /// Twelve batches.
    private func register() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (index, line) in Self.versions.enumerated() { try folder.write(line, to: "v\(index + 1).geojson") }
        for (name, text) in Self.records { try folder.write(text, to: name) }
        for step in [
            ["init", "border.gpkg", "--frame", "EPSG:4326"], ["line", "import", "v1.geojson"],
            ["monument", "import", "monuments.csv"], ["brecha", "import", "brecha.csv"],
            ["order", "import", "orders.csv"], ["programme", "import", "programme.csv"],
            ["survey", "import", "survey.csv"],
            ["document", "add", "ACTA-1", "--kind", "acta", "--date", "2020-01-01"],
            ["monument", "propose", "M3", "--position", "1"],
            ["monument", "approve", "M3", "--position", "1", "--acta", "ACTA-1"],
            ["close", "2025-C1", "--date", "2025-05-10"], ["document", "add", "ACTA-2", "--kind", "acta"],
        ] {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    @discardableResult
    private func revise(_ folder: borrowing TemporaryFolder, to version: Int) throws -> ProgramRun {
        let run = try folder.lindero(
            "line", "revise", "GTM-MEX-01", "v\(version).geojson", "--acta", "ACTA-2", "--date",
            Self.days[version - 1].0, "--json")
        try #require(run.status == 0, "\(run.errors)")
        return run
    }

    private func place(_ folder: borrowing TemporaryFolder, _ noun: String, _ id: String) throws -> [Double] {
        let records = try folder.lindero(noun, "list", "--json").jsonArray()
        let record = try #require(records.first { $0.text("id") == id })
        return ["from_m", "to_m", "chainage_m"].compactMap { record.number($0) }
    }

    private func isClose(_ found: [Double], _ expected: [Double], within tolerance: Double = 0.0015) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < tolerance }
    }

    @Test("chainages go over from each version to the next, by hand; measured orders and observations stay")
    func carried() throws {
        let folder = try register()
        let measured = try place(folder, "order", "O1")
        let observations = try folder.lindero("export", "csv", "observations").output
        // B2 from 1000 to 2000, and O2 from 500 to 1500: what lies on A is stretched with it, what lies on the meridian moves
        // with its beginning, and in version 4 shrinks as from M2 to M3, 1106.6020 / 1106.6931.
        let (a, m2, m3) = (Self.parallel, 2 * Self.half2, 2 * Self.half3)
        func last(_ chainage: Double) -> Double { a + (chainage - a) * Self.footOfM3 / Self.toM3 }
        let brecha = [
            [1000 * m2 / a, 2000 + m2 - a], [1000 * m3 / a, 2000 + m3 - a], [1000, last(2000)],
        ]
        let order = [[500 * m2 / a, 1500 + m2 - a], [500 * m3 / a, 1500 + m3 - a], [500, last(1500)]]
        for version in 2...4 {
            let run = try revise(folder, to: version)
            let answer = try run.json()
            #expect(abs((answer.number("old_length_m") ?? 0) - Self.lengths[version - 2]) < 0.0015)
            #expect(abs((answer.number("new_length_m") ?? 0) - Self.lengths[version - 1]) < 0.0015)
            // Each step rounds to the millimetre.
            #expect(isClose(try place(folder, "brecha", "B2"), brecha[version - 2], within: 0.003), "\(version)")
            #expect(isClose(try place(folder, "order", "O2"), order[version - 2], within: 0.003), "\(version)")
            #expect(isClose(try place(folder, "monument", "M3"), [Self.ofM3[version - 1]]), "\(version)")
            #expect(isClose(try place(folder, "monument", "M4"), [Self.lengths[version - 1]]), "\(version)")
            #expect(try place(folder, "order", "O1") == measured)
        }
        #expect(try folder.lindero("export", "csv", "observations").output == observations)
        let shown = try folder.lindero("monument", "show", "M3", "--json").json()
        #expect(abs((shown.number("offset_m") ?? 0) + 14.1958) < 0.0015)
        let order1 = try folder.lindero("order", "show", "O1", "--json").json()
        #expect(order1.number("line_version") == 1)
        #expect(try folder.lindero("doctor").status == 0)
        #expect(try folder.lindero("check", "--rule", "chainage-order", "--fail-on", "warn").status == 0)
    }

    @Test("a day inside each version gives its line, length, monuments and places")
    func asOf() throws {
        let folder = try register()
        for version in 2...4 { try revise(folder, to: version) }
        // GeodSolve: 17 → 17.0004 at −90.995 is 44.2677 m, 17 → 17.0002 half of it.
        // The geodesic of version 4 lies s² tan φ / 8 N = 1064.8583² · 0.305731 / (8 · 6379963) = 6.79 mm north of the parallel.
        let middle = [17.0, 17.0002, 17.0004, 17.0000000614]
        for (index, days) in Self.days.enumerated() {
            for day in [days.0, days.1] {
                let list = try folder.lindero("line", "list", "--as-of", day, "--json").json()
                let sectors = try #require(list["sectors"] as? [[String: Any]])
                #expect(abs((sectors.first?.number("length_m") ?? 0) - Self.lengths[index]) < 0.0015, "\(day)")
                let monuments = try folder.lindero("monument", "list", "--as-of", day, "--json").jsonArray()
                let third = try #require(monuments.first { $0.text("id") == "M3" })
                #expect(abs((third.number("chainage_m") ?? 0) - Self.ofM3[index]) < 0.0015, "\(day)")
                let halfway = [Self.parallel / 2, Self.half2, Self.half3, Self.parallel / 2][index]
                let place = try folder.lindero(
                    "locate", "--at", "GTM-MEX-01:\(halfway)", "--as-of", day, "--json"
                ).json()
                let point = try #require(place["point"] as? [Double])
                #expect(abs(point[0] + 90.995) < 1e-8 && abs(point[1] - middle[index]) < 1e-8, "\(day): \(point)")
            }
        }
        let old = try folder.lindero("locate", "-90.995", "17.0004", "--as-of", "2026-04-30", "--json").json()
        let candidates = try #require(old["candidates"] as? [[String: Any]])
        #expect(candidates.first?.text("segment") == "A")
        #expect(abs((candidates.first?.number("offset_m") ?? 0) - 44.2677) < 0.0015)
        let now = try folder.lindero("locate", "-90.995", "17.0004", "--json").json()
        #expect((now["candidates"] as? [[String: Any]])?.first?.text("segment") == "A@4")
        #expect(try folder.lindero("locate", "--at", "GTM-MEX-09:1", "--as-of", "2026-04-30").status == 66)
        let shown = try folder.lindero("line", "show", "GTM-MEX-01", "--json").json()
        let versions = try #require(shown["versions"] as? [[String: Any]])
        #expect(versions.map { $0.text("valid_from") } == [nil] + Self.days.dropFirst().map { Optional($0.0) })
        #expect(versions.map { $0.text("valid_to") } == Self.days.dropLast().map { Optional($0.1) } + [nil])
    }

    @Test("a sector that begins later has no line before")
    func before() throws {
        let folder = try TemporaryFolder()
        let dated = Self.versions[0].replacing(
            "\"kind\":\"land\"", with: "\"kind\":\"land\",\"valid_from\":\"2000-01-01\"")
        try folder.write(dated, to: "v1.geojson")
        #expect(try folder.lindero("init", "border.gpkg", "--frame", "EPSG:4326").status == 0)
        #expect(try folder.lindero("line", "import", "v1.geojson").status == 0)
        for arguments in [["--at", "GTM-MEX-01:5"], ["-90.995", "17"]] {
            let run = try ProgramRun.lindero(["locate"] + arguments + ["--as-of", "1999-12-31"], in: folder.url)
            #expect(run.status == 65 && run.errors.contains("no segment was in force on 1999-12-31"), "\(run.errors)")
            let later = try ProgramRun.lindero(["locate"] + arguments + ["--as-of", "2000-01-01"], in: folder.url)
            #expect(later.status == 0)
        }
    }

    @Test("old versions are exported in every format, and what has no days of its own is refused")
    func exported() throws {
        let folder = try register()
        let first = try folder.lindero("export", "geojson", "line", "vertices").json()
        for version in 2...4 { try revise(folder, to: version) }
        let turns = [17.0, 17.0002, 17.0004]
        let names = [["A", "B"], ["A@2", "B@2"], ["A@3", "B@3"], ["A@4", "B@4"]]
        for (index, days) in Self.days.enumerated() {
            for day in [days.0, days.1] {
                let answer = try folder.lindero("export", "geojson", "line", "--as-of", day).json()
                #expect(answer.text("as_of") == day)
                let features = try #require(answer["features"] as? [[String: Any]])
                let properties = features.compactMap { $0["properties"] as? [String: Any] }
                #expect(properties.map { $0.text("segment") } == names[index].map { Optional($0) })
                #expect(abs((properties.last?.number("to_m") ?? 0) - Self.lengths[index]) < 0.0015)
                let drawn = (features.first?["geometry"] as? [String: Any])?["coordinates"] as? [[Double]] ?? []
                #expect(drawn.first == [-91, 17] && drawn.last == [-90.99, 17])
                // Drawn to a centimetre, a geodesic of 533 m is its two ends, and so is one of 1065 m.
                if index == 1 || index == 2 { #expect(drawn.contains([-90.995, turns[index]]), "\(drawn)") }
                let vertices = try folder.lindero("export", "csv", "vertices", "--as-of", day)
                let lines = vertices.text.split(separator: "\r\n").count
                #expect(lines == (index == 0 ? 5 : 6))
                let sectors = try folder.lindero("export", "geojson", "sectors", "--as-of", day).json()
                let sector = try #require(
                    (sectors["features"] as? [[String: Any]])?.first?["properties"] as? [String: Any])
                #expect(abs((sector.number("length_m") ?? 0) - Self.lengths[index]) < 0.0015)
                #expect(sector.number("line_version") == Double(index + 1))
            }
        }
        // Of the first version the same rows as before, but for the day on which it ended.
        let again = try folder.lindero("export", "geojson", "line", "vertices", "--as-of", "2026-04-30").json()
        let (old, new) = (first["features"] as? [[String: Any]] ?? [], again["features"] as? [[String: Any]] ?? [])
        #expect(old.count == 6 && new.count == 6)
        for (one, other) in zip(old, new) {
            var (before, after) = (
                one["properties"] as? [String: Any] ?? [:], other["properties"] as? [String: Any] ?? [:]
            )
            for key in ["valid_to"] { (before[key], after[key]) = (nil, nil) }
            #expect(before as NSDictionary == after as NSDictionary)
            #expect(one["geometry"] as? NSDictionary == other["geometry"] as? NSDictionary)
        }
        // M3's position is in force since 2020.
        let positions = try folder.lindero("export", "geojson", "positions", "--as-of", "2026-04-30").json()
        #expect((positions["features"] as? [Any])?.count == 1)
        let none = try folder.lindero("export", "geojson", "positions", "--as-of", "2019-12-31").json()
        #expect((none["features"] as? [Any])?.isEmpty == true)
        for format in ["json-fg", "kml", "gpx"] {
            let run = try folder.lindero("export", format, "line", "--as-of", "2026-07-15")
            #expect(run.status == 0 && run.text.contains("17.0004"), "\(format): \(run.errors)")
        }
        let all = try folder.lindero("export", "geojson", "--as-of", "2026-07-15").json()
        #expect((all["features"] as? [Any])?.count == 9)
        let refused = try folder.lindero("export", "geojson", "monuments", "--as-of", "2026-07-15")
        #expect(refused.status == 64)
        #expect(refused.errors.contains("monument list --as-of 2026-07-15"), "\(refused.errors)")
    }

    @Test("a closed period reads the same, byte by byte, and no figure of its year changes")
    func closed() throws {
        let folder = try register()
        func closed() throws -> Data { try folder.lindero("progress", "--closed", "2025-C1", "--json").output }
        func executed(_ year: String) throws -> Double {
            let run = try folder.lindero("progress", "--year", year, "--json").json()
            let rows = try #require(run["rows"] as? [[String: Any]])
            return try #require(rows.first { $0.text("code") == "L1.1" }?.number("executed"))
        }
        let before = try closed()
        for version in 2...4 {
            try revise(folder, to: version)
            #expect(try closed() == before)
            #expect(try executed("2025") == 0.7)
            if version == 2 {
                #expect(try executed("2026") == 1)
                // 500–1500 of version 2; up to 1000 · 1065.7774 / 1064.8583 = 1000.8631 O1 counts it: 499.1369 are new.
                try certify("Q2", from: 500, to: 1500, folder)
                #expect(abs(try executed("2026") - 1.4991369) < 0.0000025)
            } else if version == 3 {
                #expect(abs(try executed("2026") - 1.4991369) < 0.0000025)
                // 0–1600 of version 3; O1 has it up to 1003.4494, Q2 from there up to 1500 + 2.7540: 97.2460 are new.
                try certify("Q3", from: 0, to: 1600, folder)
            }
            if version > 2 { #expect(abs(try executed("2026") - 1.5963829) < 0.0000035, "\(version)") }
        }
    }

    private func certify(_ id: String, from: Int, to: Int, _ folder: borrowing TemporaryFolder) throws {
        try folder.write(
            """
            id,kind,sector,from_m,to_m,state,assigned_to,started_on,finished_on,certified_on,acta
            \(id),brecha-conservation,GTM-MEX-01,\(from),\(to),certified,C1,2026-10-05,2026-10-06,2026-10-07,A-2

            """, to: "\(id).csv")
        #expect(try folder.lindero("order", "import", "\(id).csv").status == 0)
    }

    @Test("versions are taken back one after the other, the last first, and come back the same way")
    func undo() throws {
        let folder = try register()
        var contents = [try UndoTests.content(folder)]
        for version in 2...4 {
            try revise(folder, to: version)
            contents.append(try UndoTests.content(folder))
        }
        // 13, 14 and 15 made versions 2, 3 and 4.
        let early = try folder.lindero("undo", "14")
        #expect(early.status == 77 && early.errors.contains("undo first: 15"), "\(early.errors)")
        for (batch, version) in [("15", 3), ("14", 2), ("13", 1)] {
            let run = try folder.lindero("undo", batch)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try UndoTests.content(folder) == contents[version - 1])
        }
        for (batch, version) in [("18", 2), ("17", 3), ("16", 4)] {
            #expect(try folder.lindero("undo", batch).status == 0)
            #expect(try UndoTests.content(folder) == contents[version - 1])
        }
        #expect(try folder.lindero("doctor").status == 0)
        let history = try folder.lindero("history", "GTM-MEX-01", "--limit", "500", "--json").jsonArray()
        let versions = history.compactMap { change in
            (change["fields"] as? [[String: Any]])?.first { $0.text("name") == "line_version" }?.number("new")
        }
        // Newest first: brought back, taken back, made.
        #expect(versions == [4, 3, 2, 1, 2, 3, 4, 3, 2, 1])
    }

    @Test("what was entered along a version and taken back stands in no way, and doesn't come back on another version")
    func entered() throws {
        let folder = try register()
        try revise(folder, to: 2)
        try folder.write("id,sector,from_m,to_m,in_programme\nB3,GTM-MEX-01,2100,2200,yes\n", to: "later.csv")
        #expect(try folder.lindero("brecha", "import", "later.csv").status == 0)
        try revise(folder, to: 3)
        #expect(try folder.lindero("undo", "15").status == 0)
        let refused = try folder.lindero("undo", "13")
        #expect(refused.status == 77 && refused.errors.contains("B3"), "\(refused.errors)")
        #expect(try folder.lindero("undo", "14").status == 0)
        #expect(try folder.lindero("undo", "13").status == 0)
        // 17 took B3 out again, which lay along version 2.
        let stranded = try folder.lindero("undo", "17", "--lang", "es")
        #expect(stranded.status == 77 && stranded.errors.contains("progresivas de la versión 2"), "\(stranded.errors)")
        #expect(try folder.lindero("undo", "18").status == 0)
        #expect(try folder.lindero("undo", "17").status == 0)
        #expect(try isClose(place(folder, "brecha", "B3"), [2100, 2200]))
    }
}
