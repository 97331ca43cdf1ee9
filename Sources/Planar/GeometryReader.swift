import CGEOS
import GeoTypes

/// Reads geometries of GEOS back into columns. What it reads is borrowed from an owner that its caller keeps.
struct GeometryReader {
    let handle: ContextHandle

    /// The members of a collection, or the geometry itself.
    func members(of geometry: OpaquePointer) throws(PlanarError) -> [OpaquePointer] {
        let count = try handle.count("GEOSGetNumGeometries_r") { GEOSGetNumGeometries_r($0, geometry) }
        var members: [OpaquePointer] = []
        for index in 0..<count {
            members.append(
                try handle.call("GEOSGetGeometryN_r") { GEOSGetGeometryN_r($0, geometry, CInt(index)) })
        }
        return members
    }

    /// The vertices of a point, line or ring.
    func columns(of geometry: OpaquePointer) throws(PlanarError) -> CoordinateColumns {
        let sequence = try handle.call("GEOSGeom_getCoordSeq_r") { GEOSGeom_getCoordSeq_r($0, geometry) }
        var count: CUnsignedInt = 0
        try handle.run("GEOSCoordSeq_getSize_r") { GEOSCoordSeq_getSize_r($0, sequence, &count) }
        var x = [Double](repeating: 0, count: Int(count))
        var y = [Double](repeating: 0, count: Int(count))
        try handle.run("GEOSCoordSeq_copyToArrays_r") { context in
            GEOSCoordSeq_copyToArrays_r(context, sequence, &x, &y, nil, nil)
        }
        return CoordinateColumns(x: x, y: y)
    }

    /// The outer ring and the holes of a polygon; empty for an empty one.
    func rings(of polygon: OpaquePointer) throws(PlanarError) -> [CoordinateColumns] {
        if try handle.ask("GEOSisEmpty_r", { GEOSisEmpty_r($0, polygon) }) { return [] }
        let shell = try handle.call("GEOSGetExteriorRing_r") { GEOSGetExteriorRing_r($0, polygon) }
        var rings = [try columns(of: shell)]
        let holes = try handle.count("GEOSGetNumInteriorRings_r") { GEOSGetNumInteriorRings_r($0, polygon) }
        for index in 0..<holes {
            let hole = try handle.call("GEOSGetInteriorRingN_r") { GEOSGetInteriorRingN_r($0, polygon, CInt(index)) }
            rings.append(try columns(of: hole))
        }
        return rings
    }
}
