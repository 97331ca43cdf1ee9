public import Foundation
public import GeoTypes

/// Geometries as GeoPackage blobs: little endian, x before y, an envelope on lines and polygons, heights as Z, never M.
///
/// Layout: GeoPackage 1.3, clause 2.1.3 (header) and ISO/IEC 13249-3 (WKB).
public enum GeometryBlob {
    /// Bytes of a point's blob.
    public static func pointLength(hasHeight: Bool) -> Int { hasHeight ? 37 : 29 }

    /// A point's blob. A NaN height is no height.
    public static func point(_ point: GeographicPoint, height: Double = .nan, srsID: Int32) -> Data {
        var bytes: [UInt8] = []
        appendPoint(point.longitude, point.latitude, height: height, srsID: srsID, to: &bytes)
        return Data(bytes)
    }

    public static func appendPoint(
        _ x: Double, _ y: Double, height: Double = .nan, srsID: Int32, to bytes: inout [UInt8]
    ) {
        let length = pointLength(hasHeight: !height.isNaN)
        withUnsafeTemporaryAllocation(byteCount: length, alignment: 8) { buffer in
            writePoint(x, y, height: height, srsID: srsID, to: buffer)
            bytes.append(contentsOf: buffer)
        }
    }

    /// Writes ``pointLength(hasHeight:)`` bytes.
    static func writePoint(
        _ x: Double, _ y: Double, height: Double, srsID: Int32, to buffer: UnsafeMutableRawBufferPointer
    ) {
        let hasHeight = !height.isNaN
        // "GP", version 0, flags 1: little endian, no envelope.
        buffer.storeBytes(of: UInt32(0x0100_5047).littleEndian, as: UInt32.self)
        buffer.storeBytes(of: srsID.littleEndian, toByteOffset: 4, as: Int32.self)
        buffer.storeBytes(of: 1, toByteOffset: 8, as: UInt8.self)
        buffer.storeBytes(of: UInt32(hasHeight ? 1001 : 1).littleEndian, toByteOffset: 9, as: UInt32.self)
        buffer.storeBytes(of: x.bitPattern.littleEndian, toByteOffset: 13, as: UInt64.self)
        buffer.storeBytes(of: y.bitPattern.littleEndian, toByteOffset: 21, as: UInt64.self)
        if hasHeight { buffer.storeBytes(of: height.bitPattern.littleEndian, toByteOffset: 29, as: UInt64.self) }
    }

    public static func lineString(_ points: [GeographicPoint], heights: [Double] = [], srsID: Int32) -> Data {
        encode(.lineString(CoordinateColumns(points, heights: heights)), srsID: srsID)
    }

    /// A polygon of closed rings, the outer one first.
    public static func polygon(_ rings: [[GeographicPoint]], srsID: Int32) -> Data {
        encode(.polygon(rings.map { CoordinateColumns($0) }), srsID: srsID)
    }

    public static func encode(_ geometry: Geometry, srsID: Int32) -> Data {
        var bytes: [UInt8] = []
        append(geometry, srsID: srsID, to: &bytes)
        return Data(bytes)
    }

    /// Appends the blob of any geometry. ``Geometry/empty`` becomes an empty collection: store NULL instead where you can.
    ///
    /// A geometry has heights when any of its parts has; a height missing among others is NaN.
    public static func append(_ geometry: Geometry, srsID: Int32, to bytes: inout [UInt8]) {
        if case .point(let x, let y, let z) = geometry {
            return appendPoint(x, y, height: z, srsID: srsID, to: &bytes)
        }
        var writer = WKBWriter(hasZ: geometry.hasHeights)
        writer.write(geometry)
        let bounds = writer.bounds
        let flags: UInt8 = bounds.isUsable ? 0b0000_0011 : 0b0001_0001
        bytes.append(contentsOf: [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, flags])
        withUnsafeBytes(of: srsID.littleEndian) { bytes.append(contentsOf: $0) }
        if bounds.isUsable {
            for value in [bounds.minX, bounds.maxX, bounds.minY, bounds.maxY] {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        bytes.append(contentsOf: writer.bytes)
    }
}

extension Geometry {
    fileprivate var hasHeights: Bool {
        switch self {
        case .empty: false
        case .point(_, _, let z): !z.isNaN
        case .lineString(let columns), .multiPoint(let columns): !columns.z.isEmpty
        case .polygon(let lines), .multiLineString(let lines): lines.contains { !$0.z.isEmpty }
        case .multiPolygon(let polygons): polygons.contains { $0.contains { !$0.z.isEmpty } }
        case .collection(let members): members.contains(where: \.hasHeights)
        }
    }
}
