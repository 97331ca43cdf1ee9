import GRDB
import GeoPackage
import GeoTypes
import TestSupport
import Testing

struct PackedSpatialIndexTests {
    /// Adds `count` seeded points by the bulk path, ids from `first`.
    private func load(
        _ count: Int, from first: Int, seed: UInt64, into file: TemporaryGeoPackage, chunkSize: Int = 4096
    ) throws {
        var generator = SeededGenerator(seed: seed)
        try file.queue.write { db in
            let triggers = try InsertTriggers.drop(of: "points", in: db)
            var rows = try BulkInsert(db, into: "points", columns: ["fid", "geom", "code"])
            var index = try PackedSpatialIndex(db, table: "points", chunkSize: chunkSize)
            for id in first..<first + count {
                let point = GeographicPoint(
                    longitude: .random(in: -93 ... -88, using: &generator),
                    latitude: .random(in: 13...18, using: &generator))
                rows.bind(id)
                rows.bind(point: point, srsID: 4326)
                rows.bind(text: "P-\(id)")
                try rows.endRow()
                try index.add(id: Int64(id), point: point)
            }
            try rows.finish()
            let inserted = rows.inserted
            try index.finish()
            try triggers.restore(in: db, inserted: inserted)
        }
    }

    /// Ids in a box by the tree, made exact, and by looking at every row.
    private func found(in file: TemporaryGeoPackage, _ box: GeographicBox) throws -> (tree: [Int], scan: [Int]) {
        let exact = "ST_MinX(geom) BETWEEN ?1 AND ?2 AND ST_MinY(geom) BETWEEN ?3 AND ?4"
        return try file.queue.read { db in
            let sides: StatementArguments = [box.west, box.east, box.south, box.north]
            let tree = try Int.fetchAll(
                db,
                sql: """
                    SELECT fid FROM points JOIN rtree_points_geom ON fid = id
                    WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4 AND \(exact) ORDER BY fid
                    """, arguments: sides)
            return (tree, try Int.fetchAll(db, sql: "SELECT fid FROM points WHERE \(exact)", arguments: sides))
        }
    }

    @Test(arguments: [0, 1, 51, 52, 53, 102, 103, 2601, 2602, 5000, 20_000])
    func aPackedTreeIsSoundAtEverySize(count: Int) throws {
        let file = try TemporaryGeoPackage()

        try load(count, from: 1, seed: 7, into: file)

        #expect(try file.verdict() == ["ok", "ok"])
        #expect(try file.integer("SELECT count(*) FROM rtree_points_geom") == count)
        let (tree, scan) = try found(in: file, GeographicBox(west: -92, south: 14, east: -90.5, north: 15.5))
        #expect(tree == scan)
        #expect(count < 100 || !scan.isEmpty)
    }

    @Test func batchesJoinTheTreeThatIsThereWhateverTheirSize() throws {
        let file = try TemporaryGeoPackage()
        var next = 1

        for (round, count) in [30, 200, 10_000, 40, 3000, 9000].enumerated() {
            try load(count, from: next, seed: UInt64(round), into: file)
            next += count
            #expect(try file.verdict() == ["ok", "ok"], "round \(round)")
        }

        let (tree, scan) = try found(in: file, GeographicBox(west: -91, south: 14, east: -90, north: 15))
        #expect(tree == scan)
        #expect(scan.count > 100)
    }

    @Test func editsThroughTheTriggersWorkOnAPackedTree() throws {
        let file = try TemporaryGeoPackage()
        try load(20_000, from: 1, seed: 3, into: file)
        var generator = SeededGenerator(seed: 4)

        try file.queue.write { db in
            try db.execute(sql: "DELETE FROM points WHERE fid % 3 = 0")
            for id in 1...2000 where id % 3 != 0 {
                let point = GeographicPoint(
                    longitude: .random(in: -80 ... -79, using: &generator),
                    latitude: .random(in: 10...11, using: &generator))
                try db.execute(
                    sql: "UPDATE points SET geom = ? WHERE fid = ?",
                    arguments: [GeometryBlob.point(point, srsID: 4326), id])
                try db.execute(
                    sql: "INSERT INTO points (geom, code) VALUES (?, 'neu')",
                    arguments: [GeometryBlob.point(point, srsID: 4326)])
            }
            try db.execute(sql: "UPDATE points SET fid = fid + 1000000 WHERE fid BETWEEN 5000 AND 5500")
            try db.execute(sql: "UPDATE points SET geom = NULL WHERE fid BETWEEN 6000 AND 6100")
        }

        #expect(try file.verdict() == ["ok", "ok"])
        let (tree, scan) = try found(in: file, GeographicBox(west: -100, south: 0, east: -70, north: 30))
        #expect(tree == scan)
        let count = try file.integer("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'points'")
        #expect(try file.integer("SELECT count(*) FROM points") == count)
    }

    @Test func anIdThatIsAlreadyInTheTreeIsAConstraintErrorAndNothingChanges() throws {
        let file = try TemporaryGeoPackage()
        try load(5000, from: 1, seed: 1, into: file)

        let error = #expect(throws: DatabaseError.self) {
            try file.queue.write { db in
                var index = try PackedSpatialIndex(db, table: "points", chunkSize: 4096)
                for id in 4000..<9000 {
                    try index.add(id: Int64(id), point: GeographicPoint(longitude: -90, latitude: 15))
                }
                try index.finish()
            }
        }

        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try file.verdict() == ["ok", "ok"])
        #expect(try file.integer("SELECT count(*) FROM rtree_points_geom") == 5000)
    }

    @Test func numbersAreGivenAfterTheHighestThatEverWas() throws {
        let file = try TemporaryGeoPackage()
        try load(300, from: 1, seed: 1, into: file)

        let next = try file.queue.write { db in
            try db.execute(sql: "DELETE FROM points WHERE fid > 200")
            return try GeoPackageFile.nextIdentifier(db, table: "points")
        }

        #expect(next == 301)
    }

    @Test func theFirstNumberIsOne() throws {
        let file = try TemporaryGeoPackage()

        #expect(try file.queue.read { try GeoPackageFile.nextIdentifier($0, table: "points") } == 1)
    }

    @Test(arguments: [
        // The root points to itself at every depth.
        "UPDATE rtree_points_geom_node SET data = (SELECT x'002800330000000000000001' || substr(data, 13) FROM "
            + "rtree_points_geom_node WHERE nodeno = 1) WHERE nodeno = 1",
        "UPDATE rtree_points_geom_node SET data = x'0001FFFF' || substr(data, 5) WHERE nodeno = 1",
        "UPDATE rtree_points_geom_node SET data = x'' WHERE nodeno = 1", "DELETE FROM rtree_points_geom_node",
        "UPDATE rtree_points_geom_node SET data = x'7FFF' || substr(data, 3) WHERE nodeno = 1",
    ])
    func aDamagedTreeIsAnErrorThatARebuildMends(damage: String) throws {
        let file = try TemporaryGeoPackage()
        try load(5000, from: 1, seed: 1, into: file)
        try file.queue.write { try $0.execute(sql: damage) }

        let error = #expect(throws: DatabaseError.self) { try load(1000, from: 5001, seed: 2, into: file) }
        let entries = try file.queue.write { try SpatialIndexRebuild.rebuild($0, table: "points") }

        #expect(error?.resultCode == .SQLITE_CORRUPT)
        #expect(entries == 5000)
        #expect(try file.verdict() == ["ok", "ok"])
        let (tree, scan) = try found(in: file, GeographicBox(west: -91, south: 14, east: -90, north: 15))
        #expect(tree == scan && !scan.isEmpty)
    }
}
