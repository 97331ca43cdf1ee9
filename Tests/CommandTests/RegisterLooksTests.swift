import Foundation
import TestSupport
import Testing

/// How a register opens elsewhere: what stands in its tables of descriptions and styles, and what QGIS makes of them.
@Suite("The register in QGIS")
struct RegisterLooksTests {
    private static func rows(_ sql: String) throws -> [String] {
        try SQLiteShell.rows(sql, in: SampleRegister.shared.get().folder.appendingPathComponent("border.gpkg").path)
            .map { $0.joined(separator: "|") }
    }

    @Test("every column of every table has a name, a title, a description, and its unit where it has one")
    func columns() throws {
        let undescribed = try Self.rows(
            """
            SELECT c.table_name, p.name FROM gpkg_contents AS c, pragma_table_info(c.table_name) AS p
            LEFT JOIN gpkg_data_columns AS d ON d.table_name = c.table_name AND d.column_name = p.name
            WHERE c.table_name <> 'layer_styles' AND p.name NOT IN ('fid', 'geom')
                AND (d.name IS NULL OR d.title IS NULL OR d.description IS NULL)
            """)
        #expect(undescribed == [])
        let unitless = try Self.rows(
            """
            SELECT table_name, column_name FROM gpkg_data_columns WHERE
                (column_name GLOB '*_m' AND description NOT LIKE '%metros%')
                OR (column_name GLOB '*_m2' AND description NOT LIKE '%metros cuadrados%')
                OR (column_name GLOB '*_deg' AND description NOT LIKE '%grados%')
                OR (column_name GLOB '*_hours' AND description NOT LIKE '%oras%')
                OR (column_name GLOB '*_centavos' AND description NOT LIKE '%centavos%')
            """)
        #expect(unitless == [])
        // Descriptions of columns that are no more would stay unnoticed.
        #expect(
            try Self.rows(
                """
                SELECT d.table_name, d.column_name FROM gpkg_data_columns AS d
                WHERE d.column_name NOT IN (SELECT name FROM pragma_table_info(d.table_name))
                """) == [])
    }

    @Test(
        "every layer stands in sqlite_sequence, empty ones too, which is how validators know that ids aren't used twice"
    )
    func sequences() throws {
        #expect(
            try Self.rows(
                """
                SELECT table_name FROM gpkg_geometry_columns WHERE table_name NOT IN (SELECT name FROM sqlite_sequence)
                """) == [])
        #expect(try Self.rows("SELECT seq FROM sqlite_sequence WHERE name = 'reaches'") == ["0"])
    }

    @Test("every code that is stored is in the list of its column")
    func codes() throws {
        let lists = try Self.rows(
            "SELECT table_name, column_name, constraint_name FROM gpkg_data_columns WHERE constraint_name IS NOT NULL")
        #expect(lists.count > 30)
        for list in lists {
            let parts = list.split(separator: "|")
            let strange = try Self.rows(
                """
                SELECT DISTINCT "\(parts[1])" FROM "\(parts[0])" WHERE "\(parts[1])" NOT NULL AND "\(parts[1])" NOT IN
                    (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = '\(parts[2])')
                """)
            #expect(strange == [], "\(list)")
        }
    }

    @Test("each table has one style, its default, of some kB and well-formed")
    func styles() throws {
        let tables = try Self.rows(
            "SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles' ORDER BY table_name")
        #expect(
            try Self.rows("SELECT f_table_name FROM layer_styles WHERE useAsDefault ORDER BY f_table_name") == tables)
        #expect(try Self.rows("SELECT count(*) FROM layer_styles") == ["\(tables.count)"])
        #expect(try Self.rows("SELECT f_table_name FROM layer_styles WHERE length(styleQML) > 32000") == [])
        guard let xmllint = ProgramRun.find("xmllint") else { return }
        for table in tables {
            let style = try Self.rows("SELECT styleQML FROM layer_styles WHERE f_table_name = '\(table)'")
                .joined(separator: "\n")
            let run = try ProgramRun.run(
                xmllint, ["--nonet", "--noout", "-"], in: Checkout.folder, input: style)
            #expect(run.status == 0, "\(table): \(run.errors)")
        }
    }

    @Test(
        "QGIS loads every style: symbols by code, Spanish names, lists, what is read only, scales",
        .enabled(if: OutsideProgramsTests.hasQGIS, "QGIS's Python isn't installed"))
    func listing() throws {
        let folder = try SampleRegister.copy()
        let script = Checkout.folder.appendingPathComponent("scripts/qgis-picture").path
        let run = try ProgramRun.run(
            "/usr/bin/python3", [script, folder.path("border.gpkg"), "map.png", "--list"], in: folder.url,
            environment: ["TMPDIR": folder.url.path])
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.text.split(separator: "\n").map {
            $0.replacing(#/ {2,}/#, with: " ").trimmingCharacters(in: .whitespaces)
        }
        for line in [
            "segments (LineString, 37 rows, categorizedSymbol)", "monuments (Point, 143 rows, RuleRenderer)",
            "vertices (Point, 10885 rows, singleSymbol, from 1:100,000)",
            "surveys (NoGeometry, 0 rows, read only)", "number Número",
            "class Clase [principal, intermedio, auxiliar, referencia, señal]",
            "legal_status Situación jurídica [límite demarcado, límite delimitado, Línea de Adyacencia, línea en disputa]",
            "chainage_m Progresiva (m) read only", "uuid UUID read only; new: uuid('WithoutBraces')",
            "relation: inspections.id < findings.inspection", "relation: monuments.id < positions.monument",
            "relation: brecha_stretches.id < work_orders.stretch", "relation: documents.id < positions.document",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        // More than a white page.
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("map.png")).count > 20_000)
    }
}
