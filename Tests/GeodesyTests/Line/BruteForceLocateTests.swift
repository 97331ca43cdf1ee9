import Foundation
import GeoTypes
import Geodesy
import TestSupport
import Testing

/// The fast locator against one that looks at everything.
struct BruteForceLocateTests {
    /// Random lines of 2 to 300 vertices, points from on the line to 20 km away.
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func equalsBruteForceOnRandomLines(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...300, using: &generator)
        let step = pow(10, Double.random(in: -1...4, using: &generator))
        let line = TestLines.walk(count, step: step, turn: 40, &generator)

        try expectAgreement(line, points: 40, spread: [0.01, 1, 50, 1000, 20_000], &generator)
    }

    @Test func equalsBruteForceOnHairpins() throws {
        var generator = SeededGenerator(seed: 21)
        let line = TestLines.line(TestLines.comb(legs: 30, length: 1_000, gap: 5))

        try expectAgreement(line, points: 150, spread: [2, 10, 100, 3_000], &generator)
    }

    @Test func equalsBruteForceOnASpiral() throws {
        var generator = SeededGenerator(seed: 22)
        let line = TestLines.line(TestLines.spiral(2_000, turns: 20, pitch: 10))

        try expectAgreement(line, points: 150, spread: [3, 30, 300], &generator)
    }

    @Test func equalsBruteForceOnAHundredThousandVertices() throws {
        var generator = SeededGenerator(seed: 23)
        let line = TestLines.line(TestLines.spiral(100_000, turns: 150, pitch: 3))

        try expectAgreement(line, points: 12, spread: [1, 30, 5_000], &generator)
    }

    @Test func equalsBruteForceOnRepeatedVertices() throws {
        var generator = SeededGenerator(seed: 24)
        let line = TestLines.repeated(TestLines.walk(60, step: 40, turn: 60, &generator), 3)

        try expectAgreement(line, points: 150, spread: [0.01, 5, 500], &generator)
    }

    /// A line that crosses itself at sharp angles.
    @Test func equalsBruteForceOnAStar() throws {
        var generator = SeededGenerator(seed: 25)
        let line = TestLines.line(
            (0...101).map { (3_000 * cos(Double($0) * 2.96), 3_000 * sin(Double($0) * 2.96)) })

        try expectAgreement(line, points: 100, spread: [1, 100, 5_000], &generator)
    }

    /// One geodesic of 260 km, two vertices.
    @Test func equalsBruteForceOnOneLongEdge() throws {
        var generator = SeededGenerator(seed: 26)
        let line = TestLines.line([(-100_000, -80_000), (100_000, 86_000)])

        try expectAgreement(line, points: 200, spread: [0.001, 1, 1_000, 24_000], &generator)
    }

    /// Beyond 15 km geodesics finish the foot.
    @Test func equalsBruteForceFarAway() throws {
        var generator = SeededGenerator(seed: 27)
        let line = TestLines.walk(400, step: 500, turn: 15, &generator)

        try expectAgreement(line, points: 60, spread: [50_000, 200_000], &generator)
    }

    private func expectAgreement(
        _ line: GeographicLine, points: Int, spread: [Double], _ generator: inout SeededGenerator
    ) throws {
        let alignment = try Alignment(line, on: TestLines.ellipsoid)
        let locator = LineLocator([alignment])
        let brute = BruteForceLocator(line, on: TestLines.ellipsoid)
        let places = (0..<points).map { index -> GeographicPoint in
            let chainage = Double.random(in: 0...alignment.length.metres, using: &generator)
            let place = alignment.point(at: .metres(chainage)) ?? line.points[0]
            return TestLines.ellipsoid.direct(
                from: place, azimuth: .degrees(.random(in: 0..<360, using: &generator)),
                length: .metres(spread[index % spread.count] * .random(in: 0...1, using: &generator))
            ).point
        }

        let located = locator.locate(
            longitudes: places.map(\.longitude), latitudes: places.map(\.latitude), within: .kilometres(1_000))

        for (row, place) in places.enumerated() {
            let feet = brute.feet(of: place, margin: 0.005)
            let nearest = try #require(feet.first)
            #expect(abs(abs(located.offset[row]) - nearest.distance) <= 0.000_1, "point \(row)")
            // The answer is one of the feet that brute force can't tell from the nearest by a tenth of a millimetre.
            let near = feet.filter { $0.distance <= nearest.distance + 0.000_2 }
            let match = near.min {
                abs($0.chainage - located.chainage[row]) < abs($1.chainage - located.chainage[row])
            }
            let apart = abs((match?.chainage ?? .nan) - located.chainage[row])
            #expect(apart <= 0.000_2, "point \(row)")
            if let isLeft = match?.isLeft, near.count == 1 {
                #expect(isLeft == (located.offset[row] >= 0), "point \(row)")
            }
            let chainages = feet.map(\.chainage)
            let widest = (chainages.max() ?? 0) - (chainages.min() ?? 0)
            // Wide apart and as near as half the tolerance: ambiguous for certain.
            if widest > 2 * (0.08 * nearest.distance).squareRoot() + 1, feetAreApart(feet, alignment) {
                #expect(located.isAmbiguous[row], "point \(row)")
            }
        }
    }

    /// Whether two of the feet are different places, not the line passing twice through one.
    private func feetAreApart(_ feet: [BruteForceLocator.Foot], _ alignment: Alignment) -> Bool {
        let length = alignment.length.metres
        let places = feet.compactMap { alignment.point(at: .metres(min(max($0.chainage, 0), length))) }
        return places.contains { TestLines.ellipsoid.distance(from: $0, to: places[0]).metres > 0.01 }
    }
}
