public import GeoTypes

/// How the ground moves steadily, and with it the coordinates in a frame that doesn't follow it.
///
/// Which one holds is a property of the sector: its plate, or a grid where the plates grind past each other.
public enum CrustalMotion: Hashable, Sendable {
    case plate(PlateMotion)
    case grid(VelocityGrid)
}

extension CrustalMotion: CustomStringConvertible {
    public var description: String {
        switch self {
        case .plate(let motion): "plate \(motion.plate), \(motion.model)"
        case .grid(let grid): "velocity grid “\(grid.name)”"
        }
    }
}

extension CrustalMotion {
    /// Moves longitudes, latitudes (degrees) and heights above `ellipsoid` from one moment to another, in place:
    /// X(t) = X(t₀) + (t − t₀) V(X). Either all points are moved or none.
    ///
    /// A missing height stays missing; a row that has no position is left alone. Costs about 200 ns a point.
    public func move(
        _ points: inout CoordinateColumns, from: Epoch, to: Epoch,
        on ellipsoid: ReferenceSystem.EllipsoidParameters, barriers: [EarthquakeBarrier] = [.guatemala1976]
    ) throws(GeodesyError) {
        try move(&points, to: to, on: ellipsoid, barriers: barriers) { _ in from.year }
    }

    /// The same with the moment of each point, decimal years; a row whose moment is NaN is left alone.
    public func move(
        _ points: inout CoordinateColumns, from: [Double], to: Epoch,
        on ellipsoid: ReferenceSystem.EllipsoidParameters, barriers: [EarthquakeBarrier] = [.guatemala1976]
    ) throws(GeodesyError) {
        precondition(from.count == points.count, "an epoch for each point")
        try move(&points, to: to, on: ellipsoid, barriers: barriers) { from[$0] }
    }

    private func move(
        _ points: inout CoordinateColumns, to: Epoch, on ellipsoid: ReferenceSystem.EllipsoidParameters,
        barriers: [EarthquakeBarrier], from: (Int) -> Double
    ) throws(GeodesyError) {
        let frame = GeocentricFrame(ellipsoid)
        var moved = points
        for row in moved.x.indices {
            let point = GeographicPoint(longitude: moved.x[row], latitude: moved.y[row])
            let start = from(row)
            guard point.isValid, start.isFinite, start != to.year else { continue }
            for barrier in barriers where barrier.isBetween(start, to.year) && barrier.reaches(point) {
                throw try .earthquakeBetween(barrier, from: Epoch(year: start), to: to, point: point)
            }
            let height = moved.z.isEmpty || moved.z[row].isNaN ? 0 : moved.z[row]
            let position = frame.position(point, height: height)
            let velocity = try velocity(at: position, point)
            let (place, newHeight) = frame.geographic(position + velocity * (to.year - start))
            moved.x[row] = place.longitude
            moved.y[row] = place.latitude
            if !moved.z.isEmpty, !moved.z[row].isNaN { moved.z[row] = newHeight }
        }
        points = moved
    }

    /// Geocentric velocity, metres a year.
    private func velocity(
        at position: SIMD3<Double>, _ point: GeographicPoint
    ) throws(GeodesyError) -> SIMD3<Double> {
        switch self {
        case .plate(let motion):
            return motion.velocity(at: position)
        case .grid(let grid):
            let velocity = try grid.velocity(at: point)
            return LocalAxes(at: point).geocentric(SIMD3(velocity.east, velocity.north, velocity.up))
        }
    }
}
