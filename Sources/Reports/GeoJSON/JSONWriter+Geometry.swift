import GeoTypes

extension JSONWriter {
    /// A geometry object of RFC 7946, as a value; rings are closed and turned. Without `decimals` every number has all its
    /// digits. `isLatitudeFirst` is for reference systems whose first axis it is: RFC 7946 never has it.
    public mutating func geometry(_ shape: Shape, decimals: Int?, isLatitudeFirst: Bool = false) {
        let form = PositionForm(decimals: decimals, isLatitudeFirst: isLatitudeFirst)
        beginObject()
        member("type", shape.geometryType)
        key("coordinates")
        switch shape {
        case .point(let point, let height): position(point, height: height, as: form)
        case .points(let points), .line(let points): positions(points, as: form)
        case .lines(let parts):
            array { json in
                for part in parts { json.positions(part, as: form) }
            }
        case .polygon(let rings): polygon(rings, as: form)
        case .polygons(let polygons):
            array { json in
                for rings in polygons { json.polygon(rings, as: form) }
            }
        }
        endObject()
    }

    private mutating func polygon(_ rings: [[GeographicPoint]], as form: PositionForm) {
        array { json in
            for (index, points) in rings.enumerated() {
                json.positions(ring(points, counterclockwise: index == 0), as: form)
            }
        }
    }

    private mutating func positions(_ points: [GeographicPoint], as form: PositionForm) {
        array { json in
            for point in points { json.position(point, height: nil, as: form) }
        }
    }

    /// Heights to the tenth of a millimetre.
    private mutating func position(_ point: GeographicPoint, height: EllipsoidalHeight?, as form: PositionForm) {
        beginArray()
        let first = form.isLatitudeFirst ? point.latitude : point.longitude
        let second = form.isLatitudeFirst ? point.longitude : point.latitude
        if let decimals = form.decimals {
            value(first, decimals: decimals)
            value(second, decimals: decimals)
        } else {
            value(first)
            value(second)
        }
        if let height, height.metres.isFinite { value(height.metres, decimals: 4) }
        endArray()
    }
}

private struct PositionForm {
    var decimals: Int?
    var isLatitudeFirst: Bool
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
