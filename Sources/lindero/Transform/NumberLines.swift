import Literals

/// Lines of up to four numbers, divided by blanks or tabs; `#` begins a comment. Columns of the numbers, and apart from
/// them the lines that hold none.
///
/// Numbers have a decimal point and may have an exponent. A carriage return before the line end is a blank. Costs about
/// 50 ns a line with two numbers.
struct NumberLines: Sendable {
    /// A line without the numbers that were asked for.
    enum Other: Sendable {
        case blank
        /// The whole line, without its line end.
        case comment([UInt8])
        /// A line that begins with `>`, as GMT divides lines.
        case divider
        case notNumbers
    }

    private(set) var lineCount = 0
    /// Lines with numbers.
    private(set) var rowCount = 0
    /// In the order of the lines, which count from 0.
    private(set) var others: [(line: Int, what: Other)] = []
    private(set) var first: [Double] = []
    private(set) var second: [Double] = []
    /// Empty if no line has a third number; else NaN where a line has none. So is ``fourth``.
    private(set) var third: [Double] = []
    private(set) var fourth: [Double] = []

    /// `counts`: how many numbers a line has to have, two to four.
    init(_ bytes: [UInt8], counts: ClosedRange<Int>) {
        precondition(counts.lowerBound >= 2 && counts.upperBound <= 4, "two to four numbers in a line")
        first.reserveCapacity(bytes.count / 20)
        second.reserveCapacity(bytes.count / 20)
        let span = bytes.span
        var at = span.hasByteOrderMark ? 3 : 0
        while at < span.count {
            let line = span.numbers(at: &at)
            lineCount += 1
            if line.isNumeric, counts.contains(line.count) {
                append(line)
            } else {
                others.append((lineCount - 1, line.other(in: bytes)))
            }
        }
    }

    private mutating func append(_ line: ScannedLine) {
        first.append(line.numbers[0])
        second.append(line.numbers[1])
        if line.count > 2 || !third.isEmpty { Self.append(line.numbers[2], to: &third, row: rowCount) }
        if line.count > 3 || !fourth.isEmpty { Self.append(line.numbers[3], to: &fourth, row: rowCount) }
        rowCount += 1
    }

    /// Visits every line in order: those with numbers by their row, the others by what they are; lines count from 0.
    func forEachLine(row: (_ row: Int, _ line: Int) -> Void, other: (_ what: Other, _ line: Int) -> Void) {
        var nextRow = 0
        var remaining = others.makeIterator()
        var next = remaining.next()
        for line in 0..<lineCount {
            if let present = next, present.line == line {
                other(present.what, line)
                next = remaining.next()
            } else {
                row(nextRow, line)
                nextRow += 1
            }
        }
    }

    /// A column begins with the first line that has a number for it.
    private static func append(_ number: Double, to column: inout [Double], row: Int) {
        if column.isEmpty { column = Array(repeating: .nan, count: row) }
        column.append(number)
    }
}

/// What one line holds, before it is known what it should hold.
private struct ScannedLine {
    var numbers = InlineArray<4, Double>(repeating: .nan)
    /// Words of the line, numbers or not.
    var count = 0
    var isNumeric = true
    var hasComment = false
    /// Without the line end.
    var bytes = 0..<0

    func other(in text: [UInt8]) -> NumberLines.Other {
        if count == 0 {
            guard hasComment else { return .blank }
            let line = text[bytes]
            return .comment(Array(line.last == 0x0D ? line.dropLast() : line))
        }
        let first = text[bytes].first { $0 != 0x20 && $0 != 0x09 }
        return first == UInt8(ascii: ">") ? .divider : .notNumbers
    }
}

extension Span where Element == UInt8 {
    /// Excel and Notepad begin UTF-8 with one.
    fileprivate var hasByteOrderMark: Bool {
        count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
    }

    /// Reads the line at `at` and goes on to the next one.
    fileprivate func numbers(at: inout Int) -> ScannedLine {
        var line = ScannedLine()
        let start = at
        scan: while at < count {
            switch self[at] {
            case 0x0A:
                break scan
            case 0x20, 0x09, 0x0D:
                at += 1
            case UInt8(ascii: "#"):
                line.hasComment = true
                while at < count, self[at] != 0x0A { at += 1 }
            default:
                let word = at
                repeat { at += 1 } while at < count && self[at] > 0x20 && self[at] != UInt8(ascii: "#")
                if line.count < 4, let number = decimal(in: word..<at) {
                    line.numbers[line.count] = number
                } else {
                    line.isNumeric = false
                }
                line.count += 1
            }
        }
        line.bytes = start..<at
        at += 1
        return line
    }
}
