import CGEOS
public import GeoTypes

/// Finds the nearest of many points on a plane.
///
/// It says which, not how far: the distance is the ellipsoid's to tell. The points are in metres of a local plane. In
/// degrees, where one of longitude is shorter than one of latitude, the answer may be the second nearest.
public struct NearestPoints: ~Copyable {
    /// What the distance callback reads: the points, and the place asked for.
    private final class Places {
        let points: CoordinateColumns
        var asked = PlanePoint(x: 0, y: 0)

        init(_ points: CoordinateColumns) {
            self.points = points
        }

        func place(_ index: Int) -> PlanePoint {
            index == points.count ? asked : PlanePoint(x: points.x[index], y: points.y[index])
        }
    }

    private let handle: ContextHandle
    private let tree: OpaquePointer
    private let places: Places

    public init(_ points: CoordinateColumns) throws(PlanarError) {
        try points.check("a coordinate")
        let handle = try ContextHandle()
        let tree = try handle.call("GEOSSTRtree_create_r") { GEOSSTRtree_create_r($0, 10) }
        do throws(PlanarError) {
            for index in 0..<points.count {
                let point = try NearestPoints.envelope(x: points.x[index], y: points.y[index], handle)
                GEOSSTRtree_insert_r(handle.context, tree, point.geometry, Item.pointer(index))
            }
        } catch {
            GEOSSTRtree_destroy_r(handle.context, tree)
            throw error
        }
        self.handle = handle
        self.tree = tree
        places = Places(points)
    }

    /// The index of the nearest point; any of them when several are as near; `nil` when there is none.
    public mutating func index(nearestTo place: PlanePoint) throws(PlanarError) -> Int? {
        guard place.x.isFinite, place.y.isFinite else { throw .notFinite(what: "a coordinate") }
        // GEOS has nothing to begin with in an empty tree.
        guard places.points.count > 0 else { return nil }
        places.asked = place
        let point = try NearestPoints.envelope(x: place.x, y: place.y, handle)
        let nearest = try handle.call("GEOSSTRtree_nearest_generic_r") { context in
            GEOSSTRtree_nearest_generic_r(
                context, tree, Item.pointer(places.points.count), point.geometry,
                { first, second, distance, places in
                    guard let first, let second, let distance, let places else { return 0 }
                    let both = Unmanaged<Places>.fromOpaque(places).takeUnretainedValue()
                    let a = both.place(Item.index(first))
                    let b = both.place(Item.index(second))
                    let dx = a.x - b.x
                    let dy = a.y - b.y
                    distance.pointee = (dx * dx + dy * dy).squareRoot()
                    return 1
                }, Unmanaged.passUnretained(places).toOpaque())
        }
        return Item.index(nearest)
    }

    private static func envelope(
        x: Double, y: Double, _ handle: ContextHandle
    ) throws(PlanarError) -> GeometryHandle {
        try GeometryHandle("GEOSGeom_createPointFromXY_r", handle) { GEOSGeom_createPointFromXY_r($0, x, y) }
    }

    deinit { GEOSSTRtree_destroy_r(handle.context, tree) }
}
