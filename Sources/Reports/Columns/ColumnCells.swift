import Demarcation
import Literals

/// The values of many columns, laid out so that a cell is written without counting a reference: the cases of
/// ``ReportColumn/Values`` hold arrays, and taking one out costs more than writing a number. Not copyable, because a copy would count them all.
struct ColumnCells: ~Copyable {
    private enum Kind {
        case text, number, integer, code, flag, time, json
    }

    private struct Cell {
        var kind: Kind
        /// Which of the lists of its kind.
        var list: Int
        var decimals = 0
        var missing = 0
        var hasMissing = false
    }

    private var cells: [Cell] = []
    private var texts: [TextColumn] = []
    /// Where the bytes of each text column begin in the pool.
    private var textStarts: [Int] = []
    private var numbers: [[Double]] = []
    private var integers: [[Int]] = []
    private var codes: [[Int32]] = []
    /// Where each code stands in the pool.
    private var codeRanges: [[Range<Int>]] = []
    private var flags: [[Bool]] = []
    private var times: [[Int64]] = []
    /// The bytes of all texts, of the codes as JSON strings, and of the names with what stands around them.
    private var pool: [UInt8] = []
    /// Where the comma, name and colon before each cell stand in the pool.
    private var nameRanges: [Range<Int>] = []
    /// Room for a row without its texts.
    private var fixedRoom = 0

    init(_ columns: [ReportColumn]) {
        for (index, column) in columns.enumerated() {
            let start = pool.count
            if index > 0 { pool.append(UInt8(ascii: ",")) }
            pool.append(jsonString: column.name)
            pool.append(UInt8(ascii: ":"))
            nameRanges.append(start..<pool.count)
            fixedRoom += pool.count - start + 40
            add(column.values)
        }
    }

    private mutating func add(_ values: ReportColumn.Values) {
        switch values {
        case .texts(let column), .json(let column):
            let kind = if case .json = values { Kind.json } else { Kind.text }
            cells.append(Cell(kind: kind, list: texts.count))
            texts.append(column)
            textStarts.append(pool.count)
            pool.append(contentsOf: column.bytes)
        case .numbers(let list, let decimals):
            cells.append(Cell(kind: .number, list: numbers.count, decimals: decimals))
            numbers.append(list)
            if list.contains(where: { $0.magnitude >= 0x1p60 && $0.isFinite }) {
                fixedRoom += RowText.room(forFixed: .greatestFiniteMagnitude, decimals: decimals)
            }
        case .integers(let list, let missing):
            cells.append(
                Cell(kind: .integer, list: integers.count, missing: missing ?? 0, hasMissing: missing != nil))
            integers.append(list)
        case .codes(let list, let among):
            cells.append(Cell(kind: .code, list: codes.count))
            codes.append(list)
            codeRanges.append(
                among.map { code in
                    let start = pool.count
                    pool.append(jsonString: code)
                    fixedRoom += pool.count - start
                    return start..<pool.count
                })
        case .flags(let list):
            cells.append(Cell(kind: .flag, list: flags.count))
            flags.append(list)
        case .times(let list):
            cells.append(Cell(kind: .time, list: times.count))
            times.append(list)
        }
    }

    /// How many bytes a row needs at most.
    func room(row: Int) -> Int {
        var room = fixedRoom
        for index in texts.indices { room += 6 * texts[index].range(of: row).count }
        return room
    }

    /// Appends the members of an object, without its brackets.
    func append(row: Int, to output: inout OutputSpan<UInt8>) {
        for index in cells.indices {
            Reports.append(pool.span.extracting(nameRanges[index]), to: &output)
            append(cells[index], row: row, to: &output)
        }
    }

    @inline(__always)
    private func poolRange(_ range: Range<Int>, of cell: Cell) -> Range<Int> {
        let start = textStarts[cell.list]
        return start + range.lowerBound..<start + range.upperBound
    }

    @inline(__always)
    private func append(_ cell: Cell, row: Int, to output: inout OutputSpan<UInt8>) {
        switch cell.kind {
        case .text:
            let range = texts[cell.list].range(of: row)
            if range.isEmpty { return appendNull(to: &output) }
            appendJSONString(pool.span.extracting(poolRange(range, of: cell)), to: &output)
        case .json:
            let range = texts[cell.list].range(of: row)
            if range.isEmpty { return appendNull(to: &output) }
            Reports.append(pool.span.extracting(poolRange(range, of: cell)), to: &output)
        case .number:
            let number = numbers[cell.list][row]
            guard number.isFinite else { return appendNull(to: &output) }
            RowText.appendFixed(number, decimals: cell.decimals, trimmingZeros: true, to: &output)
        case .integer:
            let integer = integers[cell.list][row]
            if cell.hasMissing, integer == cell.missing { return appendNull(to: &output) }
            RowText.appendInteger(integer, to: &output)
        case .code:
            let code = Int(codes[cell.list][row])
            guard code >= 0 else { return appendNull(to: &output) }
            Reports.append(pool.span.extracting(codeRanges[cell.list][code]), to: &output)
        case .flag:
            Reports.append(flags[cell.list][row] ? trueText.span : falseText.span, to: &output)
        case .time:
            guard hasTimeText(times[cell.list][row]) else { return appendNull(to: &output) }
            output.append(UInt8(ascii: "\""))
            RowText.appendTimestamp(milliseconds: times[cell.list][row], to: &output)
            output.append(UInt8(ascii: "\""))
        }
    }
}

private let null: [4 of UInt8] = [0x6E, 0x75, 0x6C, 0x6C]
private let trueText: [4 of UInt8] = [0x74, 0x72, 0x75, 0x65]
private let falseText: [5 of UInt8] = [0x66, 0x61, 0x6C, 0x73, 0x65]

@inline(__always)
private func appendNull(to output: inout OutputSpan<UInt8>) {
    append(null.span, to: &output)
}
