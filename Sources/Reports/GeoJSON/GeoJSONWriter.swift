import GeoTypes

/// Writes a FeatureCollection (RFC 7946) feature by feature, one on each line.
///
///     var features = GeoJSONWriter()
///     features.begin { $0.member("attribution", "…") }
///     for monument in monuments {
///         features.feature(id: monument.id.rawValue, .point(monument.point)) { properties in
///             properties.member("condition", monument.condition?.rawValue)
///         }
///         try features.flush(over: 1 << 16, into: write)
///     }
///     features.end()
///     try features.flush(into: write)
///
/// Coordinates are longitude and latitude of WGS 84 (CRS84), rounded to a fixed number of decimals (7 are 11 mm), so
/// that the same features give the same bytes. Outer rings run counterclockwise; lines and polygons are cut at the
/// antimeridian. A shape that is empty or not finite becomes `"geometry":null`. The `bbox` of the collection stands at
/// its end, where it is known.
public struct GeoJSONWriter: Sendable {
    var json: JSONWriter
    var extent = Extent()
    let decimals: Int
    private let boxesFeatures: Bool

    /// `boxesFeatures` adds a `bbox` to every line and polygon.
    public init(decimals: Int = 7, boxesFeatures: Bool = false) {
        precondition((0...15).contains(decimals), "0 to 15 decimals of a degree")
        json = JSONWriter(reservingCapacity: 1 << 17)
        self.decimals = decimals
        self.boxesFeatures = boxesFeatures
    }

    /// What has been written and not yet flushed.
    public var bytes: [UInt8] { json.bytes }

    /// Gives the bytes to `sink` and forgets them, when there are more than `limit`.
    public mutating func flush(over limit: Int = 0, into sink: ([UInt8]) throws -> Void) rethrows {
        try json.flush(over: limit, into: sink)
    }

    /// Begins the collection; `members` writes foreign members, such as an attribution or a legal note.
    public mutating func begin(members: (inout JSONWriter) -> Void = { _ in }) {
        json.beginObject()
        json.member("type", "FeatureCollection")
        members(&json)
        json.key("features")
        json.beginArray()
    }

    /// Ends the collection; `members` writes foreign members known only now, such as counts.
    public mutating func end(members: (inout JSONWriter) -> Void = { _ in }) {
        json.newline()
        json.endArray()
        if let bounds = extent.bounds { json.member("bbox", bounds, decimals: decimals) }
        members(&json)
        json.endObject()
        json.endText()
    }

    /// One feature of a collection, or a document of its own when none has been begun.
    public mutating func feature(
        id: String? = nil, _ shape: Shape?, members: (inout JSONWriter) -> Void = { _ in },
        properties: (inout JSONWriter) -> Void
    ) {
        if json.depth > 0 { json.newline() }
        json.beginObject()
        json.member("type", "Feature")
        if let id { json.member("id", id) }
        members(&json)
        write(shape)
        json.object("properties", properties)
        json.endObject()
    }

    private mutating func write(_ shape: Shape?) {
        guard let shape, shape.isDrawable else {
            json.key("geometry")
            return json.null()
        }
        let parts = shape.cutAtAntimeridian()
        let drawn = parts ?? shape
        extent.formUnion(drawn, cut: parts != nil)
        if boxesFeatures, !shape.isPoint {
            var own = Extent()
            own.formUnion(drawn, cut: parts != nil)
            json.member("bbox", own.bounds ?? [], decimals: decimals)
        }
        json.key("geometry")
        json.geometry(drawn, decimals: decimals)
    }
}

extension Shape {
    fileprivate var isPoint: Bool {
        if case .point = self { true } else { false }
    }
}
