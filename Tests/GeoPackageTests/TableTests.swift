import Foundation
import GRDB
import GeoPackage
import GeoTypes
import Testing

struct TableTests {
    @Test(arguments: ["it's", "a \"b\"", "x; DROP TABLE gpkg_contents", "niño 🧭", "SELECT", "a.b-c"])
    func anyNameWorksForTablesAndColumns(name: String) throws {
        let table = FeatureTable(
            name: name, title: name, geometry: .point, srsID: 4326,
            columns: [ColumnDefinition(name, "TEXT", title: name, valueList: "Lista")])
        let file = try TemporaryGeoPackage(tables: [table])
        let point = GeographicPoint(longitude: -90, latitude: 15)

        try file.queue.write { db in
            let triggers = try InsertTriggers.drop(of: name, in: db)
            var rows = try BulkInsert(db, into: name, columns: ["fid", "geom", name])
            var index = try PackedSpatialIndex(db, table: name)
            for id in 1...200 {
                rows.bind(id)
                rows.bind(point: point, srsID: 4326)
                rows.bind(text: name)
                try rows.endRow()
                try index.add(id: Int64(id), point: point)
            }
            try rows.finish()
            try index.finish()
            try triggers.restore(in: db, inserted: 200)
            let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
            try db.execute(sql: "DELETE FROM \(quoted) WHERE fid <= 50")
            try db.execute(
                sql: "INSERT INTO \(quoted) (geom) VALUES (?)", arguments: [GeometryBlob.point(point, srsID: 4326)])
        }

        #expect(try file.verdict(table: name) == ["ok", "ok"])
        #expect(try file.integer("SELECT feature_count FROM gpkg_ogr_contents") == 151)
        #expect(try file.integer("SELECT count(*) FROM gpkg_contents") == 2)
        if ExternalTool.hasValidator {
            let (output, status) = try ExternalTool.run(
                "/usr/bin/python3", [ExternalTool.validator, "-k", "--extra", file.path])
            #expect(output == "" && status == 0)
        }
    }

    @Test func theExtentGrowsAndTheChangeIsDated() throws {
        let file = try TemporaryGeoPackage()
        let first = GeographicBox(west: -92, south: 14, east: -91, north: 15)
        let second = GeographicBox(west: -91.5, south: 13, east: -90, north: 14.5)

        try file.queue.write { db in
            try GeoPackageFile.touchContents(db, table: "points", box: first)
            try GeoPackageFile.touchContents(db, table: "points", box: second)
            try GeoPackageFile.touchContents(db, table: "points", box: .empty)
            try GeoPackageFile.touchContents(db, table: "points", time: "2026-01-31T12:00:00.000Z")
        }

        let extent = try ["min_x", "min_y", "max_x", "max_y"].map {
            try file.numbers("SELECT \($0) FROM gpkg_contents WHERE table_name = 'points'")
        }
        #expect(extent == [[-92], [13], [-90], [15]])
        let changed = try file.queue.read {
            try String.fetchOne($0, sql: "SELECT last_change FROM gpkg_contents WHERE table_name = 'points'")
        }
        #expect(changed == "2026-01-31T12:00:00.000Z")
    }

    @Test func triggersComeBackAsTheyWere() throws {
        let file = try TemporaryGeoPackage()
        let sql = "SELECT name || sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        let before = try file.queue.read { try String.fetchAll($0, sql: sql) }

        let between = try file.queue.write { db in
            let triggers = try InsertTriggers.drop(of: "points", in: db)
            let left = try String.fetchAll(db, sql: sql)
            try triggers.restore(in: db, inserted: 0)
            return left
        }

        #expect(before.count == 8)
        #expect(between.count == 6)
        #expect(try file.queue.read { try String.fetchAll($0, sql: sql) } == before)
    }

    @Test func aNumberOfADeletedRowIsNeverGivenAgain() throws {
        let file = try TemporaryGeoPackage()

        try file.queue.write { db in
            try db.execute(sql: "INSERT INTO points (code) VALUES ('a'), ('b')")
            try db.execute(sql: "DELETE FROM points WHERE code = 'b'")
            try db.execute(sql: "INSERT INTO points (code) VALUES ('c')")
        }

        #expect(try file.numbers("SELECT fid FROM points") == [1, 3])
    }

    @Test func aStyleReplacesTheOneOfItsNameAndIsTheOnlyDefault() throws {
        let file = try TemporaryGeoPackage()

        try file.queue.write { db in
            for (name, qml) in [("uno", "<qgis>1</qgis>"), ("dos", "<qgis>2</qgis>"), ("uno", "<qgis>3</qgis>")] {
                try LayerStyle(table: "points", name: name, qml: qml).saveAsDefault(in: db)
            }
        }

        #expect(try file.integer("SELECT count(*) FROM layer_styles") == 2)
        let style = try file.queue.read {
            try String.fetchAll($0, sql: "SELECT styleQML FROM layer_styles WHERE useAsDefault")
        }
        #expect(style == ["<qgis>3</qgis>"])
    }
}
