import Foundation
import GeoTypes

/// Points of an ellipsoid's surface in geocentric metres, where directions and distances over a few kilometres are plain
/// vectors.
struct LocalSpace: Sendable {
    private let equatorialRadius: Double
    private let squaredEccentricity: Double

    init(_ ellipsoid: Ellipsoid) {
        equatorialRadius = ellipsoid.equatorialRadius
        squaredEccentricity = ellipsoid.squaredEccentricity
    }

    func position(longitude: Double, latitude: Double) -> SIMD3<Double> {
        let (sinLatitude, cosLatitude) = (sin(latitude * .pi / 180), cos(latitude * .pi / 180))
        let (sinLongitude, cosLongitude) = (sin(longitude * .pi / 180), cos(longitude * .pi / 180))
        let normal = equatorialRadius / (1 - squaredEccentricity * sinLatitude * sinLatitude).squareRoot()
        return SIMD3(
            normal * cosLatitude * cosLongitude, normal * cosLatitude * sinLongitude,
            normal * (1 - squaredEccentricity) * sinLatitude)
    }

    func position(_ point: GeographicPoint) -> SIMD3<Double> {
        position(longitude: point.longitude, latitude: point.latitude)
    }

    /// The longitude and latitude of a place on the surface.
    func point(_ position: SIMD3<Double>) -> GeographicPoint {
        let fromAxis = (position.x * position.x + position.y * position.y).squareRoot()
        return GeographicPoint(
            longitude: atan2(position.y, position.x) * 180 / .pi,
            latitude: atan2(position.z, (1 - squaredEccentricity) * fromAxis) * 180 / .pi)
    }

    /// The outward normal of the surface.
    func up(_ point: GeographicPoint) -> SIMD3<Double> {
        let (latitude, longitude) = (point.latitude * .pi / 180, point.longitude * .pi / 180)
        return SIMD3(cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
    }
}

extension SIMD3<Double> {
    func dot(_ other: Self) -> Double { (self * other).sum() }

    func cross(_ other: Self) -> Self {
        SIMD3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
    }

    var length: Double { dot(self).squareRoot() }
    var unit: Self { self / length }
}
