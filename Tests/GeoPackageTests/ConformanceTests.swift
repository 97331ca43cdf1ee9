import Foundation
import GRDB
import GeoPackage
import GeoTypes
import Testing

/// The file as GDAL's programs see it.
struct ConformanceTests {
    /// A file with a bit of everything that the target can write.
    private func fullFile() throws -> TemporaryGeoPackage {
        let lines = FeatureTable(
            name: "lines", title: "Líneas", geometry: .lineString, srsID: 4326,
            columns: [ColumnDefinition("name", "TEXT", title: "Nombre")])
        let areas = FeatureTable(
            name: "areas", title: "Áreas", geometry: .polygon, z: .prohibited, srsID: 6318,
            columns: [ColumnDefinition("name", "TEXT")], tableConstraints: ["UNIQUE (name)"])
        let file = try TemporaryGeoPackage(tables: [])
        try file.queue.write { db in
            let wkt2 =
                #"GEOGCRS["NAD83(2011)",DATUM["NAD83 (National Spatial Reference System 2011)","#
                + #"ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]],CS[ellipsoidal,2],"#
                + #"AXIS["latitude",north],AXIS["longitude",east],ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",6318]]"#
            try GeoPackageFile.save(
                SpatialReference(
                    srsID: 6318, name: "NAD83(2011)", organization: "EPSG", organizationCode: 6318, wkt1: "undefined",
                    wkt2: wkt2, epoch: 2010), in: db)
            try ValueList(
                name: "state",
                values: [
                    .init(code: "good", labelEs: "bueno", labelEn: "good"),
                    .init(code: "damaged", labelEs: "dañado", labelEn: "damaged"),
                ]
            ).create(in: db)
            for table in [TemporaryGeoPackage.points, lines, areas] { try table.create(in: db) }
            try AttributeTable(
                name: "visits", title: "Visitas", columns: [ColumnDefinition("note", "TEXT", title: "Nota")]
            ).create(in: db)
            try LayerStyle(table: "points", name: "puntos", qml: "<qgis/>").saveAsDefault(in: db)
            let corner = GeographicPoint(longitude: -92.2, latitude: 14.5)
            try db.execute(
                sql: "INSERT INTO points (geom, code, height, state, measured) VALUES (?, 'A-1', 12.5, 'good', ?)",
                arguments: [
                    GeometryBlob.point(corner, height: 12.5, srsID: 4326), "2026-01-31T12:00:00.000Z",
                ])
            let path = [corner, GeographicPoint(longitude: -92.1, latitude: 14.6)]
            try db.execute(
                sql: "INSERT INTO lines (geom, name) VALUES (?, 'uno')",
                arguments: [GeometryBlob.lineString(path, srsID: 4326)])
            let ring = path + [GeographicPoint(longitude: -92.2, latitude: 14.7), corner]
            try db.execute(
                sql: "INSERT INTO areas (geom, name) VALUES (?, 'zona')",
                arguments: [GeometryBlob.polygon([ring], srsID: 6318)])
            try db.execute(sql: "INSERT INTO visits (note) VALUES ('seco')")
            for table in ["points", "lines", "areas"] {
                try GeoPackageFile.touchContents(db, table: table, box: GeographicBox(around: ring))
            }
        }
        return file
    }

    @Test(.enabled(if: ExternalTool.hasValidator, "GDAL's validate_gpkg.py isn't installed"))
    func theFilePassesTheValidatorOfGDALWithoutErrorOrWarning() throws {
        let file = try fullFile()

        let (output, status) = try ExternalTool.run(
            "/usr/bin/python3", [ExternalTool.validator, "-k", "--extra", "--warning-as-error", file.path])

        #expect(output == "")
        #expect(status == 0)
    }

    @Test(.enabled(if: ExternalTool.hasPDOKValidator, "pdok-geopackage-validator isn't installed"))
    func theFilePassesTheValidatorOfPDOK() throws {
        let file = try fullFile()

        let output = try ExternalTool.run("geopackage-validator", ["validate", "--gpkg-path", file.path]).output

        // PDOK's own rules for publishing in the Netherlands: one reference system for all layers (RQ13), a European one
        // (RQ22), and better no heights (RC19).
        let codes = output.matches(of: /"validation_code": "(\w+)"/).map { String($0.1) }
        #expect(output.contains("\"validations_executed\""))
        #expect(Set(codes).isSubset(of: ["RQ13", "RQ22", "RC19"]), "\(output)")
    }

