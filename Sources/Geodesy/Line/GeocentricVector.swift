import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A place or direction in geocentric metres.
struct GeocentricVector {
    var x: Double
    var y: Double
    var z: Double

    @inline(__always)
    static func + (left: Self, right: Self) -> Self {
        Self(x: left.x + right.x, y: left.y + right.y, z: left.z + right.z)
    }

    @inline(__always)
    static func - (left: Self, right: Self) -> Self {
        Self(x: left.x - right.x, y: left.y - right.y, z: left.z - right.z)
    }

    @inline(__always)
    static func * (vector: Self, factor: Double) -> Self {
        Self(x: vector.x * factor, y: vector.y * factor, z: vector.z * factor)
    }

    @inline(__always)
    func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }

    @inline(__always)
    func cross(_ other: Self) -> Self {
        Self(x: y * other.z - z * other.y, y: z * other.x - x * other.z, z: x * other.y - y * other.x)
    }

    @inline(__always)
    var squaredLength: Double { dot(self) }

    var length: Double { squaredLength.squareRoot() }
    var normalised: Self { self * (1 / length) }
}

/// A place on the surface with what the ellipsoid does there.
struct SurfacePoint {
    var position: GeocentricVector
    /// Unit, outwards.
    var normal: GeocentricVector
    /// N, metres.
    var transverseRadius: Double
}

extension Ellipsoid {
    @inline(__always)
    func surface(longitude: Double, latitude: Double) -> SurfacePoint {
        let radians = Double.pi / 180
        let sineLatitude = sin(latitude * radians)
        let cosineLatitude = cos(latitude * radians)
        let normal = GeocentricVector(
            x: cosineLatitude * cos(longitude * radians), y: cosineLatitude * sin(longitude * radians),
            z: sineLatitude)
        let radius = transverseRadius(sineOfLatitude: sineLatitude)
        let position = GeocentricVector(
            x: radius * normal.x, y: radius * normal.y, z: radius * (1 - eccentricitySquared) * sineLatitude)
        return SurfacePoint(position: position, normal: normal, transverseRadius: radius)
    }

    func surface(_ point: GeographicPoint) -> SurfacePoint {
        surface(longitude: point.longitude, latitude: point.latitude)
    }

    /// Longitude and latitude of a place that lies on the surface.
    func geographic(_ position: GeocentricVector) -> GeographicPoint {
        let axis = (position.x * position.x + position.y * position.y).squareRoot()
        return GeographicPoint(
            longitude: atan2(position.y, position.x) * 180 / .pi,
            latitude: atan2(position.z, axis * (1 - eccentricitySquared)) * 180 / .pi)
    }
}
