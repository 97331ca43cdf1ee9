import Foundation
import TestSupport
import Testing

/// What GDAL and QGIS do to a register, and what of it stands afterwards. Rows, R-trees and references are read by SQLite's
/// own shell, the rest is what `doctor` and `history` say.
@Suite("Edits by other programs")
struct OutsideProgramsTests {
    private static let python = "/usr/bin/python3"
    static let hasQGIS =
        (try? ProgramRun.run(python, ["-c", "import qgis.core"], in: Checkout.folder))?.status == 0
    static let hasGDAL = ProgramRun.find("ogr2ogr") != nil && ProgramRun.find("ogrinfo") != nil

    private static func count(_ sql: String, _ folder: borrowing TemporaryFolder) throws -> Int? {
        Int(try SQLiteShell.value(sql, in: folder.path("border.gpkg")))
    }

    /// Numbers in the R-tree of a layer agree with those of its rows that have a place, and the stored count with both.
    private static func expectAgreement(_ layer: String, rows: Int, _ folder: borrowing TemporaryFolder) throws {
        #expect(try count("SELECT count(*) FROM \(layer)", folder) == rows)
        #expect(
            try count("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = '\(layer)'", folder) == rows)
        #expect(
            try count(
                """
                SELECT count(*) FROM (SELECT fid FROM \(layer) WHERE geom IS NOT NULL
                    EXCEPT SELECT id FROM rtree_\(layer)_geom)
                """, folder) == 0)
        #expect(
            try count("SELECT count(*) FROM rtree_\(layer)_geom WHERE id NOT IN (SELECT fid FROM \(layer))", folder)
                == 0)
    }

    @Test(
        "ogr2ogr adds and ogrinfo updates and deletes: index, counts and history follow",
        .enabled(if: hasGDAL, "GDAL's programs aren't installed"))
    func gdal() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        try folder.write(
            """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"uuid": "00000000-0000-4000-8000-000000000001", "id": "EH-01",
             "kind": "hydrometric-station", "name": "Estación inventada", "sector": "GTM-MEX-04"},
             "geometry": {"type": "Point", "coordinates": [-91.0, 16.5]}},
            {"type": "Feature", "properties": {"uuid": "00000000-0000-4000-8000-000000000002", "id": "EH-02",
             "kind": "bridge", "name": "Puente inventado"},
             "geometry": {"type": "Point", "coordinates": [-92.25, 14.75]}}]}
            """, to: "new.geojson")
        func run(_ program: String, _ arguments: String...) throws {
            let run = try ProgramRun.run(try #require(ProgramRun.find(program)), arguments, in: folder.url)
            #expect(run.status == 0 && run.errors == "", "\(program) \(arguments): \(run.errors)")
        }
        try run(
            "ogr2ogr", "-update", "-append", "-dim", "XY", "-nln", "installations", register,
            folder.path("new.geojson"))
        try run("ogrinfo", "-q", register, "-sql", "UPDATE monuments SET condition = 'missing' WHERE id = 'M-0010'")
        try run(
            "ogrinfo", "-q", register, "-sql",
            "UPDATE installations SET geom = (SELECT geom FROM installations WHERE id = 'EH-01') WHERE id = 'EH-02'")
        try run("ogrinfo", "-q", register, "-sql", "DELETE FROM installations WHERE id = 'EH-01'")

        try Self.expectAgreement("installations", rows: 1, folder)
        try Self.expectAgreement("monuments", rows: 143, folder)
        #expect(
            try SQLiteShell.rows("SELECT round(minx, 2), round(maxy, 2) FROM rtree_installations_geom", in: register)
                == [["-91.0", "16.5"]])
        #expect(try SQLiteShell.isIntact(register))
        #expect(try DoctorTests.findings(folder).keys.sorted() == ["outside-edits"])
        #expect(try DoctorTests.findings(folder)["outside-edits"]?.contains("5") == true)
        let newest = try #require(try folder.lindero("history", "--limit", "1", "--json").jsonArray().first)
        #expect(newest["outside"] as? Bool == true)
        let text = try folder.lindero("history", "--limit", "1").text
        #expect(text.contains("installations +2 ~1 −1") && text.contains("monuments ~1"), "\(text)")
        // The next change by the program seals them, and nothing is left to say.
        #expect(
            try folder.lindero("event", "add", "E-1", "--kind", "negotiation", "--date", "2026-02-02").status == 0)
        #expect(try DoctorTests.findings(folder) == [:])
    }

    @Test(
        "a finding that GDAL adds or moves gets its inspection's day, and the history ends with the row as it is",
        .enabled(if: hasGDAL, "GDAL's programs aren't installed"))
    func findings() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        try folder.write(
            "uuid,inspection,monument,condition\n00000000-0000-4000-8000-000000000003,INSP-2026-01,M-0010,good\n",
            to: "new.csv")
        for (program, arguments) in [
            ("ogr2ogr", ["-update", "-append", "-nln", "findings", register, folder.path("new.csv")]),
            (
                "ogrinfo",
                [
                    "-q", register, "-sql",
                    "UPDATE findings SET inspection = 'INSP-2026-02' WHERE uuid = '00000000-0000-4000-8000-000000000003'",
                ]
            ),
        ] {
            let run = try ProgramRun.run(try #require(ProgramRun.find(program)), arguments, in: folder.url)
            #expect(run.status == 0 && run.errors == "", "\(program): \(run.errors)")
        }
        // The row comes without a day and gets one; it moves and gets the other: four changes, in this order.
        let days = try SQLiteShell.rows(
            "SELECT id, last_date FROM inspections WHERE id IN ('INSP-2026-01', 'INSP-2026-02') ORDER BY id",
            in: register)
        try #require(days.count == 2 && days[0][1] != days[1][1])
        #expect(
            try SQLiteShell.rows(
                """
                SELECT operation, new ->> 'inspection', coalesce(new ->> 'date', '') FROM history
                WHERE table_name = 'findings' AND batch IS NULL ORDER BY id
                """, in: register) == [
                    ["insert", "INSP-2026-01", ""], ["update", "INSP-2026-01", days[0][1]],
                    ["update", "INSP-2026-02", days[0][1]], ["update", "INSP-2026-02", days[1][1]],
                ])
        #expect(try DoctorTests.findings(folder).keys.sorted() == ["outside-edits"])
    }

    @Test(
        "GDAL doesn't hold references, and doctor finds what it left hanging",
        .enabled(if: hasGDAL, "GDAL's programs aren't installed"))
    func hanging() throws {
        let folder = try SampleRegister.copy()
        let run = try ProgramRun.run(
            try #require(ProgramRun.find("ogrinfo")),
            [
                "-q", folder.path("border.gpkg"), "-sql",
                "DELETE FROM inspections WHERE id = (SELECT min(inspection) FROM findings)",
            ], in: folder.url)
        #expect(run.status == 0)
        #expect(try DoctorTests.findings(folder).keys.sorted() == ["foreign-keys", "outside-edits"])
    }

    @Test(
        "an edit session of QGIS: references hold, a new row gets its UUID, evidence can't be edited",
        .enabled(if: hasQGIS, "QGIS's Python isn't installed"))
    func qgis() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            import os, sys
            from qgis.core import *
            QgsApplication.setPrefixPath('/usr', True)
            application = QgsApplication([], False)
            application.initQgis()
            def layer(name):
                return QgsVectorLayer(sys.argv[1] + '|layername=' + name, name, 'ogr')
            def column(layer, name):
                return layer.fields().indexOf(name)
            monuments = layer('monuments')
            monuments.startEditing()
            known = next(monuments.getFeatures("\\"id\\" = 'M-0010'"))
            monuments.changeGeometry(known.id(), QgsGeometry.fromPointXY(QgsPointXY(-90.5, 17.9)))
            monuments.changeAttributeValue(known.id(), column(monuments, 'condition'), 'damaged')
            new = QgsVectorLayerUtils.createFeature(monuments, QgsGeometry.fromPointXY(QgsPointXY(-91.0, 17.5)), {
                column(monuments, 'id'): 'M-9999', column(monuments, 'number'): '9999',
                column(monuments, 'class'): 'auxiliary'})
            monuments.addFeature(new)
            print('monuments', monuments.commitChanges())
            inspections = layer('inspections')
            inspections.startEditing()
            inspections.deleteFeature(next(inspections.getFeatures("\\"id\\" = 'INSP-2026-01'")).id())
            print('inspections', inspections.commitChanges())
            findings = layer('findings')
            findings.startEditing()
            findings.deleteFeature(next(findings.getFeatures()).id())
            print('findings', findings.commitChanges())
            surveys, observations = layer('surveys'), layer('observations')
            print('evidence', surveys.startEditing(), observations.startEditing())
            sys.stdout.flush()
            os._exit(0)
            """, to: "edit.py")
        let findings = try #require(try Self.count("SELECT count(*) FROM findings", folder))
        let run = try ProgramRun.run(
            Self.python, ["edit.py", folder.path("border.gpkg")], in: folder.url,
            environment: ["QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": folder.path("profile")])
        #expect(
            run.text == "monuments True\ninspections False\nfindings True\nevidence False False\n",
            "\(run.text) \(run.errors)")

        try Self.expectAgreement("monuments", rows: 144, folder)
        #expect(try Self.count("SELECT count(*) FROM findings", folder) == findings - 1)
        let register = folder.path("border.gpkg")
        #expect(
            try SQLiteShell.value(
                "SELECT round(minx, 1) FROM rtree_monuments_geom JOIN monuments ON fid = rtree_monuments_geom.id WHERE monuments.id = 'M-0010'",
                in: register) == "-90.5")
        #expect(
            try SQLiteShell.value("SELECT uuid FROM monuments WHERE id = 'M-9999'", in: register)
                .wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        let found = try DoctorTests.findings(folder).keys.sorted()
        #expect(found.filter { $0 != "journal" } == ["outside-edits"])
        let newest = try #require(try folder.lindero("history", "--limit", "1", "--json").jsonArray().first)
        #expect(newest["outside"] as? Bool == true)
    }
}
