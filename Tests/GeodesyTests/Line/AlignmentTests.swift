import GeoTypes
import Geodesy
import TestSupport
import Testing

struct AlignmentTests {
    /// 1,000 km of line: chainage → position → chainage to a tenth of a millimetre (asked: 1 mm).
    @Test func chainageAndPositionGoThereAndBack() throws {
        var generator = SeededGenerator(seed: 41)
        let alignment = try Alignment(TestLines.walk(5_000, step: 200, turn: 2, &generator), on: .grs80)
        let locator = LineLocator([alignment])
        #expect(alignment.length > .kilometres(900))
        let chainages = (0..<2_000).map { _ in Double.random(in: 0...alignment.length.metres, using: &generator) }
        let places = try chainages.map { try #require(alignment.point(at: .metres($0))) }

        let located = locator.locate(
            longitudes: places.map(\.longitude), latitudes: places.map(\.latitude), within: .metres(1))

        for (row, chainage) in chainages.enumerated() {
            #expect(abs(located.offset[row]) <= 0.000_1)
            // The line may pass the place again: then that is a candidate too.
            let all = locator.candidates(near: places[row], within: .metres(0.001))
            #expect(all.contains { abs($0.chainage.metres - chainage) <= 0.000_1 })
        }
    }

    /// The chainage of a vertex is the sum of the geodesics before it, by the ellipsoid's own sum.
    @Test func chainageIsTheSumOfTheGeodesics() throws {
        var generator = SeededGenerator(seed: 42)
        let first = TestLines.walk(300, step: 100, turn: 20, &generator)
        let second = GeographicLine([first.points[299], TestLines.place(40_000, 40_000)])

        let alignment = try Alignment(segments: [first, second], on: .grs80)

        let lengths = [first, second].map { Ellipsoid.grs80.length(of: $0).metres }
        #expect(abs(alignment.length.metres - lengths[0] - lengths[1]) <= 1e-6)
        #expect(abs(alignment.chainages(ofSegment: 1).lowerBound.metres - lengths[0]) <= 1e-6)
        #expect(alignment.chainages(ofSegment: 0).lowerBound == .origin)
        #expect(alignment.vertices(ofSegment: 0).map(\.point) == first.points)
        #expect(alignment.segmentCount == 2 && alignment.vertexCount == 302)
    }

    @Test func endsAndJointsBelongToTheLine() throws {
        let segments = [
            TestLines.line([(0, 0), (0, 1_000)]), TestLines.line([(0, 1_000), (0, 1_000), (1_000, 1_000)]),
        ]
        let alignment = try Alignment(segments: segments, on: .grs80)

        let start = try #require(alignment.place(at: .origin))
        let joint = try #require(alignment.place(at: alignment.chainages(ofSegment: 1).lowerBound))
        let end = try #require(alignment.place(at: Chainage(fromOrigin: alignment.length)))

        #expect(start.point == segments[0].points[0] && start.segment == 0)
        #expect(joint.segment == 1)
        #expect(abs(joint.azimuth.degrees - 90) < 0.1)
        #expect(end.segment == 1)
        #expect(Ellipsoid.grs80.distance(from: end.point, to: segments[1].points[2]).metres < 1e-6)
        #expect(alignment.place(at: .metres(-0.001)) == nil)
        #expect(alignment.place(at: .metres(alignment.length.metres + 0.001)) == nil)
        #expect(alignment.place(at: .metres(.nan)) == nil)
    }

    @Test func aStretchHasTheLengthBetweenItsChainages() throws {
        var generator = SeededGenerator(seed: 43)
        let alignment = try Alignment(TestLines.walk(500, step: 80, turn: 30, &generator), on: .grs80)
        for _ in 0..<200 {
            let ends = (0..<2).map { _ in Double.random(in: 0...alignment.length.metres, using: &generator) }.sorted()

            let stretch = try #require(alignment.stretch(from: .metres(ends[0]), to: .metres(ends[1])))

            #expect(abs(Ellipsoid.grs80.length(of: stretch).metres - (ends[1] - ends[0])) <= 1e-6)
        }
        #expect(alignment.stretch(from: .metres(10), to: .metres(10)) == nil)
        #expect(alignment.stretch(from: .metres(-1), to: .metres(10)) == nil)
    }

    @Test func gapsAreListedWithSizeAndPlace() throws {
        let segments = [
            TestLines.line([(0, 0), (1_000, 0)]), TestLines.line([(1_000, 0), (2_000, 0)]),
            TestLines.line([(2_000, 3), (3_000, 3)]), TestLines.line([(3_000, 3.0005), (4_000, 0)]),
        ]

        let gaps = Ellipsoid.grs80.gaps(between: segments, above: .metres(0.001))

        #expect(gaps.map(\.segment) == [2])
        #expect(abs(gaps[0].size.metres - 3) < 1e-4)
        #expect(gaps[0].end == segments[1].points[1] && gaps[0].start == segments[2].points[0])
        #expect(throws: LineError.gap(gaps[0])) { try Alignment(segments: segments, on: .grs80) }
        let joined = try Alignment(segments: segments, on: .grs80, joint: .metres(5))
        let sum = segments.reduce(0) { $0 + Ellipsoid.grs80.length(of: $1).metres }
        #expect(abs(joined.length.metres - sum) <= 1e-6)
    }

    @Test func aLineWithoutLengthIsRefused() {
        let place = TestLines.origin

        #expect(throws: LineError.noLength) { try Alignment(GeographicLine([place, place]), on: .grs80) }
        #expect(throws: LineError.noSegments) { try Alignment(segments: [], on: .grs80) }
        #expect(throws: LineError.tooFewVertices(segment: 0, count: 0)) {
            try Alignment(GeographicLine([]), on: .grs80)
        }
    }
}
