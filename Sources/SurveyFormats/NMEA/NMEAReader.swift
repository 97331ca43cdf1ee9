import Demarcation
import Literals

/// Reads logs of NMEA 0183: one point for each instant that has a position.
///
/// Sentences of one instant belong together, whatever their order and talker: position, quality, altitude and separation
/// from GGA or GNS, else position from RMC or GLL; standard deviations from GST; HDOP also from GSA; the date from RMC or
/// ZDA, carried over midnight. Instants without a fix, and positions that nobody measured, are rejected.
struct NMEAReader: FormatReader {
    private var lines: LineSource
    private var epochs: NMEAEpochs
    private let heightKind: SurveySource.HeightKind
    private var isFinished = false

    init(_ bytes: ByteSource, options: SurveyReadingOptions) throws(SurveyFormatError) {
        lines = try LineSource(bytes, declared: options.encoding)
        heightKind = NMEAReader.heightKind(lines.buffer)
        epochs = NMEAEpochs(heightKind: heightKind, startDate: options.startDate)
    }

    var source: SurveySource {
        var source = SurveySource(
            format: "nmea", coordinateKind: .geographic, referenceSystem: "EPSG:4326", heightKind: heightKind)
        if heightKind == .ellipsoidal {
            source.remarks = [
                Bilingual(en: "height = altitude + geoid separation", es: "altura = altitud + separación del geoide")
            ]
        }
        source.warnings = epochs.warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while !epochs.builder.isFull {
            if takeLines() { break }
            guard try lines.fill() else {
                epochs.finish()
                break
            }
        }
        var batch = epochs.builder.finish()
        // An instant is rejected when it ends, after the sentences in it that are.
        batch?.rejections.sort { $0.line < $1.line }
        return batch
    }

    /// Takes the buffer's lines until the batch is full, and then returns true, or they end.
    private mutating func takeLines() -> Bool {
        let bytes = lines.buffer
        while let line = lines.next() {
            epochs.take(bytes.span, line)
            if epochs.builder.isFull { return true }
        }
        return false
    }

    /// Whether the receiver reports the geoid's separation, so that heights can be made ellipsoidal.
    private static func heightKind(_ start: [UInt8]) -> SurveySource.HeightKind {
        var hasAltitude = false
        for line in start.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(2000) {
            let bytes = Array(line)
            guard let sentence = try? NMEASentence(bytes.span, 0..<bytes.count, isUnfinished: false) else { continue }
            let (altitude, separation) =
                switch sentence.kind {
                case .gga: (sentence.field(9), sentence.field(11))
                case .gns: (sentence.field(9), sentence.field(10))
                default: (0..<0, 0..<0)
                }
            if !altitude.isEmpty, !separation.isEmpty { return .ellipsoidal }
            if !altitude.isEmpty { hasAltitude = true }
        }
        return hasAltitude ? .orthometric : .none
    }
}
