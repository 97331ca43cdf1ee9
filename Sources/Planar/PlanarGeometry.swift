public import GeoTypes

/// A geometry on a plane: metres of a local projection, or degrees where only "which" and "does it touch" are asked.
///
/// Heights are ignored. Rings may end where they began or one vertex before. Empty members are dropped before GEOS sees
/// them: 3.11 ends the process on some.
public enum PlanarGeometry: Hashable, Sendable {
    case points(CoordinateColumns)
    case lines([CoordinateColumns])
    /// Each polygon is its outer ring, then its holes.
    case polygons([[CoordinateColumns]])

    var columns: [CoordinateColumns] {
        switch self {
        case .points(let points): [points]
        case .lines(let lines): lines
        case .polygons(let polygons): polygons.flatMap { $0 }
        }
    }
}

/// A place on the plane.
public struct PlanePoint: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

extension CoordinateColumns {
    func check(_ what: String) throws(PlanarError) {
        guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { throw .notFinite(what: what) }
    }

    /// Without vertices that repeat the one before.
    var withoutRepeats: CoordinateColumns {
        var result = CoordinateColumns()
        for index in 0..<count
        where index == 0 || x[index] != x[index - 1] || y[index] != y[index - 1] {
            result.x.append(x[index])
            result.y.append(y[index])
        }
        return result
    }

    /// The ring with its first vertex at the end, too.
    var closed: CoordinateColumns {
        guard count > 0, x[0] != x[count - 1] || y[0] != y[count - 1] else { return self }
        return CoordinateColumns(x: x + [x[0]], y: y + [y[0]])
    }
}
