import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A geodesic of at most a kilometre, as a circular arc in a vertical plane, in geocentric metres.
///
/// Within a kilometre the arc leaves the geodesic by less than 10 nm. A point's foot is where the plane across the arc
/// through the point cuts it: for a point 15 km away that is the geodesic's foot to better than a tenth of a millimetre.
/// What is left is the bend of the geodesic across, e² d³ / 6R², 0.4 mm at 25 km.
struct LineEdge {
    /// Middle of the chord.
    var middle: GeocentricVector
    /// Unit, along the chord.
    var along: GeocentricVector
    /// Unit, outwards in the middle, across the chord.
    var up: GeocentricVector
    /// Half the chord.
    var half: Double
    /// 1 / metres, along and across.
    var curvature: Double
    var crossCurvature: Double

    /// Unit, to the left.
    @inline(__always)
    var left: GeocentricVector { up.cross(along) }

    init(from start: SurfacePoint, to end: SurfacePoint, on ellipsoid: Ellipsoid) {
        let chord = end.position - start.position
        let along = chord.normalised
        let normal = start.normal + end.normal
        let up = (normal - along * normal.dot(along)).normalised
        middle = (start.position + end.position) * 0.5
        half = chord.length / 2
        self.along = along
        self.up = up
        // Euler: the curvatures along the meridian (1/M) and across (1/N), by the direction's part towards north.
        let sine = up.z
        let cosine = max(1 - sine * sine, 1e-30).squareRoot()
        let across = ellipsoid.transverseRadius(sineOfLatitude: sine)
        let square = ellipsoid.eccentricitySquared
        let meridian = across * (1 - square) / (1 - square * sine * sine)
        let north = min(abs(along.z / cosine), 1)
        curvature = north * north / meridian + (1 - north * north) / across
        crossCurvature = north * north / across + (1 - north * north) / meridian
    }

    /// Length of chord → length of arc; for half of it or for an offset.
    @inline(__always)
    static func arc(_ chord: Double, _ curvature: Double) -> Double {
        let square = chord * curvature * (chord * curvature)
        return chord * (1 + square / 24 + square * square * (3.0 / 640))
    }

    /// Where a point's foot is: metres along the arc from its middle, not yet limited to the arc.
    @inline(__always)
    func footAlong(_ point: GeocentricVector) -> Double {
        let from = point - middle
        let x = from.dot(along)
        let height = from.dot(up) - half * half * curvature / 2
        let turn = x * curvature
        return x * (1 - height * curvature) - x * turn * turn / 3
    }

    /// The place on the surface, metres along the arc from its middle.
    @inline(__always)
    func place(_ x: Double) -> GeocentricVector {
        middle + along * x + up * ((half * half - x * x) * curvature / 2)
    }
}
