import Demarcation
import Literals

/// Looks at the start of a delimited file and finds its ``DelimitedLayout``.
struct DelimitedPreview {
    private let text: [UInt8]
    private let isWhole: Bool
    private let options: SurveyReadingOptions

    /// Rows that are looked at.
    private static let rowLimit = 200

    /// `text` is the file's start in UTF-8 and `isWhole` says that nothing follows.
    init(_ text: [UInt8], isWhole: Bool, options: SurveyReadingOptions) {
        self.text = text
        self.isWhole = isWhole
        self.options = options
    }

    struct Found {
        var layout: DelimitedLayout
        /// Where the first row of data starts, and its line.
        var start: Int
        var line: Int
        /// The header record as written.
        var header: [UInt8]
    }

    func layout() throws(SurveyFormatError) -> Found {
        var (start, line) = skipBlankLines(from: 0, line: 1)
        var declared = options.delimiter
        if let separator = separatorLine(at: start) {
            declared = declared ?? separator.delimiter
            (start, line) = skipBlankLines(from: separator.next, line: line + 1)
        }
        let candidates: [UInt8] = declared.map { [$0] } ?? [0x3B, 0x09, 0x2C, 0x7C]
        var best: (score: Int, found: Found)?
        var failure: SurveyFormatError?
        for delimiter in candidates {
            let found: Found
            do throws(SurveyFormatError) {
                found = try header(delimiter: delimiter, start: start, line: line)
            } catch {
                // Split by a wrong delimiter the columns that the caller names can't be found.
                guard case .noSuchColumn(_, let names) = error else { throw error }
                if case .noSuchColumn(_, let others) = failure, others.count >= names.count { continue }
                failure = error
                continue
            }
            let score = found.layout.columns.filter { $0 != .extra }.count * 100 + found.layout.columns.count
            if best.map({ score > $0.score }) ?? true { best = (score, found) }
        }
        guard var found = best?.found else { throw failure ?? .empty }
        found.layout.coordinateKind = try kind(of: found.layout, line: line)
        try examineRows(&found)
        return found
    }

    /// The header record split by one delimiter.
    private func header(delimiter: UInt8, start: Int, line: Int) throws(SurveyFormatError) -> Found {
        var scanner = RecordScanner(delimiter: delimiter)
        switch scanner.scan(text.span, from: start, isLast: isWhole) {
        case .incomplete: throw .recordTooLong(limit: text.count, line: line)
        case .unterminatedQuote: throw .unterminatedQuote(line: line)
        case .record(let end, let next):
            var names = scanner.found.fields.map { text.span.text(text.span.trimmed($0.range)) }
            let isRejects = RejectColumns.end(names)
            if isRejects { names = names.map { FormulaGuard.removed(from: $0) } }
            if let bad = names.firstIndex(where: { $0.contains("\u{FFFD}") }) {
                throw .notText(
                    encoding: TextEncoding.utf8.rawValue, byte: firstInvalid(in: scanner.found.fields[bad].range))
            }
            let isHeaderless =
                !options.columns.isEmpty && options.columns.values.allSatisfy { Int($0) != nil }
                && names.contains { Double($0.replacing(",", with: ".")) != nil }
            var columns = try columns(for: names, isHeaderless: isHeaderless)
            if isRejects {
                for index in columns.indices.suffix(RejectColumns.count) { columns[index] = .rejection }
            }
            var layout = DelimitedLayout(
                delimiter: delimiter, headers: isHeaderless ? [] : names, columns: columns, coordinateKind: .projected)
            layout.isRejects = isRejects
            return Found(
                layout: layout, start: isHeaderless ? start : next,
                line: isHeaderless ? line : line + 1 + scanner.found.innerLines,
                header: isHeaderless ? [] : Array(text[start..<end]))
        }
    }

