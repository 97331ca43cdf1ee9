import Demarcation
import Literals

/// Reads CSV and its relatives: a header, then one point in each record.
struct DelimitedReader: FormatReader {
    private var text: TextSource
    private var scanner: RecordScanner
    private var parser: RowParser
    private let header: [UInt8]
    private let format: String
    private var buffer: [UInt8]
    /// Where the next record starts in the buffer, and its line.
    private var at: Int
    private var line: Int
    private var isLast: Bool
    private var repeatedHeaders = 0
    /// Place of the buffer's first byte in the file, for UTF-8.
    private var offset: Int

    /// Longest record; a quote that is never closed would otherwise take in the whole file.
    private static let recordLimit = 4 << 20

    init(_ bytes: ByteSource, options: SurveyReadingOptions) throws(SurveyFormatError) {
        var text = try TextSource(bytes, declared: options.encoding)
        var buffer: [UInt8] = []
        var isLast = false
        while buffer.count < 1 << 16, !isLast {
            let chunk = try text.next()
            isLast = chunk.isEmpty
            buffer += chunk
        }
        guard !buffer.isEmpty else { throw .empty }
        let found = try DelimitedPreview(buffer, isWhole: isLast, options: options).layout()
        self.text = text
        self.buffer = buffer
        self.isLast = isLast
        scanner = RecordScanner(delimiter: found.layout.delimiter)
        parser = RowParser(found.layout, options: options)
        header = found.header
        format = found.layout.delimiter == 0x09 ? "tsv" : "csv"
        at = found.start
        line = found.line
        offset = text.offset
    }

    var source: SurveySource {
        let layout = parser.layout
        var source = SurveySource(
            format: format, coordinateKind: layout.coordinateKind,
            referenceSystem: layout.referenceSystem.flatMap { DelimitedReader.systemName($0) },
            heightKind: layout.heightKind,
            epoch: layout.epoch.flatMap { $0.span.decimal(in: 0..<$0.count, mark: layout.decimalMark) })
        source.table = SurveySource.Table(
            delimiter: layout.delimiter, header: String(decoding: header, as: UTF8.self), width: layout.columns.count,
            isRejects: layout.isRejects)
        source.remarks = layout.remarks
        if text.encoding != .utf8 { source.remarks.append(Bilingual(text.encoding.rawValue)) }
        if repeatedHeaders > 0 {
            source.remarks.append(
                Bilingual(
                    en: "\(repeatedHeaders) repeated header lines skipped",
                    es: "\(repeatedHeaders) líneas de encabezado repetidas omitidas"))
        }
        source.warnings = parser.warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        parser.begin()
        while !parser.isFull {
            if try !takeRecords(), try !refill() { break }
        }
        let batch = parser.finish()
        return batch.count == 0 && batch.rejections.isEmpty ? nil : batch
    }

    /// Reads records until the batch is full, and then returns true, or the buffer has no whole one left.
    private mutating func takeRecords() throws(SurveyFormatError) -> Bool {
        // The same storage, held apart so that it can be read while the parser changes.
        let bytes = buffer
        while at < bytes.count {
            switch scanner.scan(bytes.span, from: at, isLast: isLast) {
            case .unterminatedQuote: throw .unterminatedQuote(line: line)
            case .incomplete:
                guard bytes.count - at > DelimitedReader.recordLimit else { return false }
                if case .unterminatedQuote = scanner.scan(bytes.span, from: at, isLast: true) {
                    throw .unterminatedQuote(line: line)
                }
                throw .recordTooLong(limit: DelimitedReader.recordLimit, line: line)
            case .record(let end, let next):
                try take(at..<end, of: bytes.span)
                line += 1 + scanner.found.innerLines
                at = next
                if parser.isFull { return true }
            }
        }
        return false
    }

    private mutating func take(_ record: Range<Int>, of bytes: Span<UInt8>) throws(SurveyFormatError) {
        guard !record.isEmpty else { return }
        if scanner.found.hasNonASCII { try validate(bytes, record) }
        if record.count == header.count, bytes.equals(record, header) {
            repeatedHeaders += 1
            return
        }
        guard parser.layout.isRejects else {
            try parser.parse(bytes, record: record, found: scanner.found, line: line)
            return
        }
        var found = scanner.found
        for index in found.fields.indices where FormulaGuard.stands(before: bytes, found.fields[index].range) {
            found.fields[index].start += 1
        }
        try parser.parse(bytes, record: record, found: found, line: line)
    }

    private func validate(_ bytes: Span<UInt8>, _ record: Range<Int>) throws(SurveyFormatError) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.extracting(record))
        } catch {
            let byte = offset + record.lowerBound + error.byteOffsets.lowerBound
            throw .notText(encoding: TextEncoding.utf8.rawValue, byte: byte)
        }
    }

    /// Drops what has been read and appends the next chunk; false when there is none.
    private mutating func refill() throws(SurveyFormatError) -> Bool {
        guard !isLast else { return false }
        let chunk = try text.next()
        isLast = chunk.isEmpty
        offset += at
        if at == buffer.count {
            buffer = chunk
        } else {
            buffer.removeSubrange(..<at)
            buffer += chunk
        }
        at = 0
        // With the end known, an unfinished record is scanned again.
        return !isLast || !buffer.isEmpty
    }

    /// `32616` and `epsg:32616` are `EPSG:32616`.
    private static func systemName(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.isEmpty else { return nil }
        if text.allSatisfy(\.isNumber) { return "EPSG:" + text }
        return text.lowercased().hasPrefix("epsg:") ? text.uppercased() : text
    }
}
