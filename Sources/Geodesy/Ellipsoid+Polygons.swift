import CPROJ
public import GeoTypes

/// A polygon of geodesics: its area, counter-clockwise positive, and the length of its ring.
public struct PolygonMeasure: Hashable, Sendable {
    public var area: Area
    public var perimeter: Length
}

extension Ellipsoid {
    /// Area and perimeter of the polygon whose ring is given; the last point may repeat the first or not.
    ///
    /// A clockwise ring has a negative area; one that crosses itself gets the difference of its parts. Edges are
    /// geodesics: densify a parallel before.
    public func polygon(_ ring: GeographicLine) -> PolygonMeasure {
        measure(ring.points, asPolyline: false)
    }

    func measure(_ points: [GeographicPoint], asPolyline: Bool) -> PolygonMeasure {
        var polygon = geod_polygon()
        geod_polygon_init(&polygon, asPolyline ? 1 : 0)
        var area = 0.0
        var perimeter = 0.0
        withUnsafePointer(to: constants.value) { constants in
            for point in points {
                geod_polygon_addpoint(constants, &polygon, point.latitude, point.longitude)
            }
            _ = geod_polygon_compute(constants, &polygon, 0, 1, &area, &perimeter)
        }
        return PolygonMeasure(area: .squareMetres(area), perimeter: .metres(perimeter))
    }
}
