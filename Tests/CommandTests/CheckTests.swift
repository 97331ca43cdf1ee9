import Foundation
import TestSupport
import Testing

/// Each rule finds the one defect that is put into a register made of the samples, and nothing without it. The defects are
/// made by SQLite's own shell, as another program would.
struct CheckTests {
    struct Defect: Sendable, CustomTestStringConvertible {
        var rule: String
        var sql: String
        var record: String
        var severity: String
        var options: [String] = []

        var testDescription: String { rule }
    }

    private static let day = ["--date", "2026-07-01"]

    static let defects = [
        Defect(
            rule: "chainage-order",
            sql: "UPDATE vertices SET chainage_m = 0 WHERE id = 'GTM-MEX-01/3'", record: "GTM-MEX-01/3",
            severity: "error"),
        Defect(
            rule: "monument-number",
            sql: "UPDATE monuments SET number = (SELECT number FROM monuments WHERE id = 'M-0020') WHERE id = 'M-0021'",
            record: "M-0021", severity: "error"),
        Defect(
            rule: "position-conflict",
            sql: """
                UPDATE positions SET state = 'in-force' WHERE monument = 'M-0020';
                INSERT INTO positions (geom, uuid, monument, role, state, source_crs, source_x, source_y, operation,
                    recorded_at) SELECT (SELECT geom FROM positions WHERE monument = 'M-0021'), 'u', 'M-0020', role,
                    'in-force', source_crs, source_x, source_y, operation, recorded_at FROM positions
                    WHERE monument = 'M-0020'
                """, record: "M-0020", severity: "error"),
        Defect(
            rule: "position-epoch",
            sql: "UPDATE positions SET source_crs = 'EPSG:7912', source_epoch = NULL WHERE monument = 'M-0020'",
            record: "M-0020", severity: "error"),
        Defect(
            rule: "position-sigma", sql: "UPDATE positions SET sigma_n_m = NULL WHERE monument = 'M-0020'",
            record: "M-0020", severity: "warn"),
        Defect(
            rule: "brecha-outside",
            sql: "UPDATE brecha_stretches SET from_m = -100, to_m = -50 WHERE id = 'B-001'", record: "B-001",
            severity: "error"),
        Defect(
            rule: "brecha-overlap", sql: "UPDATE brecha_stretches SET to_m = 7760 WHERE id = 'B-001'", record: "B-001",
            severity: "error"),
        Defect(
            rule: "programme-length",
            sql: "UPDATE brecha_stretches SET in_programme = 0 WHERE id = 'B-001'", record: "L1", severity: "warn"),
        Defect(
            rule: "order-acta", sql: "UPDATE work_orders SET acta = NULL WHERE id = 'OT-2025-001'",
            record: "OT-2025-001", severity: "error"),
        Defect(
            rule: "order-outside", sql: "UPDATE work_orders SET to_m = 900000 WHERE id = 'OT-2025-001'",
            record: "OT-2025-001", severity: "error"),
        // A line of two points that are the same: 89° W, 15° N, little endian.
        Defect(
            rule: "invalid-geometry",
            sql: """
                UPDATE brecha_stretches SET geom = X'47500001E6100000010200000002000000\
                00000000004056C00000000000002E4000000000004056C00000000000002E40' WHERE id = 'B-001'
                """, record: "B-001", severity: "error"),
    ]

    @Test(.enabled(if: SQLiteShell.path != nil), arguments: defects)
    func theOneDefectIsFound(defect: Defect) throws {
        let folder = try SampleRegister.copy()
        let command = ["check", "--rule", defect.rule, "--json", "--fail-on", "warn"] + Self.day + defect.options
        let clean = try ProgramRun.lindero(command, in: folder.url)
        #expect(clean.status == 0, "\(clean.text) \(clean.errors)")
        #expect((clean.object["findings"] as? [Any])?.isEmpty == true)

        // The triggers of the spatial index call functions that the shell doesn't have.
        let file = folder.path("border.gpkg")
        for name in try SQLiteShell.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%ST_%'", in: file)
        {
            try SQLiteShell.rows("DROP TRIGGER \"\(name[0])\"", in: file)
        }
        try SQLiteShell.rows(defect.sql, in: file)
        let run = try ProgramRun.lindero(command, in: folder.url)
        #expect(run.status == 3, "\(run.errors)")
        let findings = run.object["findings"] as? [[String: Any]] ?? []
        #expect(findings.map { $0.text("record") } == [defect.record], "\(run.text)")
        #expect(findings.first?.text("severity") == defect.severity)
    }

