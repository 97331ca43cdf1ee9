import Foundation
public import GeoTypes

/// The curve by which the law joins two points, and lines made of it.
public enum LegalCurve: Sendable {
    /// The shortest path: "a line drawn direct", and what joins the vertices of a surveyed line.
    case geodesic
    /// Constant latitude; where the ends differ, latitude changes evenly with longitude.
    case parallel
    /// Constant longitude; where the ends differ, longitude changes evenly with latitude.
    case meridian
    /// The plane through both ends and the vertical at the first (normal section).
    case verticalPlane
    /// Straight in a projected plane: from longitude and latitude into it, and back. `nil` where the plane has no place.
    case grid(
        forward: @Sendable (GeographicPoint) -> GridPoint?, inverse: @Sendable (GridPoint) -> GeographicPoint?)

    /// Vertices joined by this curve, with so many points between them that no geodesic leg is farther from the curve
    /// than `tolerance`. The vertices themselves are always among the points.
    public func line(through vertices: [GeographicPoint], tolerance: Length, on ellipsoid: Ellipsoid) -> GeographicLine
    {
        precondition(tolerance > .zero, "a tolerance of \(tolerance.metres) m")
        if case .geodesic = self { return GeographicLine(vertices) }
        var points = Array(vertices.prefix(1))
        for (start, end) in zip(vertices, vertices.dropFirst()) {
            let arc = Arc(curve: self, start: start, end: end, ellipsoid: ellipsoid)
            // A first division by hand, so that a curve that meets its chord in the middle isn't taken for straight.
            let pieces = 4
            var previous = (share: 0.0, point: start)
            for piece in 1...pieces {
                let share = Double(piece) / Double(pieces)
                let next = (share: share, point: piece == pieces ? end : arc.point(at: share))
                arc.append(between: previous, next, tolerance: tolerance.metres, depth: 0, to: &points)
                points.append(next.point)
                previous = next
            }
        }
        return GeographicLine(points)
    }

    /// Points of the curve from `start` to `end` so that no geodesic leg leaves it by more than the tolerance.
    private struct Arc {
        let curve: LegalCurve
        let start: GeographicPoint
        let end: GeographicPoint
        let ellipsoid: Ellipsoid

        func append(
            between first: (share: Double, point: GeographicPoint), _ last: (share: Double, point: GeographicPoint),
            tolerance: Double, depth: Int, to points: inout [GeographicPoint]
        ) {
            let share = (first.share + last.share) / 2
            let middle = point(at: share)
            // The sagitta: how far the middle of the curve lies from the geodesic between the ends.
            let chord = ellipsoid.path(from: first.point, to: last.point)
            let halfway = ellipsoid.point(from: first.point, azimuth: chord.startAzimuth, length: chord.length / 2)
            let across = ellipsoid.path(from: halfway.point, to: middle)
            let sagitta = abs(across.length.metres * sin((across.startAzimuth - halfway.azimuth).radians))
            guard sagitta > tolerance, depth < 24 else { return }
            append(between: first, (share, middle), tolerance: tolerance, depth: depth + 1, to: &points)
            points.append(middle)
            append(between: (share, middle), last, tolerance: tolerance, depth: depth + 1, to: &points)
        }

        func point(at share: Double) -> GeographicPoint {
            func between(_ from: Double, _ to: Double) -> Double { from + (to - from) * share }
            switch curve {
            case .geodesic:
                let path = ellipsoid.path(from: start, to: end)
                return ellipsoid.point(from: start, azimuth: path.startAzimuth, length: path.length * share).point
            case .parallel, .meridian:
                return GeographicPoint(
                    longitude: between(start.longitude, end.longitude), latitude: between(start.latitude, end.latitude))
            case .verticalPlane:
                return normalSectionPoint(at: share)
            case .grid(let forward, let inverse):
                guard let from = forward(start), let to = forward(end),
                    let point = inverse(
                        GridPoint(
                            easting: between(from.easting, to.easting), northing: between(from.northing, to.northing)))
                else { return share < 0.5 ? start : end }
                return point
            }
        }

        /// From the chord up along the first end's vertical to the surface.
        private func normalSectionPoint(at share: Double) -> GeographicPoint {
            let space = LocalSpace(ellipsoid)
            let (first, last) = (space.position(start), space.position(end))
            let chord = first + (last - first) * share
            let up = space.up(start)
            // |(x, y, z·a/b)| = a is a quadratic in the height above the chord.
            let a = ellipsoid.equatorialRadius
            let stretch = SIMD3(1, 1, 1 / (1 - ellipsoid.flattening))
            let (base, slope) = (chord * stretch, up * stretch)
            let (square, half) = (slope.dot(slope), base.dot(slope))
            let root = (half * half - square * (base.dot(base) - a * a)).squareRoot()
            return space.point(chord + up * ((root - half) / square))
        }
    }
}
