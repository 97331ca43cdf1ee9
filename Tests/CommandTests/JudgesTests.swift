import Foundation
import TestSupport
import Testing

/// Programs of others judge the register that the main job makes.
@Suite("Judges")
struct JudgesTests {
    /// GDAL ships it as an example of its Python package.
    static let validator = [
        "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py",
        "/usr/share/doc/python3-gdal/examples/validate_gpkg.py",
    ].first { FileManager.default.fileExists(atPath: $0) }
    /// Debian's own Python, which has the osgeo package; another one on the path may not.
    static let python = ProgramRun.find("python3")

    @Test(
        "GDAL's validate_gpkg.py finds no error",
        .enabled(if: validator != nil && python != nil, "python3-gdal is not installed"))
    func validateGeoPackage() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let run = try ProgramRun.run(
            try #require(Self.python), [try #require(Self.validator), "-v", folder.path("border.gpkg")], in: folder.url)
        #expect(run.status == 0, "\(run.text) \(run.errors)")
        #expect(!run.text.lowercased().contains("error") && !run.errors.contains("ERROR"), "\(run.text)")
    }

    @Test(
        "ogrinfo lists every layer, with the counts of the samples and no complaint",
        .enabled(if: ProgramRun.find("ogrinfo") != nil, "gdal-bin is not installed"))
    func ogrinfo() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let run = try ProgramRun.run(
            try #require(ProgramRun.find("ogrinfo")), ["-ro", "-so", "-al", folder.path("border.gpkg")], in: folder.url)
        #expect(run.status == 0)
        #expect(run.errors == "")
        let counts = [
            "segments": 37, "vertices": 10_885, "monuments": 150, "positions": 150, "observations": 1906,
            "brecha_stretches": 0, "inspections": 0, "work_orders": 0,
        ]
        for (layer, count) in counts {
            let part = try #require(run.text.components(separatedBy: "Layer name: \(layer)\n").dropFirst().first)
            #expect(part.components(separatedBy: "Layer name:")[0].contains("Feature Count: \(count)\n"), "\(layer)")
            #expect(part.contains("WGS 84"))
        }
        #expect(!run.text.contains("Layer name: history"))
    }

    @Test("SQLite finds the file whole and every reference in place")
    func sqlite() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
        // The spatial index has exactly the rows that have a geometry, and boxes that hold them.
        for layer in ["segments", "vertices", "monuments", "positions", "observations"] {
            let missing = try SQLiteShell.value(
                """
                SELECT count(*) FROM \(layer) LEFT JOIN rtree_\(layer)_geom ON rtree_\(layer)_geom.id = fid
                WHERE (geom IS NULL) <> (rtree_\(layer)_geom.id IS NULL)
                """, in: folder.path("border.gpkg"))
            #expect(missing == "0", "\(layer)")
        }
    }

    @Test(
        "ogr2ogr can add, move and delete an observation: the triggers of the spatial index work for others",
        .enabled(if: ProgramRun.find("ogrinfo") != nil, "gdal-bin is not installed"))
    func editedByGDAL() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        for sql in [
            "UPDATE monuments SET geom = ST_GeomFromText('POINT(-90 17)') WHERE id = 'M-0001'",
            "DELETE FROM observations WHERE fid = 5",
        ] {
            let run = try ProgramRun.run(
                try #require(ProgramRun.find("ogrinfo")),
                [folder.path("border.gpkg"), "-dialect", "SQLite", "-sql", sql], in: folder.url)
            #expect(run.status == 0 && !run.errors.contains("ERROR"), "\(sql): \(run.errors)")
        }
        #expect(try folder.lindero("status", "--json").json()["observations"] as? Int == 1905)
        #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
        let moved = try SQLiteShell.rows(
            """
            SELECT operation, batch IS NULL FROM history WHERE table_name = 'monuments'
            AND row_id = (SELECT fid FROM monuments WHERE id = 'M-0001') ORDER BY id DESC LIMIT 1
            """, in: folder.path("border.gpkg"))
        // An edit from outside stands in the history without a batch.
        #expect(moved == [["update", "1"]])
    }
}
