import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The ellipsoid as a bridge between longitude, latitude, height and geocentric X, Y, Z (metres).
struct GeocentricFrame {
    /// Semi-major axis, metres.
    let semiMajor: Double
    /// First eccentricity, squared.
    let squaredEccentricity: Double

    init(_ ellipsoid: ReferenceSystem.EllipsoidParameters) {
        let flattening = 1 / ellipsoid.inverseFlattening
        semiMajor = ellipsoid.semiMajorMetres
        squaredEccentricity = flattening * (2 - flattening)
    }

    func position(_ point: GeographicPoint, height: Double) -> SIMD3<Double> {
        let axes = LocalAxes(at: point)
        let normal = semiMajor / (1 - squaredEccentricity * axes.sinLatitude * axes.sinLatitude).squareRoot()
        let fromAxis = (normal + height) * axes.cosLatitude
        return SIMD3(
            fromAxis * axes.cosLongitude, fromAxis * axes.sinLongitude,
            (normal * (1 - squaredEccentricity) + height) * axes.sinLatitude)
    }

    /// Fixed-point iteration on the latitude's tangent; from −10 km to 10 km of height three rounds reach 1e-15 rad,
    /// and it stops by itself.
    func geographic(_ position: SIMD3<Double>) -> (point: GeographicPoint, height: Double) {
        let fromAxis = (position.x * position.x + position.y * position.y).squareRoot()
        let longitude = atan2(position.y, position.x)
        var latitude = atan2(position.z, fromAxis * (1 - squaredEccentricity))
        var height = 0.0
        for _ in 0..<10 {
            let (sine, cosine) = (sin(latitude), cos(latitude))
            let normal = semiMajor / (1 - squaredEccentricity * sine * sine).squareRoot()
            // This form of the height has no weak spot at the poles or the equator.
            height = fromAxis * cosine + position.z * sine - semiMajor * semiMajor / normal
            let next = atan2(position.z * (normal + height), fromAxis * (normal * (1 - squaredEccentricity) + height))
            let change = abs(next - latitude)
            latitude = next
            if change < 1e-15 { break }
        }
        let point = GeographicPoint(longitude: longitude * 180 / .pi, latitude: latitude * 180 / .pi)
        return (point, height)
    }
}

/// East, north and up at a place, as geocentric directions.
struct LocalAxes {
    let sinLongitude: Double
    let cosLongitude: Double
    let sinLatitude: Double
    let cosLatitude: Double

    init(at point: GeographicPoint) {
        let (longitude, latitude) = (point.longitude * .pi / 180, point.latitude * .pi / 180)
        sinLongitude = sin(longitude)
        cosLongitude = cos(longitude)
        sinLatitude = sin(latitude)
        cosLatitude = cos(latitude)
    }

    var east: SIMD3<Double> { SIMD3(-sinLongitude, cosLongitude, 0) }
    var north: SIMD3<Double> { SIMD3(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude) }
    var up: SIMD3<Double> { SIMD3(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude) }

    /// Geocentric components of a local vector (east, north, up).
    func geocentric(_ local: SIMD3<Double>) -> SIMD3<Double> { east * local.x + north * local.y + up * local.z }
}
