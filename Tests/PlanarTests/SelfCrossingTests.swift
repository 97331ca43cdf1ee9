import GeoTypes
import Planar
import TestSupport
import Testing

struct SelfCrossingTests {
    @Test(arguments: knownLines)
    func tellsWhereALineMeetsItself(line: [(Double, Double)], places: [(Double, Double)]) throws {
        var plane = try PlanarContext()

        let found = try plane.selfCrossings(of: columns(line))

        #expect(found == places.map { PlanePoint(x: $0.0, y: $0.1) })
    }

    /// Against every pair of segments, one by one.
    @Test func findsTheCrossingsOfEveryPairOfSegments() throws {
        var plane = try PlanarContext()
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let line = columns(
                (0..<12).map { _ in (.random(in: 0...100, using: &generator), .random(in: 0...100, using: &generator)) }
            )
            var expected: [PlanePoint] = []
            for i in 1..<line.count {
                for j in (i + 2)..<max(line.count, i + 2) {
                    if let place = crossing(line, i, j) { expected.append(place) }
                }
            }
            expected.sort { ($0.x, $0.y) < ($1.x, $1.y) }

            let found = try plane.selfCrossings(of: line)

            #expect(found.count == expected.count)
            for (a, b) in zip(found, expected) { #expect(abs(a.x - b.x) < 1e-9 && abs(a.y - b.y) < 1e-9) }
        }
    }

    /// Where the segments that end in two vertices cross, by Cramer's rule.
    private func crossing(_ line: CoordinateColumns, _ i: Int, _ j: Int) -> PlanePoint? {
        let (ax, ay) = (line.x[i - 1], line.y[i - 1])
        let (bx, by) = (line.x[i] - ax, line.y[i] - ay)
        let (cx, cy) = (line.x[j - 1], line.y[j - 1])
        let (dx, dy) = (line.x[j] - cx, line.y[j] - cy)
        let determinant = bx * dy - by * dx
        let s = ((cx - ax) * dy - (cy - ay) * dx) / determinant
        let t = ((cx - ax) * by - (cy - ay) * bx) / determinant
        guard (0...1).contains(s), (0...1).contains(t) else { return nil }
        return PlanePoint(x: ax + s * bx, y: ay + s * by)
    }
}

typealias KnownLine = (line: [(Double, Double)], places: [(Double, Double)])

private let knownLines: [KnownLine] = [
    touching, turning, eight,
    ([(0, 0), (2, 2), (2, 0), (0, 2)], [(1, 1)]),
    // Closed, without a crossing and with one.
    ([(0, 0), (4, 0), (4, 4), (0, 0)], []),
    ([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)], [(1, 1)]),
    // Plain, repeated, empty.
    ([(0, 0), (1, 0), (1, 1)], []), ([(3, 3), (3, 3), (3, 3)], []), ([], []),
]

/// Touches its own middle with its end.
private let touching: KnownLine = ([(0, 0), (4, 0), (4, 2), (2, 2), (2, 0)], [(2, 0)])
/// Turns back on itself: from where it leaves to the tip.
private let turning: KnownLine = ([(0, 0), (10, 0), (5, 0), (5, 5)], [(5, 0), (10, 0)])
/// Goes twice through one of its vertices.
private let eight: KnownLine = ([(0, 0), (1, 1), (2, 2), (2, 0), (1, 1), (0, 2)], [(1, 1)])
