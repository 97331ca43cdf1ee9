import Foundation
import GeoTypes
import Planar
import TestSupport
import Testing

struct StripTests {
    @Test(arguments: [(3.0, 3.0, 600.0), (5, 1, 600), (0, 2, 200), (2.5, 0, 250)])
    func straightLineGivesARectangleWithSquareEnds(left: Double, right: Double, expected: Double) throws {
        var plane = try PlanarContext()

        let strip = try plane.strip(along: columns([(0, 0), (100, 0)]), left: .metres(left), right: .metres(right))

        #expect(strip.count == 1 && strip[0].count == 1)
        #expect(abs(area(strip[0]) - expected) < 1e-9)
        #expect(strip[0][0].x.min() == 0 && strip[0][0].x.max() == 100)
        // Left of a line to the east is north.
        #expect(strip[0][0].y.max() == left && strip[0][0].y.min() == -right)
    }

    /// Two rectangles of 100 m by 6 m, less the square of 3 m that they share, and outside the corner eight triangles of
    /// 11.25° between radii of 3 m: 600 + 600 − 9 + 8 · 9/2 · sin 11.25°.
    @Test func rightAngleIsRoundedOutsideAndSharpInside() throws {
        var plane = try PlanarContext()

        let strip = try plane.strip(
            along: columns([(0, 0), (100, 0), (100, 100)]), left: .metres(3), right: .metres(3))

        #expect(strip.count == 1)
        #expect(abs(area(strip[0]) - 1198.023_252) < 1e-5)
    }

    @Test func bothSidesLieWhereTheirWidthsSay() throws {
        var plane = try PlanarContext()
        var generator = SeededGenerator(seed: 448)
        for _ in 0..<20 {
            var azimuth = 0.0
            var points = [(0.0, 0.0)]
            for _ in 0..<30 {
                azimuth += .random(in: -0.5...0.5, using: &generator)
                points.append(
                    (points[points.count - 1].0 + 80 * cos(azimuth), points[points.count - 1].1 + 80 * sin(azimuth)))
                azimuth *= 0.5
            }

            let strip = try plane.strip(along: columns(points), left: .metres(6), right: .metres(2))

            #expect(strip.count == 1)
            for index in 1..<points.count {
                let (a, b) = (points[index - 1], points[index])
                let (dx, dy) = ((b.0 - a.0) / 80, (b.1 - a.1) / 80)
                let (x, y) = ((a.0 + b.0) / 2, (a.1 + b.1) / 2)
                for (offset, isInside) in [(5.99, true), (0.01, true), (-1.99, true), (6.01, false), (-2.01, false)] {
                    #expect(contains(strip[0], x: x - offset * dy, y: y + offset * dx) == isInside)
                }
            }
        }
    }

    @Test func loopLeavesAHole() throws {
        var plane = try PlanarContext()

        let strip = try plane.strip(
            along: columns([(0, 0), (100, 0), (100, 100), (0, 100), (0, -50)]), left: .metres(3), right: .metres(3))

        #expect(strip.count == 1 && strip[0].count == 2)
    }

    @Test func nothingGivesNoPolygon() throws {
        var plane = try PlanarContext()

        #expect(try plane.strip(along: CoordinateColumns(), left: .metres(3), right: .metres(3)).isEmpty)
        #expect(try plane.strip(along: columns([(1, 1), (1, 1)]), left: .metres(3), right: .metres(3)).isEmpty)
        #expect(try plane.strip(along: columns([(0, 0), (9, 9)]), left: .zero, right: .zero).isEmpty)
    }
}