    @Test(.enabled(if: ExternalTool.hasGDAL, "ogrinfo isn't installed"))
    func programsListTheLayersWithTitlesAndDomains() throws {
        let file = try fullFile()

        let output = try ExternalTool.run("ogrinfo", ["-al", "-so", file.path]).output

        #expect(output.contains("Layer name: points\n"))
        #expect(output.contains("Geometry: 3D Point\n"))
        #expect(output.contains("Extent: (-92.200000, 14.500000) - (-92.100000, 14.700000)"))
        #expect(output.contains("Layer name: lines\n"))
        #expect(output.contains("Layer name: areas\n"))
        #expect(output.contains("Coordinate epoch: 2010"))
        #expect(output.contains("state: String (0.0), domain name=state"))
        #expect(!output.contains("Warning"))
    }

    @Test(.enabled(if: ExternalTool.hasGDAL, "ogr2ogr isn't installed"))
    func appendingUpdatingAndDeletingWithGDALKeepsTheIndexAndTheCountRight() throws {
        let file = try fullFile()
        let source = file.path + ".geojson"
        defer { try? FileManager.default.removeItem(atPath: source) }
        try Data(
            #"""
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"B-1"},"geometry":{"type":"Point","coordinates":[-91,15]}},
            {"type":"Feature","properties":{"code":"B-2"},"geometry":{"type":"Point","coordinates":[-90,16]}}]}
            """#.utf8
        ).write(to: URL(fileURLWithPath: source))
        try file.queue.close()

        let append = try ExternalTool.run(
            "ogr2ogr", ["-update", "-append", "-dim", "XY", "-nln", "points", file.path, source])
        let delete = try ExternalTool.run(
            "ogrinfo", ["-q", file.path, "-sql", "DELETE FROM points WHERE code = 'A-1'"])
        let move = try ExternalTool.run(
            "ogrinfo",
            ["-q", file.path, "-sql", "UPDATE points SET geom = (SELECT geom FROM points WHERE code = 'B-2')"])

        #expect(append.output == "" && delete.output == "" && move.output == "")
        try file.reopen()
        #expect(try file.numbers("SELECT id FROM rtree_points_geom") == [2, 3])
        #expect(try file.numbers("SELECT minx FROM rtree_points_geom") == [-90, -90])
        #expect(try file.integer("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'points'") == 2)
        #expect(try file.verdict() == ["ok", "ok"])
    }

    @Test(.enabled(if: ExternalTool.hasGDAL, "ogrinfo isn't installed"))
    func gdalFindsThroughThePackedTreeWhatLiesInABox() throws {
        let file = try TemporaryGeoPackage()
        try file.queue.write { db in
            let triggers = try InsertTriggers.drop(of: "points", in: db)
            var rows = try BulkInsert(db, into: "points", columns: ["fid", "geom", "code"])
            var index = try PackedSpatialIndex(db, table: "points", chunkSize: 2048)
            for number in 0..<10_000 {
                let point = GeographicPoint(
                    longitude: -92 + Double(number % 100) / 100, latitude: 14 + Double(number / 100) / 100)
                rows.bind(number + 1)
                rows.bind(point: point, srsID: 4326)
                rows.bind(text: "x")
                try rows.endRow()
                try index.add(id: Int64(number + 1), point: point)
            }
            try rows.finish()
            try index.finish()
            try triggers.restore(in: db, inserted: 10_000)
        }
        try file.queue.close()

        // 20 columns and 30 rows of the grid, with the sides of the box between its lines.
        let output = try ExternalTool.run(
            "ogrinfo", ["-so", "-spat", "-91.805", "14.105", "-91.605", "14.405", file.path, "points"]
        ).output

        #expect(output.contains("Feature Count: 600\n"), "\(output)")
    }
}
