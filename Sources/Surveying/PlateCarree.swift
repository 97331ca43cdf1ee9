import GeoTypes
import Geodesy

/// Geodesics for readers that draw straight lines in longitude and latitude, as GeoJSON's do.
enum PlateCarree {
    /// The line with points added until the straight line between each two lies within `tolerance` of the geodesic.
    static func densified(_ line: GeographicLine, tolerance: Length, on ellipsoid: Ellipsoid) -> GeographicLine {
        var points = Array(line.points.prefix(1))
        for (start, end) in zip(line.points, line.points.dropFirst()) {
            append(from: start, to: end, tolerance: tolerance.metres, on: ellipsoid, depth: 0, to: &points)
            points.append(end)
        }
        return GeographicLine(points)
    }

    private static func append(
        from start: GeographicPoint, to end: GeographicPoint, tolerance: Double, on ellipsoid: Ellipsoid, depth: Int,
        to points: inout [GeographicPoint]
    ) {
        let arc = ellipsoid.inverse(from: start, to: end)
        let middle = ellipsoid.direct(from: start, azimuth: arc.startAzimuth, length: arc.length / 2).point
        let straight = GeographicPoint(
            longitude: (start.longitude + end.longitude) / 2, latitude: (start.latitude + end.latitude) / 2)
        guard ellipsoid.distance(from: middle, to: straight).metres > tolerance, depth < 24 else { return }
        append(from: start, to: middle, tolerance: tolerance, on: ellipsoid, depth: depth + 1, to: &points)
        points.append(middle)
        append(from: middle, to: end, tolerance: tolerance, on: ellipsoid, depth: depth + 1, to: &points)
    }
}
