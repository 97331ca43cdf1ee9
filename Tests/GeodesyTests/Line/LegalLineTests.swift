import Foundation
import GeoTypes
import Geodesy
import TestSupport
import Testing

struct LegalLineTests {
    /// DOMAIN §4, computed with PROJ on GRS 80: length of the parallel, how much shorter the geodesic is, the greatest
    /// offset to the north; and the area between them in square metres by Planimeter 2.1.2 on 20,000 vertices of the
    /// parallel (DOMAIN has 3,116, 43.3 and 973.7 ha).
    static let parallels: [(Double, Double, Double, Double, Double, Double, Double)] = [
        (17 + 49.0 / 60, -90.9911, -89.1511, 195.066, 0.785, 239.61, 31_159_885.9),
        (17.2537, -91.4370, -90.9911, 47.418, 0.011, 13.68, 432_506.3),
        (16.0747, -91.7300, -90.4470, 137.274, 0.220, 106.40, 9_737_029.5),
    ]

    @Test(arguments: parallels)
    func aParallelIsNotTheGeodesic(
        latitude: Double, west: Double, east: Double, length: Double, shorter: Double, offset: Double, area: Double
    ) throws {
        let ends = [
            GeographicPoint(longitude: west, latitude: latitude), GeographicPoint(longitude: east, latitude: latitude),
        ]
        let parallel = try drawn(.parallel, ends, tolerance: 0.000_1)
        let geodesic = GeographicLine(Ellipsoid.grs80.points(from: ends[0], to: ends[1], parts: 2))

        let parallelLength = Ellipsoid.grs80.length(of: parallel)
        let between = Ellipsoid.grs80.polygon(GeographicLine(parallel.points + geodesic.points.reversed()))
        let north = GeographicPoint(longitude: geodesic.points[1].longitude, latitude: latitude)
        let greatest = Ellipsoid.grs80.distance(from: geodesic.points[1], to: north)

        #expect(abs(parallelLength.kilometres - length) <= 0.000_5)
        #expect(abs((parallelLength - Ellipsoid.grs80.length(of: geodesic)).metres - shorter) <= 0.000_6)
        #expect(abs(greatest.metres - offset) <= 0.005)
        #expect(geodesic.points[1].latitude > latitude)
        // The tolerance times the length.
        #expect(abs(between.area.squareMetres - area) <= 0.000_1 * parallelLength.metres)
    }

    /// DOMAIN §4: at 17°49′ a millimetre needs a vertex every 398 m, a centimetre one every 1,260 m.
    @Test(arguments: [(0.001, 398.0), (0.01, 1_260.0)])
    func aParallelGetsAsManyVerticesAsTheToleranceNeeds(tolerance: Double, spacing: Double) throws {
        let ends = [
            GeographicPoint(longitude: -90.9911, latitude: 17 + 49.0 / 60),
            GeographicPoint(longitude: -89.1511, latitude: 17 + 49.0 / 60),
        ]

        let line = try drawn(.parallel, ends, tolerance: tolerance)

        let mean = 195_066 / Double(line.points.count - 1)
        #expect(mean <= spacing * 1.002 && mean >= spacing * 0.98)
        #expect(line.points.first == ends[0] && line.points.last == ends[1])
        #expect(line.points.allSatisfy { $0.latitude == ends[0].latitude })
    }

    /// DOMAIN §4: Gracias a Dios–Garbutt, a line drawn direct, is some 13 m wrong when two vertices are joined by a
    /// straight line in longitude and latitude, as GeoJSON has it. Ends: OpenStreetMap (ODbL); length by GeodSolve 2.1.2,
    /// the greatest offset by pyproj 3.7.2 (`Geod.inv` to 200 places of the chord).
    @Test func aGeodesicIsNotStraightInLongitudeAndLatitude() throws {
        let start = GeographicPoint(longitude: -89.227_59, latitude: 15.896_142)
        let end = GeographicPoint(longitude: -89.150_087, latitude: 17.059_068)
        let alignment = try Alignment(GeographicLine([start, end]), on: .wgs84)
        let chord = (1..<400).map { part in
            let part = Double(part) / 400
            return GeographicPoint(
                longitude: start.longitude + part * (end.longitude - start.longitude),
                latitude: start.latitude + part * (end.latitude - start.latitude))
        }

        let located = LineLocator([alignment]).locate(
            longitudes: chord.map(\.longitude), latitudes: chord.map(\.latitude), within: .kilometres(1))

        let greatest = located.offset.map(abs).max() ?? 0
        #expect(abs(alignment.length.metres - 128_959.477_521) <= 1e-6)
        #expect(abs(greatest - 12.459_5) <= 0.001)
    }

