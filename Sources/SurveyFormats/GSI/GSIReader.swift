import Demarcation
import Literals

/// Reads Leica GSI-8 and GSI-16: blocks that have a point's number and its coordinates.
///
/// Words 81 to 83 are easting, northing and height; remarks are the note; other words are kept. Code blocks and stations
/// are no points. GSI names no reference system and no height's zero. (Leica Geosystems, "GSI Online".)
struct GSIReader: FormatReader {
    private var lines: LineSource
    private var builder = BatchBuilder()
    private var warnings = SurveyWarnings()
    private var point = PointRecord()

    init(_ bytes: ByteSource, options: SurveyReadingOptions) throws(SurveyFormatError) {
        lines = try LineSource(bytes, declared: options.encoding)
    }

    var source: SurveySource {
        var source = SurveySource(format: "gsi", coordinateKind: .projected)
        source.warnings = warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while !builder.isFull {
            if takeLines() { break }
            guard try lines.fill() else { break }
        }
        return builder.finish()
    }

    /// Takes the buffer's lines until the batch is full, and then returns true, or they end.
    private mutating func takeLines() -> Bool {
        let bytes = lines.buffer
        while let line = lines.next() {
            take(bytes.span, line)
            if builder.isFull { return true }
        }
        return false
    }

    private mutating func take(_ bytes: Span<UInt8>, _ line: LineSource.Line) {
        let range = bytes.trimmed(line.range)
        guard !range.isEmpty else { return }
        point.clear(line: line.number)
        do throws(RowProblem) {
            try bytes.requireText(range)
            guard try read(bytes, range, isUnfinished: line.isUnfinished) else {
                warnings.note(.skipped, line: line.number)
                return
            }
            if point.x == 0, point.y == 0 { warnings.note(.zeroCoordinates, line: line.number) }
            builder.append(point)
        } catch {
            if case .rejected(let reason) = error {
                builder.reject(point, reason, text: bytes.text(line.range))
            }
        }
    }

    /// Reads a block; false when it is of a kind that has no point.
    private mutating func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, isUnfinished: Bool
    ) throws(RowProblem) -> Bool {
        let isLong = bytes[range.lowerBound] == 0x2A
        let words = SolutionParser.fields(bytes, isLong ? range.lowerBound + 1..<range.upperBound : range)
        var isStation = false
        for (position, place) in words.enumerated() {
            guard let word = GSIWord(bytes, place, dataLength: isLong ? 16 : 8) else {
                throw .rejected(isUnfinished ? .truncated : .badRecord(problem: GSIReader.badWord(bytes.text(place))))
            }
            if position == 0, word.index != 11 { return false }
            switch word.index {
            case 11: point.name = word.data.map { bytes[$0] }
            case 81: point.x = try metres(word, bytes, "81")
            case 82: point.y = try metres(word, bytes, "82")
            case 83: point.z = try metres(word, bytes, "83")
            case 84, 85: isStation = true
            case 71...79:
                if !point.note.isEmpty { point.note += Array("; ".utf8) }
                point.note += word.data.map { bytes[$0] }
            default: point.addExtra("\(word.index)", (word.isNegative ? "-" : "") + bytes.text(word.data))
            }
        }
        if point.x.isNaN, point.y.isNaN, isStation { return false }
        if point.x.isNaN { throw .rejected(.missingCoordinate(field: "81")) }
        if point.y.isNaN { throw .rejected(.missingCoordinate(field: "82")) }
        return true
    }

    private func metres(_ word: GSIWord, _ bytes: Span<UInt8>, _ name: String) throws(RowProblem) -> Double {
        if let metres = word.metres(bytes) { return metres }
        throw .rejected(.notANumber(field: name, value: bytes.text(word.data)))
    }

    private static func badWord(_ text: String) -> Bilingual {
        Bilingual(en: "“\(text)” is no GSI word", es: "«\(text)» no es una palabra GSI")
    }
}
