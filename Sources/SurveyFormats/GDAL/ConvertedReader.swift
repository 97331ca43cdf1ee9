import Demarcation

/// Reads what GDAL's `ogr2ogr` made of a layer: GeoJSON in the layer's own reference system, or CSV of a sheet.
///
/// The line of a GeoJSON record is the feature's number, counted from 1: the lines of GDAL's text mean nothing to whoever
/// has the file.
struct ConvertedReader: FormatReader {
    private enum Content {
        case features(GeoJSONReader)
        case table(DelimitedReader)
    }

    private let layer: ConvertedLayer
    private var content: Content

    init(_ bytes: ByteSource, of layer: ConvertedLayer, options: SurveyReadingOptions) throws(SurveyFormatError) {
        self.layer = layer
        if layer.hasGeometry {
            let told = layer.wkt.flatMap { WKTSystem($0) }
            // Without a word of the file or the caller, coordinates that look like degrees may still be others.
            let kind = told?.kind ?? options.coordinateKind ?? .projected
            content = .features(try GeoJSONReader(bytes, converted: kind))
        } else {
            content = .table(try DelimitedReader(bytes, options: options))
        }
    }

    var source: SurveySource {
        var source: SurveySource
        switch content {
        case .features(let reader):
            source = reader.source
            source.referenceSystem = layer.system
            let heightKind = layer.wkt.flatMap { WKTSystem($0)?.heightKind } ?? .unknown
            source.heightKind = source.heightKind == .none ? .none : heightKind
        case .table(let reader): source = reader.source
        }
        source.epoch = layer.epoch ?? source.epoch
        source.format = "\(layer.driver), by GDAL \(layer.version)"
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        switch content {
        case .features(var reader):
            defer { content = .features(reader) }
            return try reader.next()
        case .table(var reader):
            defer { content = .table(reader) }
            return try reader.next()
        }
    }
}
