import GeoTypes

extension JSONWriter {
    /// A geometry object of RFC 7946, as a value; rings are closed and turned.
    public mutating func geometry(_ shape: Shape, decimals: Int) {
        beginObject()
        member("type", shape.geometryType)
        key("coordinates")
        switch shape {
        case .point(let point, let height): position(point, height: height, decimals: decimals)
        case .points(let points), .line(let points): positions(points, decimals: decimals)
        case .lines(let parts):
            array { json in
                for part in parts { json.positions(part, decimals: decimals) }
            }
        case .polygon(let rings): polygon(rings, decimals: decimals)
        case .polygons(let polygons):
            array { json in
                for rings in polygons { json.polygon(rings, decimals: decimals) }
            }
        }
        endObject()
    }

    private mutating func polygon(_ rings: [[GeographicPoint]], decimals: Int) {
        array { json in
            for (index, points) in rings.enumerated() {
                json.positions(ring(points, counterclockwise: index == 0), decimals: decimals)
            }
        }
    }

    private mutating func positions(_ points: [GeographicPoint], decimals: Int) {
        array { json in
            for point in points { json.position(point, height: nil, decimals: decimals) }
        }
    }

    /// Heights to the tenth of a millimetre.
    private mutating func position(_ point: GeographicPoint, height: EllipsoidalHeight?, decimals: Int) {
        beginArray()
        value(point.longitude, decimals: decimals)
        value(point.latitude, decimals: decimals)
        if let height, height.metres.isFinite { value(height.metres, decimals: 4) }
        endArray()
    }
}

extension Shape {
    fileprivate var geometryType: String {
        switch self {
        case .point: "Point"
        case .points: "MultiPoint"
        case .line: "LineString"
        case .lines: "MultiLineString"
        case .polygon: "Polygon"
        case .polygons: "MultiPolygon"
        }
    }
}
