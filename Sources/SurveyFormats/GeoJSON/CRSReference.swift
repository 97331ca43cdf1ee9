/// A reference system as JSON names it: GeoJSON's old `crs` member, JSON-FG's `coordRefSys`.
struct CRSReference: Equatable {
    /// `EPSG:32616`, `OGC:CRS84`, or as written when it is neither.
    var name: String
    /// Coordinate epoch, decimal year.
    var epoch: Double?

    init(name: String, epoch: Double? = nil) {
        self.name = CRSReference.plain(name)
        self.epoch = epoch
    }

    var isCRS84: Bool { ["OGC:CRS84", "OGC:CRS84H"].contains(name.uppercased()) }

    /// Degrees of WGS 84, whatever the order.
    var isWGS84: Bool { isCRS84 || ["EPSG:4326", "EPSG:4979"].contains(name) }

    /// Reads a name, or an object with `href`, `name` or `properties` and perhaps `epoch`; a list gives its first.
    init?(_ reader: inout JSONReader) throws(SurveyFormatError) {
        var name: String?
        var epoch: Double?
        switch try reader.peek() {
        case .string(let range, let hasEscapes):
            name = try reader.string(range, hasEscapes: hasEscapes)
            _ = try reader.next()
        case .beginObject:
            _ = try reader.next()
            try reader.object { (reader, key) throws(SurveyFormatError) in
                switch key {
                case "href", "name": name = try reader.optionalString() ?? name
                case "properties":
                    let inner = try CRSReference(&reader)
                    name = inner?.name ?? name
                case "epoch":
                    guard case .number(let range) = try reader.peek() else { return try reader.skip() }
                    epoch = try reader.number(range)
                    _ = try reader.next()
                default: try reader.skip()
                }
            }
        case .beginArray:
            _ = try reader.next()
            try reader.array { (reader) throws(SurveyFormatError) in
                let inner = try CRSReference(&reader)
                if name == nil {
                    name = inner?.name
                    epoch = inner?.epoch
                }
            }
        default: try reader.skip()
        }
        guard let name else { return nil }
        self.init(name: name, epoch: epoch)
    }

    /// `urn:ogc:def:crs:EPSG::32616`, `http://www.opengis.net/def/crs/EPSG/0/32616` and `[EPSG:32616]` are `EPSG:32616`.
    private static func plain(_ name: String) -> String {
        let bare = name.trimmingPrefix("[").split(separator: "]").first.map { String($0) } ?? name
        let parts = bare.split { ":/".contains($0) }.map { String($0) }
        guard parts.count >= 2, let code = parts.last else { return name }
        guard let authority = parts.last(where: { ["EPSG", "OGC", "ESRI", "IGNF"].contains($0.uppercased()) }) else {
            return name
        }
        return authority.uppercased() + ":" + code
    }
}
