import Literals

/// What became of a piece of lines: the text to print, and which lines gave nothing.
struct LineResults: Sendable {
    enum Problem: Sendable {
        case notNumbers, notComputed, outsideArea
    }

    /// How results are printed.
    enum Style: Sendable {
        /// Numbers with blanks between; comments and blank lines pass as they are, so that there is one line out for
        /// each line in, and a line without result is `*`.
        case text
        /// Elements of an array: numbers in brackets, comments and blank lines left out, `null` without result.
        case json
    }

    var text: [UInt8] = []
    var lineCount = 0
    /// Elements in ``text``, without results included.
    var elementCount = 0
    /// Lines count from 0 in the piece.
    var problems: [(line: Int, problem: Problem)] = []

    /// `write` appends the numbers of a row, or says why there are none and appends nothing.
    init(_ lines: NumberLines, _ style: Style, write: (Int, inout [UInt8]) -> Problem?) {
        text.reserveCapacity(lines.lineCount * 40)
        lineCount = lines.lineCount
        lines.forEachLine { row, line in
            if style == .json { separate() }
            if let problem = write(row, &text) {
                problems.append((line, problem))
                text.append(contentsOf: style.missing)
            }
            if style == .text { text.append(0x0A) }
        } other: { what, line in
            put(what, at: line, style)
        }
    }

    private mutating func put(_ other: NumberLines.Other, at line: Int, _ style: Style) {
        switch (other, style) {
        case (.blank, .text):
            text.append(0x0A)
        case (.comment(let bytes), .text):
            text.append(contentsOf: bytes)
            text.append(0x0A)
        case (.blank, .json), (.comment, .json):
            break
        case (.divider, _), (.notNumbers, _):
            problems.append((line, .notNumbers))
            if style == .json { separate() }
            text.append(contentsOf: style.missing)
            if style == .text { text.append(0x0A) }
        }
    }

    private mutating func separate() {
        if elementCount > 0 { text.append(contentsOf: [0x2C, 0x0A]) }
        elementCount += 1
    }
}

extension LineResults.Style {
    fileprivate var missing: [UInt8] {
        switch self {
        case .text: [UInt8(ascii: "*")]
        case .json: Array("null".utf8)
        }
    }
}

extension [UInt8] {
    /// A point with 15 significant digits: `1 2 3`, or `[1,2,3]`.
    mutating func appendRow(_ first: Double, _ second: Double, _ third: Double, _ style: LineResults.Style) {
        if style == .json { append(UInt8(ascii: "[")) }
        let separator = style == .json ? UInt8(ascii: ",") : 0x20
        appendSignificant(first)
        append(separator)
        appendSignificant(second)
        append(separator)
        appendSignificant(third)
        if style == .json { append(UInt8(ascii: "]")) }
    }

    /// The same without a third number.
    mutating func appendPair(_ first: Double, _ second: Double, _ style: LineResults.Style) {
        if style == .json { append(UInt8(ascii: "[")) }
        appendSignificant(first)
        append(style == .json ? UInt8(ascii: ",") : 0x20)
        appendSignificant(second)
        if style == .json { append(UInt8(ascii: "]")) }
    }

    /// Numbers with 15 significant digits: `1 2`, or an object `{"length":1,"azimuth":2}`.
    mutating func appendResult(_ numbers: [(name: StaticString, value: Double)], _ style: LineResults.Style) {
        for (index, number) in numbers.enumerated() {
            switch style {
            case .text:
                if index > 0 { append(0x20) }
            case .json:
                append(contentsOf: (index == 0 ? "{\"" : ",\"").utf8)
                append(contentsOf: "\(number.name)\":".utf8)
            }
            appendSignificant(number.value)
        }
        if style == .json { append(UInt8(ascii: "}")) }
    }
}
