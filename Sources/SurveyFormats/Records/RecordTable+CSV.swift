public import Demarcation

extension RecordTable {
    /// Reads CSV by RFC 4180 with a header: comma, semicolon or tab, whichever the header holds most of; UTF-8 with or
    /// without byte order mark; any line ends. A row with another number of cells than the header is rejected.
    public static func csv(_ bytes: [UInt8]) throws(RecordTableError) -> (table: RecordTable, rejections: [Rejection]) {
        var scanner = try Scanner(bytes)
        guard let header = try scanner.next() else { throw .empty }
        let columns = header.cells.map { $0.trimmedLowercased }
        var seen: Set<String> = []
        for column in columns where !column.isEmpty {
            guard seen.insert(column).inserted else { throw .duplicateColumn(column) }
        }
        var table = RecordTable(columns: columns, records: [], header: header.text)
        var rejections: [Rejection] = []
        while let row = try scanner.next() {
            if row.cells.count == 1, row.cells[0].allSatisfy(\.isWhitespace) { continue }
            guard row.cells.count == columns.count else {
                rejections.append(
                    Rejection(
                        line: row.line, reason: .wrongFieldCount(expected: columns.count, found: row.cells.count),
                        text: row.text))
                continue
            }
            guard !row.text.utf8.contains(0) else {
                rejections.append(Rejection(line: row.line, reason: Record.holdsNUL, text: row.text))
                continue
            }
            let cells = zip(columns, row.cells).map { ($0, $1.withoutFormulaGuard.trimmed) }
            table.records.append(
                Record(
                    line: row.line, text: row.text, cells: Dictionary(cells, uniquingKeysWith: { first, _ in first })))
        }
        return (table, rejections)
    }

    /// The table, if it has these columns.
    public func requiring(_ names: String...) throws(RecordTableError) -> RecordTable {
        for name in names where !columns.contains(name) { throw .missingColumn(name, found: columns) }
        return self
    }

    private struct Row {
        var line: Int
        var text: String
        var cells: [String]
    }

    private struct Scanner {
        private let bytes: ArraySlice<UInt8>
        private var position: Int
        private var line = 1
        private let delimiter: UInt8

        init(_ bytes: [UInt8]) throws(RecordTableError) {
            guard !bytes.isEmpty else { throw .empty }
            do throws(UTF8.ValidationError) {
                _ = try UTF8Span(validating: bytes.span)
            } catch {
                throw .notUTF8(byte: error.byteOffsets.lowerBound)
            }
            self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            position = self.bytes.startIndex
            let header = self.bytes.prefix { $0 != 10 && $0 != 13 }
            let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
            func count(_ delimiter: UInt8) -> Int { header.reduce(0) { $0 + ($1 == delimiter ? 1 : 0) } }
            delimiter = candidates.max { count($0) < count($1) } ?? candidates[0]
        }

        mutating func next() throws(RecordTableError) -> Row? {
            guard position < bytes.endIndex else { return nil }
            let start = position
            let firstLine = line
            var cells: [String] = []
            var cell: [UInt8] = []
            while position < bytes.endIndex {
                let byte = bytes[position]
                if byte == UInt8(ascii: "\""), cell.allSatisfy({ $0 == 32 }) {
                    cell = try quoted()
                } else if byte == delimiter {
                    cells.append(String(decoding: cell, as: UTF8.self))
                    cell.removeAll(keepingCapacity: true)
                    position += 1
                } else if byte == 10 || byte == 13 {
                    break
                } else {
                    cell.append(byte)
                    position += 1
                }
            }
            cells.append(String(decoding: cell, as: UTF8.self))
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            skipLineEnd()
            return Row(line: firstLine, text: text, cells: cells)
        }

        private mutating func skipLineEnd() {
            guard position < bytes.endIndex else { return }
            let first = bytes[position]
            position += 1
            if first == 13, position < bytes.endIndex, bytes[position] == 10 { position += 1 }
            line += 1
        }

        /// From the opening quote to behind the closing one; a doubled quote is one.
        private mutating func quoted() throws(RecordTableError) -> [UInt8] {
            let opening = line
            var cell: [UInt8] = []
            position += 1
            while position < bytes.endIndex {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\"") {
                    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") else { return cell }
                    position += 1
                }
                if byte == 10 { line += 1 }
                cell.append(byte)
            }
            throw .unterminatedQuote(line: opening)
        }
    }
}

extension String {
    /// Without the apostrophe that keeps a spreadsheet from running a text as a formula, as exports write it.
    fileprivate var withoutFormulaGuard: String {
        guard utf8.first == UInt8(ascii: "'"), let second = dropFirst().unicodeScalars.first,
            "=+-@\t\r".unicodeScalars.contains(second)
        else { return self }
        return String(dropFirst())
    }

    var trimmed: String {
        // Most cells begin and end with a letter or digit, and finding characters costs more than all else here.
        guard let start = utf8.first, let end = utf8.last, !(33...126).contains(start) || !(33...126).contains(end)
        else { return self }
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    var trimmedLowercased: String { trimmed.lowercased() }
}
