import Foundation
import GeoTypes
import Geodesy
import TestSupport

/// Lines for tests, drawn by metres east and north of a place on the border.
enum TestLines {
    static let origin = GeographicPoint(longitude: -90.5, latitude: 17)
    static let ellipsoid = Ellipsoid.grs80

    /// The place that many metres east and north, by direction and distance from the origin.
    static func place(_ east: Double, _ north: Double) -> GeographicPoint {
        let length = hypot(east, north)
        guard length > 0 else { return origin }
        return ellipsoid.direct(from: origin, azimuth: .radians(atan2(east, north)), length: .metres(length)).point
    }

    static func line(_ metres: [(Double, Double)]) -> GeographicLine {
        GeographicLine(metres.map { place($0.0, $0.1) })
    }

    static func alignment(_ metres: [(Double, Double)]) throws -> Alignment {
        try Alignment(line(metres), on: ellipsoid)
    }

    /// Steps of random length whose direction drifts, about `step` metres each.
    static func walk(_ count: Int, step: Double, turn: Double, _ generator: inout SeededGenerator) -> GeographicLine {
        var points = [place(.random(in: -1e4...1e4, using: &generator), .random(in: -1e4...1e4, using: &generator))]
        var heading = Double.random(in: 0..<360, using: &generator)
        while points.count < count {
            heading += .random(in: -turn...turn, using: &generator)
            let length = Length.metres(step * .random(in: 0.1...2, using: &generator))
            points.append(
                ellipsoid.direct(from: points[points.count - 1], azimuth: .degrees(heading), length: length).point)
        }
        return GeographicLine(points)
    }

    /// Legs `gap` metres apart that run to and fro.
    static func comb(legs: Int, length: Double, gap: Double) -> [(Double, Double)] {
        (0..<legs).flatMap { leg -> [(Double, Double)] in
            let north = Double(leg) * gap
            return leg.isMultiple(of: 2) ? [(0, north), (length, north)] : [(length, north), (0, north)]
        }
    }

    /// An Archimedean spiral with `pitch` metres between its turns.
    static func spiral(_ count: Int, turns: Double, pitch: Double) -> [(Double, Double)] {
        (0..<count).map { index in
            let angle = Double(index) / Double(count - 1) * turns * 2 * .pi
            let radius = 1 + pitch * angle / (2 * .pi)
            return (radius * cos(angle), radius * sin(angle))
        }
    }

    /// Every vertex several times.
    static func repeated(_ line: GeographicLine, _ times: Int) -> GeographicLine {
        GeographicLine(line.points.flatMap { Array(repeating: $0, count: times) })
    }
}
