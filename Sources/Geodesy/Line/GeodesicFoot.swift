import CPROJ
import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The place of a geodesic that is nearest to a point, on the ellipsoid.
struct GeodesicFoot {
    /// Metres from the geodesic's start.
    var along: Double
    /// Metres, left positive; at an end of the geodesic the distance to it, with the sign of the side.
    var offset: Double
    var point: GeographicPoint
}

/// A geodesic between two ends, prepared for questions.
struct PreparedGeodesic {
    private var line: geod_geodesicline
    private let ellipsoid: Ellipsoid
    let length: Double

    init(_ ellipsoid: Ellipsoid, from start: GeographicPoint, to end: GeographicPoint) {
        self.ellipsoid = ellipsoid
        var line = geod_geodesicline()
        withUnsafePointer(to: ellipsoid.constants.value) {
            geod_inverseline(&line, $0, start.latitude, start.longitude, end.latitude, end.longitude, 0)
        }
        self.line = line
        length = line.s13
    }

    init(_ ellipsoid: Ellipsoid, from start: GeographicPoint, azimuth: Double, length: Double) {
        self.ellipsoid = ellipsoid
        self.length = length
        var line = geod_geodesicline()
        withUnsafePointer(to: ellipsoid.constants.value) {
            geod_lineinit(&line, $0, start.latitude, start.longitude, azimuth, 0)
        }
        self.line = line
    }

    /// The place that many metres from the start, and the azimuth there in degrees.
    func position(_ along: Double) -> (point: GeographicPoint, azimuth: Double) {
        var longitude = 0.0
        var latitude = 0.0
        var azimuth = 0.0
        withUnsafePointer(to: line) { geod_position($0, along, &latitude, &longitude, &azimuth) }
        return (GeographicPoint(longitude: longitude, latitude: latitude), azimuth)
    }

    /// The nearest place, searched from `guess` metres: Newton's steps along the geodesic by the component of the
    /// point's direction, as on a sphere; they converge in one or two when the guess is near.
    func foot(of point: GeographicPoint, from guess: Double) -> GeodesicFoot {
        let radius = ellipsoid.equatorialRadius.metres
        var along = min(max(guess, 0), length)
        var best = GeodesicFoot(along: along, offset: .infinity, point: point)
        for _ in 0..<20 {
            let place = position(along)
            let arc = ellipsoid.inverse(from: place.point, to: point)
            let bearing = (arc.startAzimuth.degrees - place.azimuth) * .pi / 180
            let distance = arc.length.metres
            best = GeodesicFoot(along: along, offset: sin(bearing) > 0 ? -distance : distance, point: place.point)
            let step = radius * atan2(sin(distance / radius) * cos(bearing), cos(distance / radius))
            let next = min(max(along + step, 0), length)
            // A tenth of a micrometre; what is left changes the offset by its square.
            if abs(next - along) < 1e-7 { break }
            along = next
        }
        return best
    }
}