    private func firstInvalid(in range: Range<Int>) -> Int {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: text.span.extracting(range))
            return range.lowerBound
        } catch {
            return range.lowerBound + error.byteOffsets.lowerBound
        }
    }

    private func columns(for names: [String], isHeaderless: Bool) throws(SurveyFormatError) -> [SurveyColumn] {
        var columns = names.map { isHeaderless ? SurveyColumn.extra : ColumnSynonyms.column(for: $0) ?? .extra }
        for (column, wanted) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let index = DelimitedPreview.index(of: wanted, in: isHeaderless ? [] : names),
                names.indices.contains(index)
            else { throw .noSuchColumn(wanted, found: names) }
            for other in columns.indices where columns[other] == column { columns[other] = .extra }
            columns[index] = column
        }
        var seen: Set<SurveyColumn> = []
        for index in columns.indices where columns[index] != .extra {
            // The first of two columns of the same meaning counts; the other is kept among the extras.
            if !seen.insert(columns[index]).inserted { columns[index] = .extra }
        }
        return columns
    }

    /// The column with that header, as written or nearly so, else with that number counted from 1.
    private static func index(of wanted: String, in names: [String]) -> Int? {
        let key = ColumnSynonyms.normalized(wanted)
        return names.firstIndex(of: wanted) ?? names.firstIndex { !key.isEmpty && ColumnSynonyms.normalized($0) == key }
            ?? Int(wanted).map { $0 - 1 }
    }

    private func kind(of layout: DelimitedLayout, line: Int) throws(SurveyFormatError) -> SurveySource.CoordinateKind {
        var names: Set<String> = []
        for header in layout.headers where !header.isEmpty {
            guard names.insert(ColumnSynonyms.normalized(header)).inserted || ColumnSynonyms.normalized(header).isEmpty
            else { throw .duplicateColumn(header, line: line) }
        }
        if layout.has(.longitude), layout.has(.latitude) { return .geographic }
        if layout.has(.geocentricX), layout.has(.geocentricY), layout.has(.geocentricZ) { return .geocentric }
        if layout.has(.easting), layout.has(.northing) { return .projected }
        let needed =
            layout.has(.longitude) || layout.has(.latitude)
            ? "longitude, latitude"
            : layout.has(.easting) || layout.has(.northing) ? "easting, northing" : "coordinates"
        throw .missingColumns(needed: needed, found: layout.headers)
    }

    private func skipBlankLines(from start: Int, line: Int) -> (start: Int, line: Int) {
        var at = start
        var line = line
        while at < text.count, text[at] == 0x0A || text[at] == 0x0D {
            if text[at] == 0x0A || at + 1 == text.count || text[at + 1] != 0x0A { line += 1 }
            at += 1
        }
        return (at, line)
    }

    /// `sep=;`, which spreadsheets write before the header.
    private func separatorLine(at start: Int) -> (delimiter: UInt8, next: Int)? {
        guard text.count > start + 5, text[start..<start + 4].elementsEqual("sep=".utf8) else { return nil }
        guard text[start + 5] == 0x0A || text[start + 5] == 0x0D else { return nil }
        return (
            text[start + 4],
            start + 5 + (text[start + 5] == 0x0D && text.count > start + 6 && text[start + 6] == 0x0A ? 2 : 1)
        )
    }

    // MARK: - Rows

    private func examineRows(_ found: inout Found) throws(SurveyFormatError) {
        var scanner = RecordScanner(delimiter: found.layout.delimiter)
        var evidence = RowEvidence(layout: found.layout, options: options)
        var at = found.start
        var line = found.line
        var rows = 0
        while at < text.count, rows < DelimitedPreview.rowLimit {
            guard case .record(let end, let next) = scanner.scan(text.span, from: at, isLast: isWhole) else { break }
            if end > at, !text.span.equals(at..<end, found.header) {
                try evidence.add(text.span, scanner.found.fields, line: line)
                rows += 1
            }
            line += 1 + scanner.found.innerLines
            at = next
        }
        try evidence.conclude(&found.layout)
    }
}
