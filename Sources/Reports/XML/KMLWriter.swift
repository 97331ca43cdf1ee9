import GeoTypes

/// Writes placemarks as KML 2.2 (OGC 07-147r2), for globes and maps on phones.
///
///     var kml = KMLWriter(name: "Línea", description: note)
///     kml.placemark("GTM-MEX-01", .line(points), data: [("km", "195.066")])
///     kml.end()
///
/// Heights stand beside the coordinates, but a viewer is told to lay everything on the ground. Lines and polygons are
/// cut at the antimeridian; what can't be drawn becomes a placemark without geometry.
public struct KMLWriter: Sendable {
    /// What has been written and not yet flushed.
    public private(set) var bytes: [UInt8] = []
    private let decimals: Int

    public init(name: String, description: String? = nil, decimals: Int = 7) {
        self.decimals = decimals
        bytes.append(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
            """)
        bytes.append(element: "name", name)
        bytes.append(element: "description", description)
        bytes.append("\n")
    }

    /// One placemark; `data` is shown as a table, in this order.
    public mutating func placemark(
        _ name: String, description: String? = nil, _ shape: Shape?, data: [(name: String, value: String)] = []
    ) {
        bytes.append("<Placemark>")
        bytes.append(element: "name", name)
        bytes.append(element: "description", description)
        if !data.isEmpty {
            bytes.append("<ExtendedData>")
            for (name, value) in data {
                bytes.append("<Data name=\"")
                bytes.append(xmlText: name)
                bytes.append("\">")
                bytes.append(element: "value", value)
                bytes.append("</Data>")
            }
            bytes.append("</ExtendedData>")
        }
        if let shape, shape.isDrawable { geometry(shape.cutAtAntimeridian() ?? shape) }
        bytes.append("</Placemark>\n")
    }

    /// Begins a folder, which holds the placemarks up to ``endFolder()``.
    public mutating func beginFolder(_ name: String) {
        bytes.append("<Folder>")
        bytes.append(element: "name", name)
        bytes.append("\n")
    }

    public mutating func endFolder() {
        bytes.append("</Folder>\n")
    }

    public mutating func end() {
        bytes.append("</Document></kml>\n")
    }

    /// Gives the bytes to `sink` and forgets them, when there are more than `limit`.
    public mutating func flush(over limit: Int = 0, into sink: ([UInt8]) throws -> Void) rethrows {
        guard bytes.count > limit else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func geometry(_ shape: Shape) {
        switch shape {
        case .point(let point, let height): self.point(point, height: height)
        case .line(let points): line(points)
        case .polygon(let rings): polygon(rings)
        case .points(let points): several { for point in points { $0.point(point, height: nil) } }
        case .lines(let parts): several { for part in parts { $0.line(part) } }
        case .polygons(let polygons): several { for rings in polygons { $0.polygon(rings) } }
        }
    }

    private mutating func several(_ body: (inout KMLWriter) -> Void) {
        bytes.append("<MultiGeometry>")
        body(&self)
        bytes.append("</MultiGeometry>")
    }

    private mutating func point(_ point: GeographicPoint, height: EllipsoidalHeight?) {
        bytes.append("<Point><coordinates>")
        append(point)
        if let height, height.metres.isFinite {
            bytes.append(",")
            bytes.append(height.metres, decimals: 4, trimming: true)
        }
        bytes.append("</coordinates></Point>")
    }

    private mutating func line(_ points: [GeographicPoint]) {
        bytes.append("<LineString><tessellate>1</tessellate>")
        coordinates(points)
        bytes.append("</LineString>")
    }

    private mutating func polygon(_ rings: [[GeographicPoint]]) {
        bytes.append("<Polygon>")
        for (index, points) in rings.enumerated() {
            bytes.append(index == 0 ? "<outerBoundaryIs><LinearRing>" : "<innerBoundaryIs><LinearRing>")
            coordinates(ring(points, counterclockwise: index == 0))
            bytes.append(index == 0 ? "</LinearRing></outerBoundaryIs>" : "</LinearRing></innerBoundaryIs>")
        }
        bytes.append("</Polygon>")
    }

    private mutating func coordinates(_ points: [GeographicPoint]) {
        bytes.append("<coordinates>")
        for (index, point) in points.enumerated() {
            if index > 0 { bytes.append(" ") }
            append(point)
        }
        bytes.append("</coordinates>")
    }

    private mutating func append(_ point: GeographicPoint) {
        bytes.append(point.longitude, decimals: decimals, trimming: true)
        bytes.append(",")
        bytes.append(point.latitude, decimals: decimals, trimming: true)
    }
}
