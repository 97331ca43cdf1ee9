/// All points within a radius of a straight segment: what bounds a run of edges, tightly when the run is nearly
/// straight and safely when it isn't.
struct Capsule {
    private var start: GeocentricVector
    private var axis: GeocentricVector
    /// 1 / |axis|², 0 for a sphere.
    private var inverseSquare: Double
    var radius = 0.0

    /// Holds nothing: no point is near it.
    static let empty = Capsule(
        from: GeocentricVector(x: 1e30, y: 0, z: 0), to: GeocentricVector(x: 1e30, y: 0, z: 0))

    init(from start: GeocentricVector, to end: GeocentricVector) {
        self.start = start
        axis = end - start
        let square = axis.squaredLength
        inverseSquare = square > 1e-6 ? 1 / square : 0
    }

    var centre: GeocentricVector { start + axis * 0.5 }
    var axisSquare: Double { axis.squaredLength }

    /// From the axis, not from the surface.
    @inline(__always)
    func squaredDistance(_ point: GeocentricVector) -> Double {
        let from = point - start
        let part = min(max(from.dot(axis) * inverseSquare, 0), 1)
        return (from - axis * part).squaredLength
    }
}
