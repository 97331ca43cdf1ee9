/// The smallest rectangle around a geometry, in the layer's own coordinates.
struct Bounds: Hashable {
    var minX: Double
    var maxX: Double
    var minY: Double
    var maxY: Double

    static let nothing = Bounds(minX: .infinity, maxX: -.infinity, minY: .infinity, maxY: -.infinity)

    /// False for the bounds of nothing, and for NaN, with which some programs mark empty geometries.
    var isUsable: Bool {
        minX <= maxX && minY <= maxY && minX.isFinite && maxX.isFinite && minY.isFinite && maxY.isFinite
    }

    mutating func formUnion(x: Double, y: Double) {
        minX = min(minX, x)
        maxX = max(maxX, x)
        minY = min(minY, y)
        maxY = max(maxY, y)
    }
}

extension Bounds {
    /// The bounds of a geometry blob: its envelope, or else what its coordinates span; `nil` when it is empty.
    ///
    /// Allocates nothing.
    init?(blob: UnsafeRawBufferPointer) throws(GeometryError) {
        var cursor = WKBCursor(bytes: blob, offset: 0)
        let header = try cursor.blobHeader()
        if let envelope = header.envelope, envelope.isUsable, !header.isEmpty {
            self = envelope
            return
        }
        var bounds = Bounds.nothing
        try bounds.formUnion(&cursor, depth: 0)
        guard bounds.isUsable else { return nil }
        self = bounds
    }

    private mutating func formUnion(_ cursor: inout WKBCursor, depth: Int) throws(GeometryError) {
        guard depth < WKBCursor.nestingLimit else { throw .nestedTooDeeply(limit: WKBCursor.nestingLimit) }
        let header = try cursor.header()
        switch header.type {
        case 1:
            try formUnionOfCoordinate(&cursor, header)
        case 2:
            try formUnionOfCoordinates(&cursor, header)
        case 3:
            let rings = try cursor.count(of: 4, swapped: header.swapped)
            for _ in 0..<rings { try formUnionOfCoordinates(&cursor, header) }
        case 4...7:
            let members = try cursor.count(of: 9, swapped: header.swapped)
            for _ in 0..<members { try formUnion(&cursor, depth: depth + 1) }
        default:
            throw .unsupported(header.type)
        }
    }

    private mutating func formUnionOfCoordinates(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header
    ) throws(GeometryError) {
        let points = try cursor.count(of: header.coordinateBytes, swapped: header.swapped)
        for _ in 0..<points { try formUnionOfCoordinate(&cursor, header) }
    }

    private mutating func formUnionOfCoordinate(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header
    ) throws(GeometryError) {
        let x = try cursor.double(swapped: header.swapped)
        let y = try cursor.double(swapped: header.swapped)
        try cursor.skip(header.coordinateBytes - 16)
        // An empty point is two NaN.
        if !x.isNaN && !y.isNaN { formUnion(x: x, y: y) }
    }
}
