public import Demarcation
public import GeoTypes
import Planar

/// Looks for what is wrong with the drawn shape of a segment, as a plane figure in longitude and latitude: which, not how
/// far.
public enum SegmentCheck {
    /// Where the segment crosses or touches itself: there one place has two chainages.
    public static func selfCrossings(of segment: Segment) -> [GeographicPoint] {
        let line = CoordinateColumns(x: segment.vertices.map(\.longitude), y: segment.vertices.map(\.latitude))
        // Vertices of a segment are finite: GEOS refuses nothing here that isn't a bug of its own.
        guard var plane = try? PlanarContext(), let crossings = try? plane.selfCrossings(of: line) else { return [] }
        return crossings.map { GeographicPoint(longitude: $0.x, latitude: $0.y) }
    }
}
