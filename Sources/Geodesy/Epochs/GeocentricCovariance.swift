public import GeoTypes

/// Variances and covariances of geocentric X, Y and Z, square metres, as GNSS software writes them.
public struct GeocentricCovariance: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var z: Double
    public var xy: Double
    public var xz: Double
    public var yz: Double

    public init(x: Double, y: Double, z: Double, xy: Double, xz: Double, yz: Double) {
        self.x = x
        self.y = y
        self.z = z
        self.xy = xy
        self.xz = xz
        self.yz = yz
    }

    /// Turned from the local axes at a place.
    public init(_ local: PositionCovariance, at point: GeographicPoint) {
        let axes = LocalAxes(at: point)
        // Row by row: what X, Y and Z take from east, north and up.
        let rows = (0..<3).map { SIMD3(axes.east[$0], axes.north[$0], axes.up[$0]) }
        let matrix = local.matrix
        self.init(
            x: matrix.form(rows[0], rows[0]), y: matrix.form(rows[1], rows[1]), z: matrix.form(rows[2], rows[2]),
            xy: matrix.form(rows[0], rows[1]), xz: matrix.form(rows[0], rows[2]), yz: matrix.form(rows[1], rows[2]))
    }

    /// Turned into the local axes at a place.
    public func local(at point: GeographicPoint) -> PositionCovariance {
        let axes = LocalAxes(at: point)
        let matrix = SymmetricMatrix(
            rows: (SIMD3(x, xy, xz), SIMD3(xy, y, yz), SIMD3(xz, yz, z)))
        return PositionCovariance(
            east: matrix.form(axes.east, axes.east), north: matrix.form(axes.north, axes.north),
            up: matrix.form(axes.up, axes.up), eastNorth: matrix.form(axes.east, axes.north),
            eastUp: matrix.form(axes.east, axes.up), northUp: matrix.form(axes.north, axes.up))
    }
}

extension PositionCovariance {
    fileprivate var matrix: SymmetricMatrix {
        SymmetricMatrix(
            rows: (SIMD3(east, eastNorth, eastUp), SIMD3(eastNorth, north, northUp), SIMD3(eastUp, northUp, up)))
    }
}

private struct SymmetricMatrix {
    var rows: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

    /// aᵀ M b.
    func form(_ left: SIMD3<Double>, _ right: SIMD3<Double>) -> Double {
        let product = SIMD3((rows.0 * right).sum(), (rows.1 * right).sum(), (rows.2 * right).sum())
        return (left * product).sum()
    }
}