    @Test func aGeodesicAndASurveyedLineKeepTheirVertices() throws {
        let vertices = [(0.0, 0.0), (5_000, 800), (5_000, 800), (9_000, -300)].map { TestLines.place($0.0, $0.1) }

        #expect(try drawn(.geodesic, vertices, tolerance: 0.001).points == vertices)
        #expect(try drawn(.surveyed, vertices, tolerance: 0.001).points == vertices)
    }

    @Test func aMeridianNeedsOneLongitude() throws {
        let south = GeographicPoint(longitude: -91.437, latitude: 16.0747)
        let north = GeographicPoint(longitude: -91.437, latitude: 17.2537)
        let aside = GeographicPoint(longitude: -91.436, latitude: 17.2537)

        #expect(try drawn(.meridian, [south, north], tolerance: 0.001).points == [south, north])
        #expect(throws: LineError.self) { try drawn(.meridian, [south, aside], tolerance: 0.001) }
        do {
            _ = try drawn(.meridian, [south, aside], tolerance: 0.001)
        } catch {
            guard case .notOnOneMeridian(0, south, aside, let apart) = error else {
                Issue.record("\(error)")
                return
            }
            // A thousandth of a degree on the parallel 17.2537° N, by GeodSolve.
            #expect(abs(apart.metres - 106.341520) <= 1e-6)
        }
    }

    @Test func aParallelNeedsOneLatitude() {
        let west = GeographicPoint(longitude: -91, latitude: 17)
        let east = GeographicPoint(longitude: -90, latitude: 17.000_1)

        #expect(throws: LineError.self) { try drawn(.parallel, [west, east], tolerance: 0.001) }
    }

    @Test func aParallelAcrossTheAntimeridianGoesTheShortWay() throws {
        let ends = [
            GeographicPoint(longitude: 179.5, latitude: -17), GeographicPoint(longitude: -179.5, latitude: -17),
        ]

        let line = try drawn(.parallel, ends, tolerance: 0.01)

        #expect(line.points.allSatisfy { abs($0.longitude) >= 179.5 && $0.latitude == -17 && $0.isValid })
        #expect(abs(Ellipsoid.grs80.length(of: line).kilometres - 106.5) < 0.1)
    }

    /// The normal section leaves the geodesic by millimetres in 100 km and by less than one in 20 km, where the
    /// geodesic is taken. The plane through the first normal holds every place of it.
    @Test func aVerticalPlaneHoldsTheNormalOfItsFirstPlace() throws {
        let start = GeographicPoint(longitude: -92.2, latitude: 14.5)
        let far = Ellipsoid.grs80.direct(from: start, azimuth: .degrees(40), length: .kilometres(300)).point
        let near = Ellipsoid.grs80.direct(from: start, azimuth: .degrees(40), length: .kilometres(20)).point

        let line = try drawn(.verticalPlane, [start, far], tolerance: 0.000_1)

        #expect(try drawn(.verticalPlane, [start, near], tolerance: 0.000_1).points == [start, near])
        #expect(line.points.count > 10)
        let first = geocentric(start)
        let normal = [
            cos(14.5 * .pi / 180) * cos(-92.2 * .pi / 180), cos(14.5 * .pi / 180) * sin(-92.2 * .pi / 180),
            sin(14.5 * .pi / 180),
        ]
        let chord = zip(geocentric(far), first).map { $0 - $1 }
        for point in line.points {
            let from = zip(geocentric(point), first).map { $0 - $1 }
            #expect(abs(tripleProduct(normal, chord, from)) / 300_000 <= 1e-6)
        }
    }

