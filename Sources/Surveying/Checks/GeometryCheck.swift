public import Demarcation
import GeoTypes
import Planar

/// Asks GEOS what is wrong with geometries.
public enum GeometryCheck {
    public static func findings(_ geometries: [DoubtfulGeometry]) -> [CheckFinding] {
        geometries.compactMap { geometry in
            var place = geometry.place
            let fault: CheckFinding.Fault
            switch geometry.content {
            case .missing: fault = .noGeometry
            case .unreadable(let reason): fault = .unreadable(reason)
            case .another: fault = .notALine
            case .line(let columns):
                guard let (found, point) = flaw(of: columns) else { return nil }
                fault = found
                place.point = point ?? place.point
            }
            return CheckFinding(.invalidGeometry, fault, geometry.kind, geometry.id, at: place)
        }
    }

    private static func flaw(of line: CoordinateColumns) -> (CheckFinding.Fault, at: GeographicPoint?)? {
        let points = zip(line.x, line.y).map { GeographicPoint(longitude: $0, latitude: $1) }
        guard points.allSatisfy(\.isValid) else { return (.coordinateOutOfRange, points.first(where: \.isValid)) }
        guard var plane = try? PlanarContext(), let validity = try? plane.validity(of: .lines([line])) else {
            return (.tooFewPoints, points.first)
        }
        guard case .invalid(let flaw, let place) = validity else { return nil }
        let point = GeographicPoint(longitude: place.x, latitude: place.y)
        if case .other(let reason) = flaw { return (.unreadable(reason), point) }
        return (.tooFewPoints, point)
    }
}
