public import Foundation
import GeoTypes

extension GeometryBlob {
    /// The reference system's id that a blob states.
    public static func srsID(of blob: Data) throws(GeometryError) -> Int32 {
        try withBytes(of: blob) { (cursor) throws(GeometryError) in try cursor.blobHeader().srsID }
    }

    /// Reads the blob of any program: either byte order, with or without envelope, EMPTY, Z, M and multi-geometries.
    ///
    /// Nothing is allocated by a count that the blob only declares; collections nest at most 32 deep. A line or polygon
    /// with a coordinate that isn't finite is an error, and so is a curve, named by its type.
    public static func decode(_ blob: Data) throws(GeometryError) -> Geometry {
        try withBytes(of: blob) { (cursor) throws(GeometryError) in
            _ = try cursor.blobHeader()
            return try geometry(&cursor, depth: 0)
        }
    }

    public static func decode(_ blob: [UInt8]) throws(GeometryError) -> Geometry {
        try decode(Data(blob))
    }

    private static func withBytes<Value>(
        of blob: Data, _ read: (inout WKBCursor) throws(GeometryError) -> Value
    ) throws(GeometryError) -> Value {
        // Data's own closure rethrows untyped.
        let result: Result<Value, GeometryError> = blob.withUnsafeBytes { bytes in
            var cursor = WKBCursor(bytes: bytes, offset: 0)
            do throws(GeometryError) {
                return .success(try read(&cursor))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    static func geometry(_ cursor: inout WKBCursor, depth: Int) throws(GeometryError) -> Geometry {
        guard depth < WKBCursor.nestingLimit else { throw .nestedTooDeeply(limit: WKBCursor.nestingLimit) }
        let header = try cursor.header()
        switch header.type {
        case 1:
            return try point(&cursor, header)
        case 2:
            let columns = try coordinates(&cursor, header)
            return columns.count == 0 ? .empty : .lineString(columns)
        case 3:
            let rings = try polygon(&cursor, header)
            return rings.isEmpty ? .empty : .polygon(rings)
        case 4...7:
            return try collection(&cursor, header, depth: depth)
        default:
            throw .unsupported(header.type)
        }
    }

    /// An empty point has NaN for x and y.
    private static func point(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header
    ) throws(GeometryError) -> Geometry {
        let start = cursor.offset
        let x = try cursor.double(swapped: header.swapped)
        let y = try cursor.double(swapped: header.swapped)
        let z = header.hasZ ? try cursor.double(swapped: header.swapped) : .nan
        if header.hasM { try cursor.skip(8) }
        if x.isNaN && y.isNaN { return .empty }
        guard x.isFinite, y.isFinite, !z.isInfinite else { throw .notFinite(offset: start) }
        return .point(x: x, y: y, z: z)
    }

    private static func coordinates(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header
    ) throws(GeometryError) -> CoordinateColumns {
        let count = try cursor.count(of: header.coordinateBytes, swapped: header.swapped)
        var columns = CoordinateColumns()
        columns.x.reserveCapacity(count)
        columns.y.reserveCapacity(count)
        if header.hasZ { columns.z.reserveCapacity(count) }
        for _ in 0..<count {
            let start = cursor.offset
            let x = try cursor.double(swapped: header.swapped)
            let y = try cursor.double(swapped: header.swapped)
            guard x.isFinite, y.isFinite else { throw .notFinite(offset: start) }
            columns.x.append(x)
            columns.y.append(y)
            if header.hasZ {
                let z = try cursor.double(swapped: header.swapped)
                guard !z.isInfinite else { throw .notFinite(offset: start + 16) }
                columns.z.append(z)
            }
            if header.hasM { try cursor.skip(8) }
        }
        return columns
    }

    private static func polygon(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header
    ) throws(GeometryError) -> [CoordinateColumns] {
        let count = try cursor.count(of: 4, swapped: header.swapped)
        var rings: [CoordinateColumns] = []
        for _ in 0..<count {
            let ring = try coordinates(&cursor, header)
            if ring.count > 0 { rings.append(ring) }
        }
        return rings
    }
}
