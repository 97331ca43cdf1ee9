import Demarcation
import Literals

/// Reads RTKLIB solutions (`.pos`) in all their spellings: decimal degrees, degrees-minutes-seconds, geocentric and
/// baseline coordinates; week and seconds or date and time; GPST, UTC and JST; any separator.
///
/// A baseline is added to the reference position of the header, which gives geocentric coordinates. Signed square roots
/// of covariances become covariances, turned to east, north and up where they are geocentric. (RTKLIB `src/solution.c`.)
struct SolutionReader: FormatReader {
    private var lines: LineSource
    private var parser: SolutionParser

    init(_ bytes: ByteSource, options: SurveyReadingOptions) throws(SurveyFormatError) {
        let lines = try LineSource(bytes, declared: options.encoding)
        // The header is read now: what it says must be known before the first record.
        var header = SolutionHeader()
        let start = lines.buffer
        for line in start.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard line.first == 0x25 else {
                let record = Array(line)
                header.guess(record.span, SolutionParser.fields(record.span, 0..<record.count))
                break
            }
            header.take(String(decoding: line, as: UTF8.self))
        }
        if header.coordinates == .baseline, header.reference == nil {
            throw .missingInformation("the reference position of its baselines (% ref pos)")
        }
        parser = SolutionParser(header)
        self.lines = lines
    }

    var source: SurveySource {
        let isGeocentric = parser.header.coordinates == .geocentric || parser.header.coordinates == .baseline
        let system = isGeocentric ? "EPSG:4978" : "EPSG:4326"
        var source = SurveySource(
            format: "pos", coordinateKind: isGeocentric ? .geocentric : .geographic,
            referenceSystem: parser.header.isWGS84 ? system : nil,
            heightKind: isGeocentric ? .ellipsoidal : parser.header.heightKind)
        switch parser.header.timeSystem {
        case .gps: source.remarks = [Bilingual(en: "GPS time → UTC", es: "hora GPS → UTC")]
        case .utc: break
        case .japan: source.remarks = [Bilingual("JST → UTC")]
        }
        source.warnings = parser.warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while !parser.builder.isFull {
            if takeLines() { break }
            guard try lines.fill() else { break }
        }
        return parser.builder.finish()
    }

    /// Takes the buffer's lines until the batch is full, and then returns true, or they end.
    private mutating func takeLines() -> Bool {
        let bytes = lines.buffer
        while let line = lines.next() {
            parser.take(bytes.span, line)
            if parser.builder.isFull { return true }
        }
        return false
    }
}
