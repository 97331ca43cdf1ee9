import CGEOS
import GeoTypes

/// Owns one geometry of GEOS.
final class GeometryHandle {
    private let handle: ContextHandle
    private var owned: OpaquePointer?

    private init(_ handle: ContextHandle, _ geometry: OpaquePointer) {
        self.handle = handle
        owned = geometry
    }

    /// The result of a function that gives a new geometry, or nothing when it throws.
    convenience init(
        _ function: String, _ handle: ContextHandle, _ make: (GEOSContextHandle_t) -> OpaquePointer?
    ) throws(PlanarError) {
        self.init(handle, try handle.call(function, make))
    }

    /// For reading; valid while this object lives.
    var geometry: OpaquePointer {
        guard let owned else { preconditionFailure("the geometry has been given away") }
        return owned
    }

    /// Gives the geometry to a function that takes ownership. GEOS's constructors take it on failure, too
    /// (capi/geos_ts_c.cpp, createPolygon and createCollection; GEOS ticket 1111).
    private func release() -> OpaquePointer? {
        defer { owned = nil }
        return owned
    }

    deinit {
        if let owned { GEOSGeom_destroy_r(handle.context, owned) }
    }

    /// A line, or a ring that has been closed. All coordinates are finite.
    convenience init(line: CoordinateColumns, isRing: Bool = false, _ handle: ContextHandle) throws(PlanarError) {
        let sequence = try handle.call("GEOSCoordSeq_copyFromArrays_r") { context in
            GEOSCoordSeq_copyFromArrays_r(context, line.x, line.y, nil, nil, CUnsignedInt(line.count))
        }
        // The sequence belongs to the constructor from here, on failure too: freeing it again would crash.
        if isRing {
            try self.init("GEOSGeom_createLinearRing_r", handle) { GEOSGeom_createLinearRing_r($0, sequence) }
        } else {
            try self.init("GEOSGeom_createLineString_r", handle) { GEOSGeom_createLineString_r($0, sequence) }
        }
    }

    /// A polygon of its outer ring and holes, all closed.
    convenience init(rings: [CoordinateColumns], _ handle: ContextHandle) throws(PlanarError) {
        var handles: [GeometryHandle] = []
        for ring in rings { handles.append(try GeometryHandle(line: ring, isRing: true, handle)) }
        let shell = handles[0].release()
        var holes = handles.dropFirst().map { $0.release() }
        try self.init("GEOSGeom_createPolygon_r", handle) { context in
            GEOSGeom_createPolygon_r(context, shell, &holes, CUnsignedInt(holes.count))
        }
    }

    /// A collection of one kind.
    convenience init(
        _ type: GEOSGeomTypes, of members: [GeometryHandle], _ handle: ContextHandle
    ) throws(PlanarError) {
        var geometries = members.map { $0.release() }
        try self.init("GEOSGeom_createCollection_r", handle) { context in
            GEOSGeom_createCollection_r(context, CInt(type.rawValue), &geometries, CUnsignedInt(geometries.count))
        }
    }
}
