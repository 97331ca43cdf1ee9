public import Demarcation

/// Reads a survey file of any format, in batches.
///
/// ```swift
/// var reader = try SurveyReader(ByteSource(path: "puntos.csv"), named: "puntos.csv")
/// print(reader.source.coordinateKind)
/// while let batch = try reader.next() { … }
/// ```
/// Memory doesn't grow with the file. Not thread-safe; it can be sent to another thread as a whole.
public struct SurveyReader: ~Copyable {
    public let format: SurveyFormat
    /// ``SurveyReadingOptions/columns`` mean something for it.
    public let isTable: Bool
    private var reader: any FormatReader

    /// Finds out the format from the first bytes, unless it is said, and what the file tells about itself.
    ///
    /// `name` is the file's name, whose extension must not contradict the content; empty for standard input.
    public init(
        _ bytes: sending ByteSource, named name: String = "", format: SurveyFormat? = nil,
        options: SurveyReadingOptions = SurveyReadingOptions()
    ) throws(SurveyFormatError) {
        var bytes = bytes
        let prefix = try bytes.peek(SurveyFormat.prefixSize)
        let detected = try SurveyFormat.detect(prefix, named: name, expected: format)
        reader = try detected.reader(bytes, options: options)
        self.format = detected
        isTable = detected == .csv
    }

    /// Reads a layer of a GeoPackage; `layer` may be left out where there is only one.
    ///
    /// The file is never written to. Edits in a `-wal` beside it are read.
    public init(
        geoPackage path: String, layer: String? = nil, options: SurveyReadingOptions = SurveyReadingOptions()
    ) throws(SurveyFormatError) {
        reader = try GeoPackageReader(path: path, layer: layer, options: options)
        format = .gpkg
        isTable = false
    }

    /// Reads the GeoJSON or CSV that GDAL's `ogr2ogr` writes of a layer, without an RFC 7946 transformation of its own.
    public init(
        converted bytes: sending ByteSource, of layer: ConvertedLayer,
        options: SurveyReadingOptions = SurveyReadingOptions()
    ) throws(SurveyFormatError) {
        reader = try ConvertedReader(bytes, of: layer, options: options)
        format = .gdal
        isTable = !layer.hasGeometry
    }

    /// What the file says about itself. Complete before the first batch but for warnings, which come as points are read.
    public var source: SurveySource { reader.source }

    /// The next points and rejections, some 8,000, or nothing at the end.
    public mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        try reader.next()
    }
}

extension SurveyFormat {
    /// The list of formats and their readers.
    fileprivate func reader(
        _ bytes: ByteSource, options: SurveyReadingOptions
    ) throws(SurveyFormatError) -> any FormatReader {
        switch self {
        case .csv: try DelimitedReader(bytes, options: options)
        case .gpx: try GPXReader(bytes)
        case .nmea: try NMEAReader(bytes, options: options)
        case .geojson: try GeoJSONReader(bytes)
        case .gsi: try GSIReader(bytes, options: options)
        case .jobxml: try JobXMLReader(bytes, options: options)
        case .landxml: try LandXMLReader(bytes)
        case .kml: try KMLReader(bytes)
        case .kmz: try KMZReader(bytes)
        case .pos: try SolutionReader(bytes, options: options)
        case .gpkg, .gdal: throw .needsFile(self)
        }
    }
}
