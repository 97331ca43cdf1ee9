import Foundation
import GeoTypes
import Geodesy

/// The nearest places of a line by looking at every edge and halving it where the distance has its least: slow, and
/// with nothing in common with the locator but the ellipsoid.
struct BruteForceLocator {
    struct Foot {
        var chainage: Double
        var distance: Double
        /// Left positive, where the foot is inside an edge.
        var isLeft: Bool?
    }

    private let ellipsoid: Ellipsoid
    private let points: [GeographicPoint]
    private let arcs: [GeodesicArc]
    private let starts: [Double]

    init(_ line: GeographicLine, on ellipsoid: Ellipsoid) {
        self.ellipsoid = ellipsoid
        points = line.points
        arcs = zip(points, points.dropFirst()).map { ellipsoid.inverse(from: $0, to: $1) }
        starts = arcs.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1.length.metres) }
    }

    /// The feet on all edges that are no more than `margin` metres farther than the nearest; nearest first.
    func feet(of point: GeographicPoint, margin: Double) -> [Foot] {
        let distances = points.map { ellipsoid.distance(from: $0, to: point).metres }
        let nearestVertex = distances.min() ?? .infinity
        var feet: [Foot] = []
        for (index, arc) in arcs.enumerated() {
            // A place of the edge is no nearer than its ends allow.
            let reach = (distances[index] + distances[index + 1] - arc.length.metres) / 2
            guard reach <= nearestVertex + margin else { continue }
            feet.append(foot(of: point, edge: index))
        }
        feet.sort { $0.distance < $1.distance }
        let most = (feet.first?.distance ?? 0) + margin
        return feet.filter { $0.distance <= most }
    }

    private func foot(of point: GeographicPoint, edge: Int) -> Foot {
        let length = arcs[edge].length.metres
        var low = 0.0
        var high = length
        for _ in 0..<48 {
            let middle = (low + high) / 2
            if cos(bearing(of: point, edge: edge, along: middle).angle) > 0 { low = middle } else { high = middle }
        }
        let along = (low + high) / 2
        let last = bearing(of: point, edge: edge, along: along)
        let isInside = along > 1e-3 && along < length - 1e-3 && last.distance > 1e-3
        return Foot(
            chainage: starts[edge] + along, distance: last.distance, isLeft: isInside ? sin(last.angle) < 0 : nil)
    }

    /// Direction to the point against the direction of the line, radians clockwise, and distance.
    private func bearing(
        of point: GeographicPoint, edge: Int, along: Double
    ) -> (angle: Double, distance: Double) {
        let place = ellipsoid.direct(
            from: points[edge], azimuth: arcs[edge].startAzimuth, length: .metres(along))
        let arc = ellipsoid.inverse(from: place.point, to: point)
        return (arc.startAzimuth.radians - place.azimuth.radians, arc.length.metres)
    }
}
