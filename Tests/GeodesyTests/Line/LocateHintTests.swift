import GeoTypes
import Geodesy
import TestSupport
import Testing

/// The locator starts where the point before was found: that may save time and nothing else.
struct LocateHintTests {
    enum Shape: CaseIterable, Sendable {
        case comb, walk, spiral, dense, twoLines
    }

    private func alignments(_ shape: Shape, _ generator: inout SeededGenerator) throws -> [Alignment] {
        switch shape {
        case .comb:
            [try TestLines.alignment(TestLines.comb(legs: 40, length: 300, gap: 7))]
        case .walk:
            [try Alignment(TestLines.walk(1_500, step: 48, turn: 60, &generator), on: .grs80)]
        case .spiral:
            [try TestLines.alignment(TestLines.spiral(3_000, turns: 15, pitch: 20))]
        case .dense:
            [try Alignment(TestLines.walk(3_000, step: 0.5, turn: 10, &generator), on: .grs80)]
        case .twoLines:
            [
                try TestLines.alignment([(0, 0), (3_000, 0)]),
                try TestLines.alignment(TestLines.spiral(400, turns: 2, pitch: 900)),
            ]
        }
    }

    @Test(arguments: Shape.allCases)
    func walkingAlongTheLineFindsWhatEachPointFindsAlone(shape: Shape) throws {
        var generator = SeededGenerator(seed: 81)
        let lines = try alignments(shape, &generator)
        let locator = LineLocator(lines)
        let places = try lines.flatMap { line in
            try (0..<400).map { index -> GeographicPoint in
                let place = try #require(line.place(at: .metres(line.length.metres * Double(index) / 400)))
                // Mostly close by, now and then a jump.
                let far = index.isMultiple(of: 29) ? 3_000.0 : 25
                return TestLines.ellipsoid.direct(
                    from: place.point, azimuth: .degrees(.random(in: 0..<360, using: &generator)),
                    length: .metres(.random(in: 0...far, using: &generator))
                ).point
            }
        }

        let together = locator.locate(
            longitudes: places.map(\.longitude), latitudes: places.map(\.latitude), within: .kilometres(50))

        for (row, place) in places.enumerated() {
            let alone = locator.locate(
                longitudes: [place.longitude], latitudes: [place.latitude], within: .kilometres(50))
            #expect(together.alignment[row] == alone.alignment[0])
            #expect(together.segment[row] == alone.segment[0])
            #expect(together.chainage[row] == alone.chainage[0])
            #expect(together.offset[row] == alone.offset[0])
            #expect(together.isAmbiguous[row] == alone.isAmbiguous[0])
            #expect(together.end[row] == alone.end[0])
        }
    }

    /// The locator is shared between tasks; each has its own search.
    @Test func tasksShareALocator() async throws {
        var generator = SeededGenerator(seed: 82)
        let locator = LineLocator(try alignments(.walk, &generator))
        let places = (0..<400).map { _ in
            TestLines.place(.random(in: -2e4...2e4, using: &generator), .random(in: -2e4...2e4, using: &generator))
        }
        let (longitudes, latitudes) = (places.map(\.longitude), places.map(\.latitude))
        let expected = locator.locate(longitudes: longitudes, latitudes: latitudes, within: .kilometres(100))

        let found = await withTaskGroup(of: LocatedColumns.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    locator.locate(longitudes: longitudes, latitudes: latitudes, within: .kilometres(100))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(found.count == 8 && !found.contains { $0.chainage != expected.chainage })
    }
}
