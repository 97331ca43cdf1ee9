import Foundation
import TestSupport
import Testing

/// A small register in which no rule finds anything, and for each rule one defect that this rule finds, once, and no
/// other does.
@Suite(.enabled(if: SQLiteShell.path != nil))
struct CheckOneDefectTests {
    struct Defect: Sendable, CustomTestStringConvertible {
        var rule: String
        var record: String
        var severity: String
        var sql: String

        var testDescription: String { rule }
    }

    /// Geometries in degrees as SQLite's shell takes them, little endian, after the header that a GeoPackage asks for.
    private static func line(_ points: [(Double, Double)]) -> String {
        let words = points.map { hexadecimal($0.0.bitPattern, bytes: 8) + hexadecimal($0.1.bitPattern, bytes: 8) }
        return "X'47500001E610000001" + hexadecimal(2, bytes: 4) + hexadecimal(UInt64(points.count), bytes: 4)
            + words.joined() + "'"
    }

    private static func point(_ longitude: Double, _ latitude: Double) -> String {
        "X'47500001E610000001" + hexadecimal(1, bytes: 4) + hexadecimal(longitude.bitPattern, bytes: 8)
            + hexadecimal(latitude.bitPattern, bytes: 8) + "'"
    }

    private static func hexadecimal(_ value: UInt64, bytes: Int) -> String {
        (0..<bytes).map { String(format: "%02X", UInt8(truncatingIfNeeded: value >> UInt64(8 * $0))) }.joined()
    }

    private static func redrawn(_ segment: String, _ points: [(Double, Double)]) -> String {
        "UPDATE segments SET geom = \(line(points)) WHERE id = '\(segment)'"
    }

    static let defects = [
        // 0.0001° of latitude are 11 m.
        Defect(
            rule: "line-gap", record: "B", severity: "error",
            sql: redrawn("B", [(-90.995, 17.0001), (-90.995, 17.005)])),
        // B begins 0.0001° of longitude, 11 m, before A ends.
        Defect(
            rule: "line-overlap", record: "B", severity: "error",
            sql: redrawn("B", [(-90.9951, 17), (-90.995, 17), (-90.995, 17.005)])),
        Defect(
            rule: "chainage-order", record: "B/2", severity: "error",
            sql: "UPDATE vertices SET chainage_m = 0 WHERE id = 'B/2'"),
        Defect(
            rule: "duplicate-vertex", record: "B", severity: "warn",
            sql: redrawn("B", [(-90.995, 17), (-90.995, 17.002), (-90.995, 17.002), (-90.995, 17.005)])),
        Defect(
            rule: "self-crossing", record: "B", severity: "warn",
            sql: redrawn(
                "B",
                [
                    (-90.995, 17), (-90.995, 17.0022), (-90.9949, 17.0022), (-90.9949, 17.0021), (-90.9951, 17.0021),
                    (-90.9951, 17.0023), (-90.995, 17.005),
                ])),
        Defect(
            rule: "invalid-geometry", record: "S1", severity: "error",
            sql: "UPDATE brecha_stretches SET geom = \(line([(-91, 17), (-91, 17)])) WHERE id = 'S1'"),
        Defect(
            rule: "segment-instrument", record: "B", severity: "warn",
            sql: "UPDATE sectors SET instrument = NULL; UPDATE segments SET instrument = NULL WHERE id = 'B'"),
        Defect(
            rule: "monument-number", record: "M3", severity: "error",
            sql: "UPDATE monuments SET number = '2' WHERE id = 'M3'"),
        // 0.001° of latitude are 111 m.
        Defect(
            rule: "monument-offset", record: "M1", severity: "warn",
            sql: "UPDATE monuments SET geom = \(point(-91, 17.001)) WHERE id = 'M1'"),
        // Without M2, M1 and M3 are 532 + 553 m apart.
        Defect(
            rule: "monument-spacing", record: "M1", severity: "warn",
            sql: "UPDATE monuments SET condition = 'missing' WHERE id = 'M2'"),
        Defect(
            rule: "monument-position", record: "M2", severity: "warn",
            sql: """
                UPDATE positions SET state = 'historical', valid_to = '2026-05-31'
                WHERE monument = 'M2' AND state = 'in-force'
                """),
        Defect(
            rule: "monument-visit", record: "M2", severity: "info", sql: "DELETE FROM findings WHERE monument = 'M2'"),
        Defect(
            rule: "position-conflict", record: "M2", severity: "error",
            sql: "UPDATE positions SET state = 'in-force' WHERE monument = 'M2'"),
        Defect(
            rule: "position-epoch", record: "M2", severity: "error",
            sql: "UPDATE positions SET source_crs = 'EPSG:7912' WHERE monument = 'M2' AND state = 'in-force'"),
        Defect(
            rule: "position-sigma", record: "M2", severity: "warn",
            sql: "UPDATE positions SET sigma_n_m = NULL WHERE monument = 'M2' AND state = 'in-force'"),
        Defect(
            rule: "brecha-outside", record: "S2", severity: "error",
            sql: "UPDATE brecha_stretches SET to_m = 1086.5 WHERE id = 'S2'"),
        Defect(
            rule: "brecha-overlap", record: "S1", severity: "error",
            sql: "UPDATE brecha_stretches SET from_m = 480 WHERE id = 'S2'"),
        Defect(
            rule: "programme-length", record: "L1", severity: "warn",
            sql: "UPDATE brecha_stretches SET in_programme = 0 WHERE id = 'S2'"),
        Defect(
            rule: "inspection-acta", record: "I1", severity: "warn", sql: "UPDATE inspections SET acta = NULL"),
        Defect(rule: "order-acta", record: "O1", severity: "error", sql: "UPDATE work_orders SET acta = NULL"),
        Defect(
            rule: "order-evidence", record: "O1", severity: "info",
            sql: "UPDATE order_measurements SET evidence_sha256 = NULL, evidence = NULL"),
        Defect(
            rule: "order-outside", record: "O2", severity: "error",
            sql: "UPDATE work_orders SET to_m = 1200 WHERE id = 'O2'"),
    ]

