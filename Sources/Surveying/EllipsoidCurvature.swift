import Foundation
import GeoTypes

/// The radii of curvature of an ellipsoid: degrees into metres around a point.
struct EllipsoidCurvature: Sendable {
    private let equatorialRadius: Double
    private let squaredEccentricity: Double

    /// An inverse flattening of 0 is a sphere.
    init(equatorialRadius: Double, inverseFlattening: Double) {
        self.equatorialRadius = equatorialRadius
        let flattening = inverseFlattening == 0 ? 0 : 1 / inverseFlattening
        squaredEccentricity = flattening * (2 - flattening)
    }

    func cosine(_ latitude: Double) -> Double { cos(latitude * .pi / 180) }

    /// Metres eastwards and northwards, by the radii in the prime vertical and in the meridian at the middle latitude.
    func metres(from start: GeographicPoint, to end: GeographicPoint) -> (east: Double, north: Double) {
        let latitude = (start.latitude + end.latitude) / 2 * .pi / 180
        let sine = sin(latitude)
        let root = 1 - squaredEccentricity * sine * sine
        let primeVertical = equatorialRadius / root.squareRoot()
        let meridian = primeVertical * (1 - squaredEccentricity) / root
        return (
            (end.longitude - start.longitude) * .pi / 180 * primeVertical * cos(latitude),
            (end.latitude - start.latitude) * .pi / 180 * meridian
        )
    }

    /// The way back: the point for which ``metres(from:to:)`` gives these.
    func point(from start: GeographicPoint, east: Double, north: Double) -> GeographicPoint {
        var end = start
        // The radii belong to the middle latitude, which depends on the end; each round gains six digits.
        for _ in 0..<3 {
            let reached = metres(from: start, to: end)
            let probe = GeographicPoint(longitude: end.longitude + 1e-6, latitude: end.latitude + 1e-6)
            let step = metres(from: start, to: probe)
            end.longitude += (east - reached.east) / (step.east - reached.east) * 1e-6
            end.latitude += (north - reached.north) / (step.north - reached.north) * 1e-6
        }
        return end
    }
}
