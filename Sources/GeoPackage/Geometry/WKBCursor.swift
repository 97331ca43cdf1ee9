/// Reads well-known binary from the start to the end of a blob, never outside it.
///
/// Bytes are borrowed: a cursor doesn't outlive the closure that lent them.
struct WKBCursor {
    /// As GDAL: deeper collections are an attack, not a survey.
    static let nestingLimit = 32

    let bytes: UnsafeRawBufferPointer
    var offset: Int

    /// What stands before the coordinates of each geometry.
    struct Header {
        var type: UInt32
        var hasZ: Bool
        var hasM: Bool
        var swapped: Bool

        var coordinateBytes: Int { 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0) }
    }

    private func require(_ count: Int) throws(GeometryError) {
        guard count <= bytes.count - offset else { throw .truncated(offset: offset, needed: count) }
    }

    mutating func byte() throws(GeometryError) -> UInt8 {
        try require(1)
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func uint32(swapped: Bool) throws(GeometryError) -> UInt32 {
        try require(4)
        defer { offset += 4 }
        let value = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return swapped ? UInt32(bigEndian: value) : UInt32(littleEndian: value)
    }

    mutating func double(swapped: Bool) throws(GeometryError) -> Double {
        try require(8)
        defer { offset += 8 }
        let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: swapped ? UInt64(bigEndian: bits) : UInt64(littleEndian: bits))
    }

    mutating func skip(_ count: Int) throws(GeometryError) {
        try require(count)
        offset += count
    }

    /// Byte order, type and dimensions: ISO codes (1001 is POINT Z) and the older flags of EWKB.
    mutating func header() throws(GeometryError) -> Header {
        let mark = try byte()
        guard mark <= 1 else { throw .unknownByteOrder(mark, offset: offset - 1) }
        let swapped = mark == 0
        let code = try uint32(swapped: swapped)
        let flags = code >> 28
        let plain = code & 0x0FFF_FFFF
        guard plain / 1000 <= 3 else { throw .unsupportedType(code: code, name: nil) }
        if flags & 0b0010 != 0 { try skip(4) }
        return Header(
            type: plain % 1000, hasZ: flags & 0b1000 != 0 || plain / 1000 % 2 == 1,
            hasM: flags & 0b0100 != 0 || plain / 1000 >= 2, swapped: swapped)
    }

    /// A declared count that the bytes left can hold, each item taking at least so many of them.
    ///
    /// Nothing is ever allocated by a count that isn't checked here.
    mutating func count(of itemBytes: Int, swapped: Bool) throws(GeometryError) -> Int {
        let count = Int(try uint32(swapped: swapped))
        guard count <= (bytes.count - offset) / itemBytes else {
            throw .truncated(offset: offset, needed: count * itemBytes)
        }
        return count
    }

    /// Checks the header of a GeoPackage blob and stands at the start of the WKB afterwards.
    mutating func blobHeader() throws(GeometryError) -> BlobHeader {
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
            throw .notAGeoPackageGeometry
        }
        offset = 2
        let version = try byte()
        guard version == 0 else { throw .unknownVersion(version) }
        let flags = try byte()
        guard flags & 0x20 == 0 else { throw .extended }
        let swapped = flags & 1 == 0
        let srsID = Int32(bitPattern: try uint32(swapped: swapped))
        let code = flags >> 1 & 7
        guard code <= 4 else { throw .unknownEnvelope(code) }
        var bounds: Bounds?
        if code != 0 {
            let minX = try double(swapped: swapped)
            let maxX = try double(swapped: swapped)
            let minY = try double(swapped: swapped)
            let maxY = try double(swapped: swapped)
            bounds = Bounds(minX: minX, maxX: maxX, minY: minY, maxY: maxY)
            try skip(code == 1 ? 0 : code == 4 ? 32 : 16)
        }
        return BlobHeader(srsID: srsID, isEmpty: flags & 0x10 != 0, envelope: bounds)
    }

    struct BlobHeader {
        var srsID: Int32
        var isEmpty: Bool
        var envelope: Bounds?
    }
}

extension GeometryError {
    static func unsupported(_ type: UInt32) -> GeometryError {
        let names: [UInt32: String] = [
            8: "CIRCULARSTRING", 9: "COMPOUNDCURVE", 10: "CURVEPOLYGON", 11: "MULTICURVE", 12: "MULTISURFACE",
            13: "CURVE", 14: "SURFACE", 15: "POLYHEDRALSURFACE", 16: "TIN", 17: "TRIANGLE",
        ]
        return .unsupportedType(code: type, name: names[type])
    }
}