    private static let files = [
        "line.geojson": #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"A","order":1,"rule":"geodesic","kind":"land",
        "neighbour":"MEX","instrument":"T-1882","legal_status":"demarcated-boundary"},
        "geometry":{"type":"LineString","coordinates":[[-91,17],[-90.995,17]]}},
        {"type":"Feature","properties":{"sector":"GTM-MEX-01","segment":"B","order":2,"rule":"geodesic","kind":"land",
        "neighbour":"MEX","instrument":"T-1882","legal_status":"demarcated-boundary"},
        "geometry":{"type":"LineString","coordinates":[[-90.995,17],[-90.995,17.005]]}}]}
        """#,
        "monuments.csv": """
        id,number,class,sector,longitude,latitude,role,sigma_e,sigma_n
        M1,1,principal,GTM-MEX-01,-91,17,surveyed,0.01,0.01
        M2,2,principal,GTM-MEX-01,-90.995,17,surveyed,0.01,0.01
        M3,3,principal,GTM-MEX-01,-90.995,17.005,surveyed,0.01,0.01

        """,
        // The line is 532.429 + 553.347 m long (GeodSolve); stretches may reach 0.5 m beyond, sums differ by 0.1 %.
        "brecha.csv": "id,sector,from_m,to_m,in_programme\nS1,GTM-MEX-01,0,500,yes\nS2,GTM-MEX-01,500,1085,yes\n",
        "programme.csv": """
        code,parent,level,name_es,unit,year,physical_target,financial_target_gtq
        L1,,product,Límites,km,2026,1.0858,1
        L1.1,L1,subproduct,Brecha,km,2026,1.0858,1

        """,
        "inspections.csv": """
        id,sector,from_m,to_m,date,team,joint,acta,monument,condition,action,note,photo
        I1,GTM-MEX-01,0,1085,2026-03-01,Norte,no,A-5,M1,good,,,
        I1,GTM-MEX-01,0,1085,2026-03-01,Norte,no,A-5,M2,good,,,
        I1,GTM-MEX-01,0,1085,2026-03-01,Norte,no,A-5,M3,good,,,

        """,
        "sketch.txt": "what was measured",
    ]

    private static let entries: [[String]] = [
        ["init", "border.gpkg", "--frame", "EPSG:4326"], ["line", "import", "line.geojson"],
        ["monument", "import", "monuments.csv"], ["brecha", "import", "brecha.csv"],
        ["programme", "import", "programme.csv"], ["inspection", "import", "inspections.csv"],
        ["document", "add", "ACTA-1", "--kind", "acta", "--date", "2020-01-01"],
    ]

    private static let works: [String] = [
        "monument propose M2 --lon -90.99501 --lat 17 --sigma-e 0.01 --sigma-n 0.01",
        "order new O1 --kind brecha-conservation --sector GTM-MEX-01 --from 0 --to 500",
        "order new O2 --kind brecha-conservation --sector GTM-MEX-01 --from 0 --to 1000",
        "order assign O1 --to C1", "order start O1 --date 2026-02-01",
        "order measure O1 --date 2026-02-10 --evidence sketch.txt", "order verify O1 --date 2026-02-11",
        "order certify O1 --date 2026-02-12 --acta A-1",
    ]

    private static var steps: [[String]] {
        var steps = entries
        for id in ["M1", "M2", "M3"] {
            steps.append(["monument", "propose", id, "--position", "1"])
            steps.append(["monument", "approve", id, "--position", "1", "--acta", "ACTA-1"])
        }
        for work in works { steps.append(work.split(separator: " ").map { String($0) }) }
        return steps
    }

    /// Made once.
    private static let base = Result<Data, any Error> {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        for step in steps {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return try folder.bytes()
    }

    private func findings(_ folder: borrowing TemporaryFolder) throws -> [[String?]] {
        let run = try folder.lindero("check", "--json", "--date", "2026-07-01")
        let found = try #require(try run.json()["findings"] as? [[String: Any]], "\(run.errors)")
        return found.map { [$0.text("rule"), $0.text("record"), $0.text("severity")] }
    }

    @Test("no rule is without its defect") func all() throws {
        let folder = try TemporaryFolder()
        let list = try folder.lindero("check", "--list").text
        for defect in Self.defects { #expect(list.contains("\n\(defect.rule) ") || list.hasPrefix(defect.rule)) }
        #expect(Set(Self.defects.map(\.rule)).count == 22)
    }

    @Test("one defect, one rule, one finding", arguments: defects)
    func one(defect: Defect) throws {
        let folder = try TemporaryFolder()
        try Self.base.get().write(to: folder.url.appendingPathComponent("border.gpkg"))
        #expect(try findings(folder) == [])
        let file = folder.path("border.gpkg")
        // The triggers of the spatial index call functions that the shell doesn't have.
        let triggers = try SQLiteShell.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%ST_%'", in: file)
        let drops = triggers.map { "DROP TRIGGER \"\($0[0])\";" }.joined()
        try SQLiteShell.rows(drops + defect.sql, in: file)
        #expect(try findings(folder) == [[defect.rule, defect.record, defect.severity]])
    }
}