    /// Straight in UTM 16N: every drawn vertex projected by PROJ's own `+proj=utm` lies on the straight line.
    @Test func aGridLineIsStraightInItsGrid() throws {
        let operation = try CoordinateOperation.pinned(
            from: ReferenceSystem("EPSG:4326"), to: ReferenceSystem("EPSG:32616"),
            points: GeographicBox(west: -91, south: 14, east: -89, north: 16), heights: false)
        let plane = GridPlane(operation)
        let ends = [GeographicPoint(longitude: -90.5, latitude: 15), GeographicPoint(longitude: -89.2, latitude: 15.8)]

        let line = try drawn(.gridLine(plane), ends, tolerance: 0.001)

        #expect(line.points.first == ends[0] && line.points.last == ends[1])
        let grid = try plane.toGrid(
            CoordinateColumns(x: line.points.map(\.longitude), y: line.points.map(\.latitude)))
        let last = grid.count - 1
        let east = grid.x[last] - grid.x[0]
        let north = grid.y[last] - grid.y[0]
        for index in grid.x.indices {
            let aside = (grid.x[index] - grid.x[0]) * north - (grid.y[index] - grid.y[0]) * east
            #expect(abs(aside) / hypot(east, north) <= 1e-6)
        }
        #expect(line.points.count > 30)
    }

    @Test func drawingConverges() throws {
        let ends = [
            GeographicPoint(longitude: -90.9911, latitude: 17.8), GeographicPoint(longitude: -89.1511, latitude: 17.8),
        ]
        // N cos φ Δλ: the parallel is a circle.
        let sine = sin(17.8 * .pi / 180)
        let eccentricity = (2 - 1 / 298.257_222_101) / 298.257_222_101
        let circle =
            6_378_137 / (1 - eccentricity * sine * sine).squareRoot() * cos(17.8 * .pi / 180) * 1.84 * .pi / 180
        var last = Double.infinity
        for tolerance in [1.0, 0.1, 0.01, 0.001] {
            let short = circle - Ellipsoid.grs80.length(of: try drawn(.parallel, ends, tolerance: tolerance)).metres
            #expect(short > -1e-6 && short < last / 5)
            last = short
        }
        #expect(last < 1e-5)
    }

    @Test(arguments: [0, -1, .nan, .infinity])
    func aToleranceIsPositive(tolerance: Double) {
        let ends = [TestLines.place(0, 0), TestLines.place(10, 0)]

        #expect(throws: LineError.self) { try drawn(.parallel, ends, tolerance: tolerance) }
    }

    @Test func aVertexThatIsNoPlaceIsNamed() {
        let bad = GeographicPoint(longitude: -90, latitude: 95)

        #expect(throws: LineError.badCoordinate(segment: 0, vertex: 1, point: bad)) {
            try drawn(.geodesic, [TestLines.origin, bad], tolerance: 1)
        }
        #expect(throws: LineError.tooFewVertices(segment: 0, count: 1)) {
            try drawn(.geodesic, [TestLines.origin], tolerance: 1)
        }
    }

    private func geocentric(_ point: GeographicPoint) -> [Double] {
        let eccentricity = (2 - 1 / 298.257_222_101) / 298.257_222_101
        let latitude = point.latitude * .pi / 180
        let longitude = point.longitude * .pi / 180
        let radius = 6_378_137 / (1 - eccentricity * sin(latitude) * sin(latitude)).squareRoot()
        return [
            radius * cos(latitude) * cos(longitude), radius * cos(latitude) * sin(longitude),
            radius * (1 - eccentricity) * sin(latitude),
        ]
    }

    private func tripleProduct(_ first: [Double], _ second: [Double], _ third: [Double]) -> Double {
        first[0] * (second[1] * third[2] - second[2] * third[1])
            + first[1] * (second[2] * third[0] - second[0] * third[2])
            + first[2] * (second[0] * third[1] - second[1] * third[0])
    }

    private func drawn(
        _ rule: LineRule, _ vertices: [GeographicPoint], tolerance: Double
    ) throws(LineError) -> GeographicLine {
        try LegalLine(segments: [.init(rule: rule, vertices: vertices)], on: .grs80)
            .drawn(tolerance: .metres(tolerance))[0]
    }
}
