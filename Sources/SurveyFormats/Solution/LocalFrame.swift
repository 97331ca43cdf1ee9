import Foundation

/// East, north and up at a place, against geocentric axes, on WGS 84.
struct LocalFrame {
    private let sinLongitude: Double
    private let cosLongitude: Double
    private let sinLatitude: Double
    private let cosLatitude: Double
    /// Geocentric metres.
    let origin: (x: Double, y: Double, z: Double)

    private static let semiMajorAxis = 6_378_137.0
    private static let flattening = 1 / 298.257223563
    private static let eccentricitySquared = flattening * (2 - flattening)

    /// Longitude and latitude in degrees, ellipsoidal height in metres.
    init(longitude: Double, latitude: Double, height: Double) {
        sinLongitude = sin(longitude * .pi / 180)
        cosLongitude = cos(longitude * .pi / 180)
        sinLatitude = sin(latitude * .pi / 180)
        cosLatitude = cos(latitude * .pi / 180)
        let radius =
            LocalFrame.semiMajorAxis / (1 - LocalFrame.eccentricitySquared * sinLatitude * sinLatitude).squareRoot()
        origin = (
            (radius + height) * cosLatitude * cosLongitude, (radius + height) * cosLatitude * sinLongitude,
            (radius * (1 - LocalFrame.eccentricitySquared) + height) * sinLatitude
        )
    }

    /// The frame at a geocentric place. Its latitude is Bowring's (1976), good to 10⁻¹¹ rad near the ground: directions
    /// need far less.
    init(x: Double, y: Double, z: Double) {
        let distance = (x * x + y * y).squareRoot()
        let semiMinorAxis = LocalFrame.semiMajorAxis * (1 - LocalFrame.flattening)
        let second = LocalFrame.eccentricitySquared / (1 - LocalFrame.eccentricitySquared)
        let reduced = atan2(z * LocalFrame.semiMajorAxis, distance * semiMinorAxis)
        let latitude = atan2(
            z + second * semiMinorAxis * pow(sin(reduced), 3),
            distance - LocalFrame.eccentricitySquared * LocalFrame.semiMajorAxis * pow(cos(reduced), 3))
        let longitude = atan2(y, x)
        sinLongitude = sin(longitude)
        cosLongitude = cos(longitude)
        sinLatitude = sin(latitude)
        cosLatitude = cos(latitude)
        origin = (x, y, z)
    }

    /// The geocentric place that lies so many metres east, north and up of the origin.
    func place(east: Double, north: Double, up: Double) -> (x: Double, y: Double, z: Double) {
        (
            origin.x - sinLongitude * east - sinLatitude * cosLongitude * north + cosLatitude * cosLongitude * up,
            origin.y + cosLongitude * east - sinLatitude * sinLongitude * north + cosLatitude * sinLongitude * up,
            origin.z + cosLatitude * north + sinLatitude * up
        )
    }

    /// A geocentric covariance matrix, square metres, turned to east, north, up: R C Rᵀ.
    func local(_ covariance: Covariance) -> Covariance {
        let east = (-sinLongitude, cosLongitude, 0.0)
        let north = (-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude)
        let up = (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude)
        return Covariance(
            xx: covariance.form(east, east), yy: covariance.form(north, north), zz: covariance.form(up, up),
            xy: covariance.form(east, north), xz: covariance.form(east, up), yz: covariance.form(north, up))
    }
}

/// A symmetric covariance matrix of three coordinates, square metres.
struct Covariance {
    var xx, yy, zz, xy, xz, yz: Double

    /// aᵀ C b.
    func form(_ a: (Double, Double, Double), _ b: (Double, Double, Double)) -> Double {
        let x = xx * b.0 + xy * b.1 + xz * b.2
        let y = xy * b.0 + yy * b.1 + yz * b.2
        let z = xz * b.0 + yz * b.1 + zz * b.2
        return a.0 * x + a.1 * y + a.2 * z
    }
}
