import Foundation

/// A layer of a file that GDAL reads, as its `ogrinfo` describes it.
public struct ConvertedLayer: Hashable, Sendable {
    public var name: String
    /// GDAL's name for the file's format: `ESRI Shapefile`, `DXF`.
    public var driver: String
    /// GDAL's own version.
    public var version: String
    /// False for sheets and tables: they become CSV, others GeoJSON.
    public var hasGeometry: Bool
    /// The reference system as WKT, if the file has one.
    public var wkt: String?
    /// Coordinate epoch, decimal year.
    public var epoch: Double?

    public init(
        name: String, driver: String, version: String, hasGeometry: Bool = true, wkt: String? = nil,
        epoch: Double? = nil
    ) {
        self.name = name
        self.driver = driver
        self.version = version
        self.hasGeometry = hasGeometry
        self.wkt = wkt
        self.epoch = epoch
    }
}

extension ConvertedLayer {
    /// What `ogrinfo -so -al -wkt_format WKT2` prints, layer by layer.
    ///
    /// Text, because the JSON of it came with GDAL 3.7 only.
    public static func list(_ text: String, version: String) -> [ConvertedLayer] {
        var layers: [ConvertedLayer] = []
        var driver = ""
        var wkt: String?
        for line in text.split(whereSeparator: \.isNewline) {
            if var open = wkt {
                open += line.drop(while: \.isWhitespace)
                wkt = open.count { $0 == "[" } > open.count { $0 == "]" } ? open : nil
                layers[layers.count - 1].wkt = wkt == nil && open.contains("[") ? open : nil
            } else if layers.isEmpty, line.contains("using driver `") {
                driver = line.drop { $0 != "`" }.dropFirst().prefix { $0 != "'" }.description
            } else if line.hasPrefix("Layer name: ") {
                let name = String(line.dropFirst("Layer name: ".count))
                layers.append(ConvertedLayer(name: name, driver: driver, version: version))
            } else if layers.isEmpty {
                continue
            } else if line == "Geometry: None" {
                layers[layers.count - 1].hasGeometry = false
            } else if line == "Layer SRS WKT:" || line.hasPrefix("SRS WKT (") {
                wkt = ""
            } else if line.hasPrefix("Coordinate epoch: ") {
                layers[layers.count - 1].epoch = Double(line.dropFirst("Coordinate epoch: ".count))
            }
        }
        return layers
    }

    /// The layer of that name, or the only one.
    public static func choose(
        _ name: String?, among layers: [ConvertedLayer]
    ) throws(SurveyFormatError) -> ConvertedLayer {
        let name = try chosenLayer(name, among: layers.map(\.name))
        guard let layer = layers.first(where: { $0.name == name }) else { throw .noLayers }
        return layer
    }

    /// A code where the definition ends with one, else the definition.
    var system: String? {
        guard let wkt else { return nil }
        guard let start = wkt.range(of: "ID[\"", options: .backwards), wkt.hasSuffix("]]") else { return wkt }
        let parts = wkt[start.upperBound...].dropLast(2).split(separator: "\"", maxSplits: 1)
        // `EPSG",32615`: anything longer belongs to an inner part.
        guard parts.count == 2, parts[1].first == ",", parts[1].dropFirst().allSatisfy(\.isNumber) else { return wkt }
        return "\(parts[0]):\(parts[1].dropFirst())"
    }
}
