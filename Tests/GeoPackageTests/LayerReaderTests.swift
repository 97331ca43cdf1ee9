import Foundation
import GRDB
import GeoPackage
import GeoTypes
import Testing

struct LayerReaderTests {
    @Test(.enabled(if: ExternalTool.hasGDAL, "ogr2ogr isn't installed"))
    func readsALayerThatGDALWroteInBatches() throws {
        let source = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
        let path = source + ".gpkg"
        defer { for file in [source, path] { try? FileManager.default.removeItem(atPath: file) } }
        let lines = (1...25).map { "P-\($0),\(Double($0) / 4),-9\($0 % 3).5,1\($0 % 5).25,\($0 * 10)" }
        try Data((["name,h,lon,lat,n"] + lines).joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: source))
        let made = try ExternalTool.run(
            "ogr2ogr",
            [
                "-f", "GPKG", "-nln", "puntos", "-a_srs", "EPSG:32615", "-oo", "AUTODETECT_TYPE=YES", "-oo",
                "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo", "Z_POSSIBLE_NAMES=h", path, source,
            ])
        #expect(made.status == 0)

        let reader = try LayerReader(path: path)
        let layer = try #require(try reader.layers().first)
        var batches: [LayerBatch] = []
        var last: Int64?
        while true {
            let batch = try reader.rows(of: layer, columns: ["name", "n"], after: last, limit: 10)
            guard batch.count > 0 else { break }
            last = batch.identifiers.last
            batches.append(batch)
        }

        #expect(layer.name == "puntos" && layer.geometryType == "POINT" && layer.mayHaveHeights)
        #expect(layer.system?.organization == "EPSG" && layer.system?.organizationCode == 32615)
        #expect(layer.columns.map(\.name) == ["name", "h", "lon", "lat", "n"])
        #expect(batches.map(\.count) == [10, 10, 5])
        #expect(batches[0].geometries[4] == .success(.point(x: -92.5, y: 10.25, z: 1.25)))
        #expect(batches[2].values == [(21...25).map { .text("P-\($0)") }, (21...25).map { .integer($0 * 10) }])
    }

    @Test func aBadBlobIsAFailureOfItsRowOnly() throws {
        let file = try TemporaryGeoPackage()
        try file.queue.write { db in
            // As another program might: without triggers that look at the blob.
            _ = try InsertTriggers.drop(of: "points", in: db)
            let blobs: [Data?] = [
                Data(ForeignGeometry.all[1].blob), Data("junk".utf8), nil, Data(ForeignGeometry.circularString),
            ]
            for blob in blobs {
                try db.execute(sql: "INSERT INTO points (geom, code) VALUES (?, 'x')", arguments: [blob])
            }
            try db.execute(sql: "INSERT INTO points (geom, code) VALUES ('text', x'FF41')")
            try db.execute(sql: "INSERT INTO points (geom, code) VALUES (NULL, CAST(x'FF41' AS TEXT))")
        }

        let reader = try LayerReader(path: file.path)
        let batch = try reader.rows(of: try #require(try reader.layers().first), columns: ["code"])

        #expect(
            batch.geometries == [
                .success(ForeignGeometry.all[1].geometry), .failure(.notAGeoPackageGeometry), .success(nil),
                .failure(.unsupportedType(code: 8, name: "CIRCULARSTRING")), .failure(.notAGeoPackageGeometry),
                .success(nil),
            ])
        #expect(batch.values[0].suffix(2) == [.blob([0xFF, 0x41]), .blob([0xFF, 0x41])])
    }

    @Test func viewsAreReadAndTablesThatArentThereAreLeftOut() throws {
        let file = try TemporaryGeoPackage()
        try file.queue.write { db in
            try db.execute(
                sql: "INSERT INTO points (geom, code) VALUES (?, 'a')", arguments: [Data(ForeignGeometry.all[0].blob)])
            try db.execute(sql: "CREATE VIEW seen AS SELECT fid AS number, geom, code FROM points")
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
        }
        try file.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: "INSERT INTO gpkg_geometry_columns VALUES ('seen', 'geom', 'POINT', 4326, 0, 0)")
            try db.execute(sql: "INSERT INTO gpkg_geometry_columns VALUES ('gone', 'geom', 'POINT', 77, 0, 0)")
        }

        let reader = try LayerReader(path: file.path)
        let layers = try reader.layers()

        #expect(layers.map(\.name) == ["points", "seen"])
        #expect(layers.last?.identifier == "number")
        #expect(try reader.rows(of: try #require(layers.last), columns: ["code"]).values == [[.text("a")]])
    }

    @Test(arguments: [
        "DROP TABLE gpkg_spatial_ref_sys", "UPDATE gpkg_geometry_columns SET srs_id = 1e300",
        "UPDATE gpkg_geometry_columns SET z = 'much'", "ALTER TABLE gpkg_geometry_columns DROP COLUMN z",
        "UPDATE gpkg_geometry_columns SET column_name = x'00FF'",
    ])
    func aFileWithNonsenseInItsTablesIsAnErrorAndNoCrash(sql: String) throws {
        let file = try TemporaryGeoPackage()
        try file.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: sql)
        }

        let reader = try LayerReader(path: file.path)

        do {
            #expect(try reader.layers().isEmpty)
        } catch {
            #expect("\(error)".contains("SQLite"))
        }
    }

    @Test func aFileWithoutGeometryColumnsHasNoLayers() throws {
        let file = try TemporaryGeoPackage(tables: [])
        try file.queue.write { try $0.execute(sql: "DROP TABLE gpkg_geometry_columns") }

        #expect(try LayerReader(path: file.path).layers() == [])
        #expect(try !GeoPackageFile.identify(path: file.path).hasGeometryColumns)
    }
}
