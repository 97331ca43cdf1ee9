import GeoTypes
import Geodesy
import TestSupport
import Testing

struct CrustalMotionTests {
    private static let grs80 = ReferenceSystem.EllipsoidParameters(
        name: "GRS 1980", semiMajorMetres: 6_378_137, inverseFlattening: 298.257222101)

    @Test(arguments: FixtureTable("plate-motion.tsv").rows.indices)
    func platesMoveAsTheModelSays(row: Int) throws {
        let known = FixtureTable("plate-motion.tsv").rows[row]
        let motion = CrustalMotion.plate(try PlateMotion.itrf2020(plate: known.fields[0]))
        var points = CoordinateColumns(x: [known.number(3)], y: [known.number(4)], z: [known.number(5)])

        try motion.move(
            &points, from: Epoch(known.fields[1]), to: Epoch(known.fields[2]), on: Self.grs80)

        #expect(abs(points.x[0] - known.number(6)) < 2e-12)
        #expect(abs(points.y[0] - known.number(7)) < 2e-12)
        #expect(abs(points.z[0] - known.number(8)) < 1e-8)
    }

    @Test func thereAndBackIsTheSamePlace() throws {
        var generator = SeededGenerator(seed: 11)
        let motion = CrustalMotion.plate(try PlateMotion.itrf2020(plate: "CARB"))
        let given = CoordinateColumns(
            x: (0..<500).map { _ in .random(in: -180...180, using: &generator) },
            y: (0..<500).map { _ in .random(in: -90...90, using: &generator) },
            z: (0..<500).map { _ in .random(in: -100...4000, using: &generator) })
        let (start, end) = (try Epoch(year: 2010), try Epoch(year: 2025))
        var points = given

        try motion.move(&points, from: start, to: end, on: Self.grs80)
        try motion.move(&points, from: end, to: start, on: Self.grs80)

        // What remains is of second order: (Ω Δt)² a, less than a micrometre.
        for row in 0..<given.count where abs(given.y[row]) < 89 {
            #expect(abs(points.x[row] - given.x[row]) < 1e-9)
            #expect(abs(points.y[row] - given.y[row]) < 1e-11)
            #expect(abs(points.z[row] - given.z[row]) < 1e-6)
        }
    }

    @Test func missingHeightsAndPositionsStayMissing() throws {
        let motion = CrustalMotion.plate(try PlateMotion.itrf2020(plate: "NOAM"))
        var points = CoordinateColumns(x: [-90, .nan], y: [17.8166666667, .nan], z: [.nan, .nan])

        try motion.move(&points, from: Epoch(year: 2010), to: Epoch(year: 2025), on: Self.grs80)

        #expect(abs(points.x[0] + 90.000001294209) < 2e-12)
        #expect(points.z[0].isNaN)
        #expect(points.x[1].isNaN)
    }

    @Test func anUnknownPlateIsNamed() {
        #expect(throws: GeodesyError.unknownPlate("COCO", known: ["CARB", "NOAM"])) {
            try PlateMotion.itrf2020(plate: "COCO")
        }
    }

    @Test(arguments: [(1970.0, 1990.0), (2010, 1971)])
    func positionsNearTheMotaguaDontCrossTheEarthquake(from: Double, to: Double) throws {
        let motion = CrustalMotion.plate(try PlateMotion.itrf2020(plate: "CARB"))
        let given = CoordinateColumns(x: [-91.0, -89.5], y: [18.0, 15.0])
        var points = given

        let error = #expect(throws: GeodesyError.self) {
            try motion.move(&points, from: Epoch(year: from), to: Epoch(year: to), on: Self.grs80)
        }

        guard case .earthquakeBetween(.guatemala1976, _, _, let point) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(point == GeographicPoint(longitude: -89.5, latitude: 15.0))
        // All points or none.
        #expect(points == given)
        // Who knows better says so.
        try motion.move(&points, from: Epoch(year: from), to: Epoch(year: to), on: Self.grs80, barriers: [])
        #expect(points != given)
    }

    @Test(arguments: [(1977.0, 2025.0), (1950, 1976)])
    func motionsOnOneSideOfTheEarthquakeAreFree(from: Double, to: Double) throws {
        let motion = CrustalMotion.plate(try PlateMotion.itrf2020(plate: "CARB"))
        var points = CoordinateColumns(x: [-89.5], y: [15.0])

        try motion.move(&points, from: Epoch(year: from), to: Epoch(year: to), on: Self.grs80)

        #expect(points.x[0] > -89.5)
    }

    @Test func farFromTheMotaguaTheEarthquakeIsNoBarrier() throws {
        let motion = CrustalMotion.plate(try PlateMotion.itrf2020(plate: "NOAM"))
        var points = CoordinateColumns(x: [-91.0], y: [17.82])

        try motion.move(&points, from: Epoch(year: 1970), to: Epoch(year: 2025), on: Self.grs80)

        #expect(points.x[0] < -91)
    }
}
