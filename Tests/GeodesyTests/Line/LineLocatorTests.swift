import GeoTypes
import Geodesy
import TestSupport
import Testing

struct LineLocatorTests {
    /// DOMAIN §6: legs 5 m apart; an offset of 2.4 m gives 500 m, one of 2.6 m gives 1,505 m, and at 2.5 m both are
    /// returned and the result is ambiguous.
    @Test func tellsTheLegsOfAHairpinApart() throws {
        let locator = LineLocator([try TestLines.alignment([(0, 0), (1_000, 0), (1_000, 5), (0, 5)])])
        let places = [2.4, 2.6, 2.5].map { TestLines.place(500, $0) }

        let located = locate(places, locator)

        #expect(abs(located.chainage[0] - 500) < 0.001)
        #expect(abs(located.offset[0] - 2.4) < 0.001)
        #expect(abs(located.chainage[1] - 1_505) < 0.001)
        #expect(abs(located.offset[1] - 2.4) < 0.001)
        #expect(located.isAmbiguous == [false, false, true])
        let candidates = locator.candidates(near: places[2], within: .metres(10))
        #expect(Set(candidates.map { $0.chainage.metres.rounded() }) == [500, 1_505])
        #expect(candidates.allSatisfy { abs(abs($0.offset.metres) - 2.5) < 0.001 && $0.side == .left })
    }

    @Test func aToleranceDecidesWhatIsAmbiguous() throws {
        let alignment = try TestLines.alignment([(0, 0), (1_000, 0), (1_000, 5), (0, 5)])
        let place = TestLines.place(500, 2.4)

        #expect(locate([place], LineLocator([alignment], ambiguity: .metres(0.19))).isAmbiguous == [false])
        #expect(locate([place], LineLocator([alignment], ambiguity: .metres(0.21))).isAmbiguous == [true])
    }

    @Test func leftIsPositive() throws {
        let locator = LineLocator([try TestLines.alignment([(0, 0), (0, 1_000)])])

        let west = try #require(locator.candidates(near: TestLines.place(-7, 500), within: .metres(50)).first)
        let east = try #require(locator.candidates(near: TestLines.place(7, 500), within: .metres(50)).first)

        #expect(west.side == .left && abs(west.offset.metres - 7) < 1e-6)
        #expect(east.side == .right && abs(east.offset.metres + 7) < 1e-6)
        #expect(locator.candidates(near: TestLines.place(0, 500), within: .metres(50)).map(\.side) == [.onLine])
    }

    @Test func beyondAnEndTheFootIsTheEnd() throws {
        let locator = LineLocator([try TestLines.alignment([(0, 0), (1_000, 0)])])

        let located = locate(
            [(-3, 4), (1_003, 4), (0, 4), (1_000, -4), (500, 0)].map { TestLines.place($0, $1) }, locator)

        #expect(located.end == [.beforeStart, .afterEnd, .abreast, .abreast, .abreast])
        #expect(abs(located.offset[0] - 5) < 1e-4 && located.chainage[0] == 0)
        #expect(abs(located.offset[1] - 5) < 1e-4 && abs(located.chainage[1] - 1_000) < 1e-6)
    }

