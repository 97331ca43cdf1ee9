import GeoTypes
import Geodesy
import TestSupport
import Testing

struct LineComparisonTests {
    /// DOMAIN §4: the NAD27 parallel of 17°49′ lies 84.7 m north of the WGS 84 one; cs2cs 9.1.1 with
    /// `+towgs84=0,125,194` gives latitude 17.817432080 for 17.8166666667 at −90.
    @Test func theParallelOfNAD27LiesNorthOfThatOfWGS84() throws {
        let latitude = 17 + 49.0 / 60
        let ends = [-90.9911, -89.1511].map { GeographicPoint(longitude: $0, latitude: latitude) }
        let wgs84 = LegalLine(segments: [.init(rule: .parallel, vertices: ends)], on: .wgs84)
        let drawn = try LegalLine(segments: [.init(rule: .parallel, vertices: ends)], on: .clarke1866)
            .drawn(tolerance: .metres(0.001))[0].points
        var transformer = try Transformer(
            CoordinateOperation.pinned(
                from: ReferenceSystem("EPSG:4267"), to: ReferenceSystem("EPSG:4326"),
                points: GeographicBox(around: drawn), heights: false, named: "EPSG:1171"))
        var columns = CoordinateColumns(x: drawn.map(\.longitude), y: drawn.map(\.latitude))
        _ = try transformer.transform(&columns)
        let nad27 = zip(columns.x, columns.y).map { GeographicPoint(longitude: $0, latitude: $1) }
        let lines = CandidateLines([
            CandidateLine(label: "WGS 84", alignment: try wgs84.alignment(tolerance: .metres(0.001))),
            CandidateLine(label: "NAD27", alignment: try Alignment(GeographicLine(nad27), on: .wgs84)),
        ])

        let comparison = try #require(lines.comparisons().first).comparison
        let monument = GeographicPoint(longitude: -90, latitude: latitude)
        let places = lines.places(of: monument, within: .kilometres(1))

        #expect(abs(places[0].place?.offset.metres ?? .nan) < 0.002)
        // The line runs east and lies to the north: the monument is on its right.
        #expect(abs((places[1].place?.offset.metres ?? .nan) + 84.7) < 0.05)
        #expect(places.map(\.label) == ["WGS 84", "NAD27"])
        #expect(abs(comparison.greatestDistance.metres - 84.7) < 3)
        #expect(abs(comparison.stripArea.hectares - 84.7 * 195_066 / 10_000) < 2)
        #expect(abs((comparison.netArea - comparison.stripArea).squareMetres) < 1)
    }

    /// DOMAIN §4: 239.61 m and 31,159,886 m² (Planimeter) between the parallel and the geodesic.
    @Test func theGeodesicLiesNorthOfTheParallel() throws {
        let ends = [-90.9911, -89.1511].map { GeographicPoint(longitude: $0, latitude: 17 + 49.0 / 60) }
        let parallel = try LegalLine(segments: [.init(rule: .parallel, vertices: ends)], on: .grs80)
            .alignment(tolerance: .metres(0.000_1))
        let geodesic = try Alignment(GeographicLine(ends), on: .grs80)

        let comparison = LineComparison(parallel, geodesic)

        #expect(abs(comparison.firstDeparture.distance.metres - 239.61) < 0.01)
        #expect(abs(comparison.secondDeparture.distance.metres - 239.61) < 0.01)
        #expect(abs(comparison.firstDeparture.point.longitude + 90.0711) < 0.001)
        #expect(abs(comparison.netArea.squareMetres - 31_159_886) < 25)
        #expect(abs((comparison.firstLength - comparison.secondLength).metres - 0.785) < 0.000_6)
    }

    /// Two saw-teeth that cross: triangles of 100 × 50 / 2 m² on either side.
    @Test func partsOnBothSidesAddUp() throws {
        let straight = try TestLines.alignment([(0, 0), (400, 0)])
        let saw = try TestLines.alignment([(0, 0), (50, 50), (150, -50), (250, 50), (350, -50), (400, 0)])

        let comparison = LineComparison(straight, saw)

        #expect(abs(comparison.stripArea.squareMetres - 4 * 2_500) < 0.01)
        #expect(abs(comparison.netArea.squareMetres) < 0.01)
        #expect(abs(comparison.secondDeparture.distance.metres - 50) < 0.001)
        // From the straight line, the farthest place is the foot of a tooth: 100 m of line above a tooth of 45°.
        #expect(abs(comparison.firstDeparture.distance.metres - 50 / 2.0.squareRoot()) < 0.001)
        #expect(abs(comparison.greatestDistance.metres - 50) < 0.001)
    }

    @Test func aLineEqualsItself() throws {
        var generator = SeededGenerator(seed: 61)
        let line = try Alignment(TestLines.walk(3_000, step: 50, turn: 40, &generator), on: .grs80)

        let comparison = LineComparison(line, line)

        #expect(comparison.greatestDistance.metres < 0.001)
        #expect(comparison.stripArea.squareMetres < 1)
    }

    /// The greatest distance against looking every metre.
    @Test(arguments: 71...76 as ClosedRange<UInt64>)
    func theGreatestDistanceIsTheGreatest(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let base = TestLines.walk(40, step: 60, turn: 40, &generator).points
        let moved = base.map { point in
            TestLines.ellipsoid.direct(
                from: point, azimuth: .degrees(.random(in: 0..<360, using: &generator)),
                length: .metres(.random(in: 0...40, using: &generator))
            ).point
        }
        let first = try Alignment(GeographicLine(base), on: .grs80)
        let second = try Alignment(GeographicLine(moved), on: .grs80)

        let comparison = LineComparison(first, second)

        let steps = Int(first.length.metres)
        let places = (0...steps).compactMap { first.point(at: .metres(Double($0))) }
        let located = LineLocator([second]).locate(
            longitudes: places.map(\.longitude), latitudes: places.map(\.latitude), within: .kilometres(10))
        let looked = located.offset.map(abs).max() ?? 0
        // Between two looks the distance changes by half a metre at most.
        #expect(comparison.firstDeparture.distance.metres >= looked - 0.001)
        #expect(comparison.firstDeparture.distance.metres <= looked + 0.5)
    }
}
