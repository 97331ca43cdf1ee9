import GeoTypes
import Geodesy
import TestSupport
import Testing

struct VelocityGridTests {
    private static let text = """
        # Made up for this test: two by three nodes, out of order.
        latitude,longitude,east_mm_yr,north_mm_yr,up_mm_yr
        14.0,-91.0,10,4,0
        14.0,-90.0, 14 ,4,0
        15.0,-91.0,0,6,1

        15.0,-90.0,4,6,1
        16.0,-90.0,-6,8,2\r
        16.0,-91.0,-10,8,2
        """

    @Test func nodesAndMiddlesAreRight() throws {
        let grid = try VelocityGrid(name: "test", csv: Self.text)

        let node = try grid.velocity(at: GeographicPoint(longitude: -90, latitude: 16))
        let middle = try grid.velocity(at: GeographicPoint(longitude: -90.5, latitude: 14.5))

        #expect(grid.box == GeographicBox(west: -91, south: 14, east: -90, north: 16))
        #expect(node == VelocityGrid.Velocity(east: -0.006, north: 0.008, up: 0.002))
        // The mean of four nodes, by hand: (10 + 14 + 0 + 4) / 4 = 7, (4 + 6) / 2 = 5, 0.5.
        #expect(abs(middle.east - 0.007) < 1e-15)
        #expect(abs(middle.north - 0.005) < 1e-15)
        #expect(abs(middle.up - 0.0005) < 1e-15)
    }

    @Test func aLinearFieldIsReproduced() throws {
        var generator = SeededGenerator(seed: 3)
        func field(_ longitude: Double, _ latitude: Double) -> Double { 3 * longitude - 5 * latitude + 350 }
        var text = "longitude,latitude,east_mm_yr,north_mm_yr\n"
        for column in 0...10 {
            for row in 0...8 {
                let (longitude, latitude) = (-92 + 0.4 * Double(column), 13.5 + 0.6 * Double(row))
                text += "\(longitude),\(latitude),\(field(longitude, latitude)),0\n"
            }
        }
        let grid = try VelocityGrid(name: "linear", csv: text)

        for _ in 0..<1000 {
            let point = GeographicPoint(
                longitude: .random(in: -92 ... -88, using: &generator),
                latitude: .random(in: 13.5...18.3, using: &generator))
            let velocity = try grid.velocity(at: point)
            #expect(abs(velocity.east * 1000 - field(point.longitude, point.latitude)) < 1e-9)
        }
    }

    @Test func outsideItThereIsNoVelocity() throws {
        let grid = try VelocityGrid(name: "test", csv: Self.text)
        let point = GeographicPoint(longitude: -91.001, latitude: 15)

        #expect(throws: GeodesyError.outsideVelocityGrid(point, grid: "test", covers: grid.box)) {
            try grid.velocity(at: point)
        }
    }

    @Test func itMovesPointsEastNorthAndUp() throws {
        let uniform = """
            longitude,latitude,east_mm_yr,north_mm_yr,up_mm_yr
            -91,14,10,0,2
            -90,14,10,0,2
            -91,15,10,0,2
            -90,15,10,0,2
            """
        let motion = CrustalMotion.grid(try VelocityGrid(name: "uniform", csv: uniform))
        var points = CoordinateColumns(x: [-90.5], y: [14.5], z: [0])
        let system = try ReferenceSystem("EPSG:7912")

        try motion.move(
            &points, from: Epoch(year: 2010), to: Epoch(year: 2025), on: #require(system.ellipsoid))

        // geod 9.1.1 on GRS80: 0.15 m east of (-90.5, 14.5) is -90.499998608487, 14.500000000000.
        #expect(abs(points.x[0] + 90.499998608487) < 1e-11)
        #expect(abs(points.y[0] - 14.5) < 1e-11)
        #expect(abs(points.z[0] - 0.03) < 1e-8)
    }

    @Test(arguments: [
        ("", 1, VelocityGridProblem.missingColumn("longitude")),
        ("longitude,latitude,east_mm_yr\n", 1, .missingColumn("north_mm_yr")),
        ("longitude,latitude,east_mm_yr,north_mm_yr\n1,2,3\n", 2, .wrongFieldCount(expected: 4, found: 3)),
        ("longitude,latitude,east_mm_yr,north_mm_yr\n1,2,x,3\n", 2, .notANumber(column: "east_mm_yr", value: "x")),
        ("longitude,latitude,east_mm_yr,north_mm_yr\n1,nan,1,3\n", 2, .notANumber(column: "latitude", value: "nan")),
        ("longitude,latitude,east_mm_yr,north_mm_yr\n1,95,1,3\n", 2, .outOfRange(column: "latitude", value: 95)),
        ("longitude,latitude,east_mm_yr,north_mm_yr\n1,2,0,0\n1,3,0,0", 3, .tooFewNodes),
        (
            "longitude,latitude,east_mm_yr,north_mm_yr\n0,0,0,0\n1,0,0,0\n0,1,0,0", 4,
            .missingNode(longitude: 1, latitude: 1)
        ),
        (
            "longitude,latitude,east_mm_yr,north_mm_yr\n0,0,0,0\n1,0,0,0\n0,1,0,0\n1,1,0,0\n1,1,0,0", 6,
            .duplicateNode(longitude: 1, latitude: 1)
        ),
        (
            "longitude,latitude,east_mm_yr,north_mm_yr\n0,0,0,0\n1,0,0,0\n3,0,0,0\n0,1,0,0\n1,1,0,0\n3,1,0,0", 7,
            .unevenSpacing(column: "longitude")
        ),
    ])
    func badTextIsNamedWithItsLine(text: String, line: Int, problem: VelocityGridProblem) {
        #expect(throws: GeodesyError.badVelocityGrid(line: line, problem: problem)) {
            try VelocityGrid(name: "bad", csv: text)
        }
    }
}
