import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns longitudes and latitudes into geocentric places on the surface, cheaply when successive points are near each
/// other: sines and cosines are carried from the nearest half degree, whose own are kept.
///
/// The half degree depends on the angle alone, so that a place doesn't depend on the points before it; it is as exact as
/// with the library's functions, to about a nanometre.
struct SurfacePlacer {
    private let equatorialRadius: Double
    private let eccentricitySquared: Double
    private var longitude = KeptAngle()
    private var latitude = KeptAngle()

    init(_ ellipsoid: Ellipsoid) {
        equatorialRadius = ellipsoid.equatorialRadius.metres
        eccentricitySquared = ellipsoid.eccentricitySquared
    }

    @inline(__always)
    mutating func place(longitude: Double, latitude: Double) -> GeocentricVector {
        let meridian = self.longitude.turn(longitude)
        let height = self.latitude.turn(latitude)
        let radius =
            equatorialRadius / (1 - eccentricitySquared * height.sine * height.sine).squareRoot()
        let axis = radius * height.cosine
        return GeocentricVector(
            x: axis * meridian.cosine, y: axis * meridian.sine,
            z: radius * (1 - eccentricitySquared) * height.sine)
    }
}

/// The half degree nearest to the last angle, with its sine and cosine.
private struct KeptAngle {
    private var halves = Double.infinity
    private var sine = 0.0
    private var cosine = 0.0

    @inline(__always)
    mutating func turn(_ degrees: Double) -> (sine: Double, cosine: Double) {
        let nearest = (degrees * 2).rounded()
        if nearest != halves { keep(nearest) }
        // At most a quarter of a degree: the next terms of the series are below 10⁻¹⁷.
        let rest = (degrees - nearest / 2) * (.pi / 180)
        let square = rest * rest
        let restSine = rest * (1 - square / 6 * (1 - square / 20))
        let restCosine = 1 - square / 2 * (1 - square / 12)
        return (sine * restCosine + cosine * restSine, cosine * restCosine - sine * restSine)
    }

    private mutating func keep(_ nearest: Double) {
        halves = nearest
        sine = sin(nearest / 2 * .pi / 180)
        cosine = cos(nearest / 2 * .pi / 180)
    }
}
