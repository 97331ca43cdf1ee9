public import Demarcation
import Literals

/// Writes the rejected records of a source as a table that can be mended and imported again.
///
/// The rows of a table keep its own columns and delimiter as they stood, and get four more: line, code, message and hint
/// (`reject_line`… where one of these names is taken). Records of other formats become rows of what was understood of
/// them, with the record's text beside it. A text that a spreadsheet would run gets an apostrophe, which the reader of
/// such a table takes off again.
public struct RejectsTable: Sendable {
    /// What has been written and not yet taken.
    public private(set) var bytes: [UInt8] = []
    public private(set) var count = 0
    private let table: SurveySource.Table?
    private let delimiter: UInt8
    /// Fields of the source's own.
    private let width: Int
    private let system: String
    private let language: Language

    /// - `system`: of the source's coordinates; a row that isn't the source's own names it.
    public init(_ source: SurveySource, system: String, language: Language) {
        table = source.table
        delimiter = source.table?.delimiter ?? 0x2C
        self.system = system
        self.language = language
        if let table {
            let own = table.width - (table.isRejects ? RejectColumns.count : 0)
            width = own
            var header = Self.fields(of: table.header, delimiter: table.delimiter)
            if table.header.isEmpty { header = (1...max(1, own)).map { Array("column \($0)".utf8) } }
            header = Array(header.prefix(own))
            for field in header { appendOwn(field) }
            let names = header.map { Self.content(of: String(decoding: $0, as: UTF8.self)) }
            for name in RejectColumns.names(beside: names) { append(name) }
        } else {
            width = 7
            for name in Self.headers(source) + RejectColumns.names(beside: []) { append(name) }
        }
        endRow()
        count = 0
    }

    public mutating func add(_ rejection: Rejection) {
        if let table {
            for field in Self.fields(of: rejection.text, delimiter: table.delimiter) { appendOwn(field) }
            // Filled up, a row with too few fields has its reasons in their columns, and room for what it lacks. Until
            // something is there, the reader rejects it again.
            while fieldsInRow < width { appendOwn([]) }
        } else {
            let point = rejection.point
            for text in [point?.name, point?.x, point?.y, point?.z] { append(text ?? "") }
            append(point.flatMap { Self.timestamp($0.time) } ?? "")
            append(system)
            append(rejection.text)
        }
        append(String(rejection.line))
        append(rejection.reason.code)
        append(rejection.reason.message[language])
        append(rejection.reason.hint[language])
        endRow()
    }

    /// Gives the bytes to `sink` and forgets them, when there are more than `limit`.
    public mutating func flush(over limit: Int = 0, into sink: ([UInt8]) throws -> Void) rethrows {
        guard bytes.count > limit else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    // MARK: - Fields

    private var fieldsInRow = 0

    private mutating func endRow() {
        bytes += [0x0D, 0x0A]
        fieldsInRow = 0
        count += 1
    }

    private mutating func separate() {
        if fieldsInRow > 0 { bytes.append(delimiter) }
        fieldsInRow += 1
    }

    /// A field as it stands in the source, quotes and all.
    private mutating func appendOwn(_ field: [UInt8]) {
        separate()
        let isQuoted = field.first == 0x22
        let content = field.dropFirst(isQuoted ? 1 : 0)
        if isQuoted { bytes.append(0x22) }
        let isGuarded = table?.isRejects == true && FormulaGuard.stands(before: field.span, content.indices)
        let own = content.dropFirst(isGuarded ? 1 : 0)
        if FormulaGuard.isNeeded(own) { bytes.append(0x27) }
        bytes += own
    }

    private mutating func append(_ text: String) {
        separate()
        let field = Array(text.utf8)
        let isQuoted = field.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        if isQuoted { bytes.append(0x22) }
        if FormulaGuard.isNeeded(field) { bytes.append(0x27) }
        for byte in field {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(0x22) }
    }

    private static func headers(_ source: SurveySource) -> [String] {
        let height =
            switch source.heightKind {
            case .ellipsoidal: "ellipsoidal_height"
            case .orthometric: "orthometric_height"
            case .unknown, .none: "height"
            }
        let place =
            switch source.coordinateKind {
            case .geographic: ["longitude", "latitude", height]
            case .projected: ["easting", "northing", height]
            case .geocentric: ["x_ecef", "y_ecef", "z_ecef"]
            }
        return ["id"] + place + ["time", "crs", "text"]
    }

    private static func timestamp(_ milliseconds: Int64) -> String? {
        guard milliseconds != SurveyBatch.missingTime else { return nil }
        var text: [UInt8] = []
        text.appendTimestamp(milliseconds: milliseconds)
        return String(decoding: text, as: UTF8.self)
    }

    /// The fields of one record as they stand between the delimiters.
    private static func fields(of record: String, delimiter: UInt8) -> [[UInt8]] {
        let text = Array(record.utf8)
        var scanner = RecordScanner(delimiter: delimiter)
        guard case .record(let end, _) = scanner.scan(text.span, from: 0, isLast: true) else { return [text] }
        let found = scanner.found.fields
        return found.indices.map { index in
            let start = found[index].start - (found[index].isQuoted ? 1 : 0)
            guard index + 1 < found.count else { return Array(text[start..<end]) }
            let next = found[index + 1]
            return Array(text[start..<next.start - (next.isQuoted ? 2 : 1)])
        }
    }

    private static func content(of field: String) -> String {
        field.hasPrefix("\"") && field.hasSuffix("\"") ? String(field.dropFirst().dropLast()) : field
    }
}