    /// Ahead of a hairpin's tip is outside the turn, whichever leg one compares with.
    @Test func theOutsideOfATurnIsOneSide() throws {
        let locator = LineLocator([try TestLines.alignment([(0, 0), (1_000, 0), (0, 1)])])

        for north in [-3.0, -1, -0.1, 0, 0.1, 0.5, 1, 3] {
            let place = try #require(
                locator.candidates(near: TestLines.place(1_010, north), within: .metres(50)).first)
            #expect(place.side == .right, "\(north) m north of the tip")
        }
    }

    @Test func whereSectorsMeetTheFirstInOrderWins() throws {
        let north = try TestLines.alignment([(0, 1_000), (0, 0)])
        let east = try TestLines.alignment([(0, 0), (1_000, 0)])
        let south = try TestLines.alignment([(-500, -800), (0, 0)])
        let place = TestLines.place(0, 0)

        let located = locate([place], LineLocator([north, east, south]))
        let turned = locate([place], LineLocator([south, north, east]))

        #expect(located.alignment == [0] && located.isAmbiguous == [false])
        #expect(abs(located.chainage[0] - 1_000) < 1e-6)
        #expect(turned.alignment == [0] && turned.isAmbiguous == [false])
        #expect(abs(turned.chainage[0] - south.length.metres) < 1e-6)
        let candidates = LineLocator([north, east, south]).candidates(near: place, within: .metres(1))
        #expect(candidates.map(\.alignment) == [0, 1, 2])
    }

    @Test func aSectorThatGoesOnAsAnotherIsNotAmbiguousAtTheirJoint() throws {
        let locator = LineLocator([
            try TestLines.alignment([(0, 0), (1_000, 0)]), try TestLines.alignment([(1_000, 0), (2_000, -1)]),
        ])

        let located = locate(
            [(999.99, -80), (1_000, -80), (1_000.05, 80), (1_010, 3)].map { TestLines.place($0, $1) }, locator)

        #expect(located.isAmbiguous == [false, false, false, false])
    }

    @Test func betweenTwoSectorsTheAnswerIsAmbiguous() throws {
        let locator = LineLocator([
            try TestLines.alignment([(0, 0), (1_000, 0)]), try TestLines.alignment([(0, 10), (1_000, 10)]),
        ])

        #expect(locate([TestLines.place(300, 5), TestLines.place(300, 4)], locator).isAmbiguous == [true, false])
    }

    /// A parallel bends by 2·10⁻⁵ at each vertex: inside the bend two feet lie centimetres apart, one place.
    @Test func aDensifiedCurveIsNotAmbiguous() throws {
        let line = LegalLine(
            segments: [
                .init(
                    rule: .parallel,
                    vertices: [
                        GeographicPoint(longitude: -91, latitude: 17.8166666667),
                        GeographicPoint(longitude: -90, latitude: 17.8166666667),
                    ])
            ], on: .grs80)
        let alignment = try line.alignment(tolerance: .metres(0.001))
        let locator = LineLocator([alignment])
        let places = alignment.vertices(ofSegment: 0).map {
            GeographicPoint(longitude: $0.point.longitude, latitude: $0.point.latitude + 0.01)
        }

        let located = locate(places, locator)

        #expect(!located.isAmbiguous.contains(true))
        #expect(locator.candidates(near: places[5], within: .metres(1_500)).count == 1)
    }

    @Test func whatIsNoPlaceOrOutOfReachIsNowhere() throws {
        let locator = LineLocator([try TestLines.alignment([(0, 0), (1_000, 0)])])
        let places = [
            GeographicPoint(longitude: .nan, latitude: 17), GeographicPoint(longitude: -90, latitude: 91),
            GeographicPoint(longitude: .infinity, latitude: 0), TestLines.place(500, 101),
            GeographicPoint(longitude: 89.5, latitude: -17), TestLines.place(500, 99),
        ]

        let located = locate(places, locator, within: 100)

        #expect(located.alignment == [-1, -1, -1, -1, -1, 0])
        #expect(located.segment == [-1, -1, -1, -1, -1, 0])
        #expect(located.chainage[..<5].allSatisfy(\.isNaN) && located.offset[..<5].allSatisfy(\.isNaN))
        #expect(locator.candidates(near: places[0], within: .metres(100)).isEmpty)
        #expect(LineLocator([]).locate(longitudes: [0], latitudes: [0], within: .metres(1)).alignment == [-1])
        #expect(LineLocator([]).candidates(near: places[3], within: .metres(100)).isEmpty)
    }

    /// Two vertices nearer than a micrometre are one that was written twice.
    @Test func aLineOfATenthOfAMicrometreIsNowhere() throws {
        let line = try TestLines.alignment([(0, 0), (1e-7, 0)])
        let other = try TestLines.alignment([(0, 0), (1_000, 0)])

        #expect(locate([TestLines.origin], LineLocator([line])).alignment == [-1])
        #expect(locate([TestLines.origin], LineLocator([line, other])).alignment == [1])
        #expect(LineComparison(line, other).greatestDistance.metres.isNaN)
    }

    @Test func anAntipodeIsLocatedToo() throws {
        let locator = LineLocator([try TestLines.alignment([(0, 0), (1_000, 0)])])

        let located = locate([GeographicPoint(longitude: 89.5, latitude: -17)], locator, within: 30_000_000)

        #expect(located.alignment == [0])
        #expect(abs(located.offset[0]) > 19_900_000)
    }

    @Test func answersDoNotDependOnTheOrderOfThePoints() throws {
        var generator = SeededGenerator(seed: 31)
        let alignments = try (0..<4).map { _ in
            try Alignment(TestLines.walk(500, step: 60, turn: 50, &generator), on: .grs80)
        }
        let locator = LineLocator(alignments)
        let places = (0..<2_000).map { _ in
            TestLines.place(
                .random(in: -2e4...2e4, using: &generator), .random(in: -2e4...2e4, using: &generator))
        }
        let order = places.indices.shuffled(using: &generator)

        let straight = locate(places, locator)
        let shuffled = locate(order.map { places[$0] }, locator)

        for (row, original) in order.enumerated() {
            #expect(shuffled.alignment[row] == straight.alignment[original])
            #expect(shuffled.chainage[row] == straight.chainage[original])
            #expect(shuffled.offset[row] == straight.offset[original])
            #expect(shuffled.isAmbiguous[row] == straight.isAmbiguous[original])
        }
    }

    @Test func finishingByGeodesicsChangesNothingToATenthOfAMillimetre() throws {
        var generator = SeededGenerator(seed: 32)
        let alignment = try Alignment(TestLines.walk(300, step: 400, turn: 10, &generator), on: .grs80)
        let locator = LineLocator([alignment])
        let places = (0..<600).map { index -> GeographicPoint in
            let base = alignment.point(at: .metres(.random(in: 0...alignment.length.metres, using: &generator)))
            return TestLines.ellipsoid.direct(
                from: base ?? TestLines.origin, azimuth: .degrees(.random(in: 0..<360, using: &generator)),
                length: .metres([1, 100, 2_000, 24_900][index % 4])
            ).point
        }

        let fast = locate(places, locator)
        let exact = locator.locate(
            longitudes: places.map(\.longitude), latitudes: places.map(\.latitude), within: .kilometres(100),
            exact: true)

        for row in places.indices {
            #expect(abs(fast.offset[row] - exact.offset[row]) <= 0.000_1)
            #expect(abs(fast.chainage[row] - exact.chainage[row]) <= 0.000_1)
        }
    }

    /// Setting off at a right angle and locating gives chainage and offset back, unless another part is nearer.
    @Test func locatingUndoesAnOffset() throws {
        var generator = SeededGenerator(seed: 33)
        let alignment = try Alignment(TestLines.walk(2_000, step: 50, turn: 3, &generator), on: .grs80)
        let locator = LineLocator([alignment])
        for _ in 0..<300 {
            let chainage = Double.random(in: 0...alignment.length.metres, using: &generator)
            let offset = Double.random(in: -30...30, using: &generator)
            let place = try #require(alignment.place(at: .metres(chainage)))
            let point = TestLines.ellipsoid.direct(
                from: place.point, azimuth: place.azimuth - .degrees(90), length: .metres(offset)
            ).point

            let candidates = locator.candidates(near: point, within: .metres(40))

            // A foot nearer than that may lie inside a bend: then both are candidates, or one within the blur.
            let nearest = candidates.map { abs($0.chainage.metres - chainage) }.min() ?? .infinity
            let first = try #require(candidates.first)
            #expect(abs(first.offset.metres) <= abs(offset) + 1e-6)
            #expect(nearest <= max((8 * abs(offset) * 0.01).squareRoot(), 0.001) + 0.001)
        }
    }

    @Test func candidatesComeNearestFirst() throws {
        let locator = LineLocator([try TestLines.alignment(TestLines.comb(legs: 6, length: 1_000, gap: 20))])

        let candidates = locator.candidates(near: TestLines.place(400, 3), within: .metres(120))

        #expect(candidates.map { abs($0.offset.metres).rounded() } == [3, 17, 37, 57, 77, 97])
        #expect(candidates.allSatisfy { $0.end == .abreast && $0.alignment == 0 })
        for candidate in candidates {
            let distance = TestLines.ellipsoid.distance(from: candidate.foot, to: TestLines.place(400, 3))
            #expect(abs(distance.metres - abs(candidate.offset.metres)) < 1e-6)
        }
    }

    private func locate(
        _ places: [GeographicPoint], _ locator: LineLocator, within metres: Double = 100_000
    ) -> LocatedColumns {
        locator.locate(
            longitudes: places.map(\.longitude), latitudes: places.map(\.latitude), within: .metres(metres))
    }
}
