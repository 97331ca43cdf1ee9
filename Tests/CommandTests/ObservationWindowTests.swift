import Foundation
import TestSupport
import Testing

/// Observations of a stretch, against SQLite's own shell, which looks at every row.
@Suite("Windows on observations")
struct ObservationWindowTests {
    private static let line = #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"A","order":1,"rule":"parallel",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[[-91.0,17.0],[-90.9,17.0]]}},
        {"type":"Feature","properties":{"sector":"GTM-MEX-02","segment":"B","order":1,"rule":"meridian",
        "legal_status":"demarcated-boundary","kind":"land"},
        "geometry":{"type":"LineString","coordinates":[[-90.9,17.0],[-90.9,17.05]]}}]}
        """#
    private static let windows: [(sector: String, from: String?, to: String?)] = [
        ("GTM-MEX-01", "2+000", "2+150"), ("GTM-MEX-01", "0", "0+300"), ("GTM-MEX-01", "10+500", nil),
        ("GTM-MEX-01", nil, "0+700"), ("GTM-MEX-02", "1+000", "1+100"), ("GTM-MEX-02", "5+400", nil),
        ("GTM-MEX-01", "0", "11+000"), ("GTM-MEX-02", "90+000", "91+000"),
    ]

    /// Points on both sides of two sectors, up to 900 m away and in no order, some of them beyond reach.
    private static func points(_ count: Int, seed: UInt64) -> String {
        var dice = SeededGenerator(seed: seed)
        var text = "name,longitude,latitude,height\n"
        for number in 0..<count {
            let along = Double.random(in: 0..<1, using: &dice)
            let away = Double.random(in: -0.012..<0.012, using: &dice)
            let (longitude, latitude) =
                number.isMultiple(of: 3) ? (-90.9 + away, 17 + 0.05 * along) : (-91 + 0.1 * along, 17 + away)
            text += "P\(seed)-\(number),\(longitude),\(latitude),100\n"
        }
        return text
    }

    private static func register() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(line, to: "line.geojson")
        try folder.write(points(6000, seed: 1), to: "one.csv")
        // The first ones again, which the register then holds.
        try folder.write(
            points(500, seed: 1)
                + points(2000, seed: 2).split(separator: "\n").dropFirst()
                .joined(separator: "\n") + "\n", to: "two.csv")
        for arguments in [
            ["init", "border.gpkg", "--frame", "EPSG:4326"], ["line", "import", "line.geojson"],
            ["survey", "import", "one.csv", "--crs", "EPSG:4326", "--within", "900"],
            ["survey", "import", "two.csv", "--crs", "EPSG:4326", "--within", "900"],
        ] {
            let run = try ProgramRun.lindero(arguments, in: folder.url)
            try #require(run.status == 0, "\(arguments): \(run.errors)")
        }
        return folder
    }

    /// Both answers to each window; returns how many rows there were.
    @discardableResult
    private static func expectAgreement(_ folder: borrowing TemporaryFolder, _ when: String) throws -> [Int] {
        try windows.map { window in
            let ends = [window.from.map { ["--from", $0] }, window.to.map { ["--to", $0] }].compactMap { $0 }
            let run = try ProgramRun.lindero(
                ["export", "csv", "observations", "--sector", window.sector] + ends.flatMap { $0 }, in: folder.url)
            try #require(run.status == 0, "\(when), \(window): \(run.errors)")
            let names = run.text.split(whereSeparator: \.isNewline).dropFirst().map {
                String($0.split(separator: ",", omittingEmptySubsequences: false)[2])
            }
            func metres(_ chainage: String) -> String { chainage.replacing("+", with: "") }
            let conditions =
                ["+sector = '\(window.sector)'"] + (window.from.map { ["+chainage_m >= \(metres($0))"] } ?? [])
                + (window.to.map { ["+chainage_m <= \(metres($0))"] } ?? [])
            let expected = try SQLiteShell.rows(
                "SELECT name FROM observations WHERE \(conditions.joined(separator: " AND ")) ORDER BY fid",
                in: folder.path("border.gpkg")
            ).map { $0[0] }
            let isEqual = names == expected
            #expect(isEqual, "\(when), \(window): \(names.count) rows, of \(expected.count)")
            return names.count
        }
    }

    @Test(
        "a stretch has the same observations as a look at every row, whatever their order, also after undo and revision"
    )
    func imported() throws {
        let folder = try Self.register()
        let counts = try Self.expectAgreement(folder, "imported")
        // 1 − 1/3 of 8,000 points along 10.6 km: some 75 in 150 m, less those beyond 900 m and those twice.
        #expect(counts[0] > 30 && counts[0] < 90)
        #expect(counts[7] == 0)
        #expect(try folder.lindero("document", "add", "ACTA-1", "--kind", "acta", "--date", "2026-05-01").status == 0)
        try folder.write(
            Self.line.replacing("[[-91.0,17.0],[-90.9,17.0]]", with: "[[-91.0,17.0],[-90.95,17.001],[-90.9,17.0]]")
                .replacing("\"rule\":\"parallel\"", with: "\"rule\":\"geodesic\""), to: "new.geojson")
        let lines = try String(contentsOf: folder.url.appendingPathComponent("new.geojson"), encoding: .utf8)
        try folder.write(Self.only("GTM-MEX-01", of: lines), to: "new.geojson")
        let revision = try folder.lindero("line", "revise", "GTM-MEX-01", "new.geojson", "--acta", "ACTA-1")
        #expect(revision.status == 0, "\(revision.errors)")
        #expect(try Self.expectAgreement(folder, "revised") == counts)
        // A survey that comes now is placed on the new line.
        try folder.write(Self.points(1000, seed: 3), to: "three.csv")
        let third = try folder.lindero("survey", "import", "three.csv", "--crs", "EPSG:4326", "--within", "900")
        #expect(third.status == 0, "\(third.errors)")
        #expect(try Self.expectAgreement(folder, "third survey")[0] > counts[0])
        let batch = try SQLiteShell.value(
            "SELECT id FROM batches WHERE command LIKE 'survey import%' ORDER BY id LIMIT 1 OFFSET 1",
            in: folder.path("border.gpkg"))
        let undo = try folder.lindero("undo", batch)
        #expect(undo.status == 0, "\(undo.errors)")
        #expect(try Self.expectAgreement(folder, "undone")[0] < counts[0] + 30)
        #expect(
            try SQLiteShell.value(
                "SELECT count(DISTINCT survey) FROM observation_cells", in: folder.path("border.gpkg"))
                == "2")
        #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
        #expect(try DoctorTests.findings(folder) == [:])
    }

    @Test(
        "rows that another program moves, changes or adds are found where they are now",
        .enabled(if: OutsideProgramsTests.hasGDAL, "GDAL's programs aren't installed"))
    func outside() throws {
        let folder = try Self.register()
        let before = try Self.expectAgreement(folder, "imported")
        for sql in [
            // Another chainage without another place, another sector, another place, another number.
            "UPDATE observations SET chainage_m = 2010 WHERE sector = 'GTM-MEX-01' AND chainage_m BETWEEN 7000 AND 7500",
            "UPDATE observations SET sector = 'GTM-MEX-02', chainage_m = 1050 WHERE chainage_m BETWEEN 8000 AND 8100",
            "UPDATE observations SET geom = (SELECT geom FROM observations WHERE fid = 1) WHERE fid BETWEEN 100 AND 300",
            "UPDATE observations SET geom = NULL WHERE fid BETWEEN 400 AND 500",
            "UPDATE observations SET fid = fid + 100000 WHERE fid BETWEEN 600 AND 700",
            """
            INSERT INTO observations (geom, survey, line, name, source_x, source_y, sector, chainage_m, offset_m)
            SELECT geom, survey, line, 'new-' || name, source_x, source_y, 'GTM-MEX-01', 2020, 0 FROM observations
            WHERE fid BETWEEN 800 AND 820
            """,
            "DELETE FROM observations WHERE fid BETWEEN 900 AND 1000",
        ] {
            let run = try ProgramRun.run(
                try #require(ProgramRun.find("ogrinfo")), ["-q", folder.path("border.gpkg"), "-sql", sql],
                in: folder.url)
            #expect(run.status == 0 && run.errors == "", "\(sql): \(run.errors)")
        }
        let after = try Self.expectAgreement(folder, "edited")
        #expect(after[0] > before[0] + 21 && after[4] > before[4])
    }

    /// The features of one sector.
    private static func only(_ sector: String, of collection: String) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(collection.utf8)) as? [String: Any] ?? [:]
        let features = (object["features"] as? [[String: Any]] ?? []).filter {
            ($0["properties"] as? [String: Any])?["sector"] as? String == sector
        }
        let kept: [String: Any] = ["type": "FeatureCollection", "features": features]
        return String(decoding: try JSONSerialization.data(withJSONObject: kept), as: UTF8.self)
    }
}