    @Test(.enabled(if: SQLiteShell.path != nil)) func aMonumentOffTheLineIsFoundByItsPoint() throws {
        let folder = try SampleRegister.copy()
        let file = folder.path("border.gpkg")
        let limits = ["--limit", "offset-m.principal=200", "--limit", "offset-m.intermediate=200"]
        let command = ["check", "--rule", "monument-offset", "--json", "--fail-on", "warn"] + limits
        #expect(try ProgramRun.lindero(command, in: folder.url).status == 0)
        for name in try SQLiteShell.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%ST_%'", in: file)
        {
            try SQLiteShell.rows("DROP TRIGGER \"\(name[0])\"", in: file)
        }
        // M-0131 stands on the line with Honduras, hundreds of km from the sector of M-0020.
        try SQLiteShell.rows(
            "UPDATE monuments SET geom = (SELECT geom FROM monuments WHERE id = 'M-0131') WHERE id = 'M-0020'", in: file
        )
        let run = try ProgramRun.lindero(command, in: folder.url)
        #expect(run.status == 3)
        #expect((run.object["findings"] as? [[String: Any]])?.map { $0.text("record") } == ["M-0020"])
    }

    @Test func findingsAreReadBackByGDAL() throws {
        let folder = try SampleRegister.copy()
        let run = try ProgramRun.lindero(
            ["check", "--rule", "inspection-acta", "--geojson", "f.geojson", "--date", "2026-11-21"], in: folder.url)
        // Three inspections of the samples have no acta, and a warning isn't a failure unless asked.
        #expect(run.status == 0)
        #expect(run.errors.contains("f.geojson: 3 findings"))
        guard let ogrinfo = ProgramRun.find("ogrinfo") else { return }
        let read = try ProgramRun.run(ogrinfo, ["-so", "-al", folder.path("f.geojson")], in: folder.url)
        #expect(read.text.contains("Geometry: Point") && read.text.contains("Feature Count: 3"))
        #expect(read.text.contains("WGS 84"))
    }

    @Test func warningsFailOnlyWhenAsked() throws {
        let folder = try SampleRegister.copy()
        let command = ["check", "--rule", "inspection-acta"] + Self.day
        #expect(try ProgramRun.lindero(command, in: folder.url).status == 0)
        #expect(try ProgramRun.lindero(command + ["--fail-on", "warn"], in: folder.url).status == 3)
        #expect(try ProgramRun.lindero(command + ["--limit", "spacing-m=0"], in: folder.url).status == 64)
        // Older than a hundred years is none of them.
        #expect(
            try ProgramRun.lindero(
                command + ["--fail-on", "warn", "--limit", "acta-days=36500"], in: folder.url
            ).status == 0)
    }

    @Test func limitsComeFromAFileBesideTheRegister() throws {
        let folder = try SampleRegister.copy()
        try folder.write("acta-days = 36500\n", to: "check-limits.toml")
        let command = ["check", "--rule", "inspection-acta", "--fail-on", "warn"] + Self.day
        #expect(try ProgramRun.lindero(command, in: folder.url).status == 0)
        try folder.write("\nacta-day = 3\n", to: "check-limits.toml")
        let wrong = try ProgramRun.lindero(command, in: folder.url)
        #expect(wrong.status == 78)
        #expect(wrong.errors.contains("check-limits.toml:2:") && wrong.errors.contains("acta-day"))
    }

    @Test func theListNamesEveryRuleInBothLanguages() throws {
        let english = try SampleRegister.read("check", "--list")
        let spanish = try SampleRegister.read("check", "--list", language: "es")
        #expect(english.text.contains("line-gap            error     gap between consecutive segments"))
        #expect(spanish.text.contains("line-gap            error     hueco entre segmentos consecutivos"))
        #expect(english.text.contains("spacing-m = 1000\n"))
    }
}
