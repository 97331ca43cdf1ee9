import GeoTypes

/// Writes well-known binary, little endian, and keeps the bounds of what it wrote.
struct WKBWriter {
    let hasZ: Bool
    private(set) var bytes: [UInt8] = []
    private(set) var bounds = Bounds.nothing

    init(hasZ: Bool) {
        self.hasZ = hasZ
    }

    mutating func write(_ geometry: Geometry) {
        switch geometry {
        case .empty:
            header(7, count: 0)
        case .point(let x, let y, let z):
            header(1)
            coordinate(x, y, z)
        case .lineString(let columns):
            header(2)
            coordinates(columns)
        case .polygon(let rings):
            polygon(rings)
        case .multiPoint(let columns):
            header(4, count: columns.count)
            for index in 0..<columns.count {
                header(1)
                coordinate(columns.x[index], columns.y[index], columns.z.isEmpty ? .nan : columns.z[index])
            }
        case .multiLineString(let lines):
            header(5, count: lines.count)
            for line in lines {
                header(2)
                coordinates(line)
            }
        case .multiPolygon(let polygons):
            header(6, count: polygons.count)
            for rings in polygons { polygon(rings) }
        case .collection(let members):
            header(7, count: members.count)
            for member in members { write(member) }
        }
    }

    private mutating func polygon(_ rings: [CoordinateColumns]) {
        header(3, count: rings.count)
        for ring in rings { coordinates(ring) }
    }

    private mutating func coordinates(_ columns: CoordinateColumns) {
        bytes.reserveCapacity(bytes.count + 4 + columns.count * (hasZ ? 24 : 16))
        uint32(UInt32(columns.count))
        for index in 0..<columns.count {
            coordinate(columns.x[index], columns.y[index], columns.z.isEmpty ? .nan : columns.z[index])
        }
    }

    private mutating func coordinate(_ x: Double, _ y: Double, _ z: Double) {
        bounds.formUnion(x: x, y: y)
        double(x)
        double(y)
        if hasZ { double(z) }
    }

    private mutating func header(_ type: UInt32) {
        bytes.append(1)
        uint32(hasZ ? type + 1000 : type)
    }

    private mutating func header(_ type: UInt32, count: Int) {
        header(type)
        uint32(UInt32(count))
    }

    private mutating func uint32(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func double(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
