public import GeoTypes

/// A geometry to be written: longitudes and latitudes, joined by straight lines in degrees.
///
/// A geodesic has been densified before it becomes a shape. Rings may run either way round, and end where they began or
/// one vertex before: writers mend both.
public enum Shape: Hashable, Sendable {
    case point(GeographicPoint, height: EllipsoidalHeight? = nil)
    case points([GeographicPoint])
    case line([GeographicPoint])
    case lines([[GeographicPoint]])
    /// The outer ring, then the holes.
    case polygon([[GeographicPoint]])
    case polygons([[[GeographicPoint]]])

    /// Every vertex.
    var vertices: [GeographicPoint] {
        switch self {
        case .point(let point, _): [point]
        case .points(let points), .line(let points): points
        case .lines(let parts), .polygon(let parts): parts.flatMap { $0 }
        case .polygons(let polygons): polygons.flatMap { $0.flatMap { $0 } }
        }
    }

    /// False for a shape without vertices, or with one that isn't finite.
    var isDrawable: Bool {
        let vertices = vertices
        return !vertices.isEmpty && vertices.allSatisfy { $0.longitude.isFinite && $0.latitude.isFinite }
    }
}
