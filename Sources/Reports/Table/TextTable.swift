/// A table for a terminal: columns aligned by what a terminal shows, a rule below the header, perhaps a total.
///
///     var table = TextTable([.init("producto"), .init("km", .right), .init("avance")])
///     table.append([.text("Brecha"), .text("201.35"), .bar(0.45, width: 10)])
///     table.total([.text("Total"), .text("201.35"), .text("")])
///     print(table.text(width: 80), terminator: "")
///
/// Without a width, lines are as long as their contents. With one, the longest left-aligned columns are cut, down to
/// eight columns of the terminal; numbers and ids are never cut.
public struct TextTable: Sendable {
    public struct Column: Sendable {
        public enum Alignment: Sendable {
            case left, right
            /// To the left and never cut: for ids, which people copy.
            case fixed
        }

        public var title: String
        public var alignment: Alignment

        public init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    public enum Colour: Int, Sendable {
        case red = 31
        case green = 32
        case amber = 33
    }

    public struct Cell: Sendable {
        public let text: String
        public let colour: Colour?
        /// Columns of the terminal that the text takes.
        let width: Int
        /// Of a bar: it is drawn again where its column is made narrower, not cut.
        let share: Double?

        fileprivate init(text: String, colour: Colour? = nil, share: Double? = nil) {
            self.text = text
            self.colour = colour
            self.share = share
            width = terminalWidth(of: text)
        }

        /// Line ends and control characters become blanks.
        public static func text(_ text: String, _ colour: Colour? = nil) -> Cell {
            // Nearly every text is, and a general category costs as much as the rest of the table.
            if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return Cell(text: text, colour: colour) }
            let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            let oneLine = isPlain ? text : String(text.map { $0.isNewline || isControl($0) ? " " : $0 })
            return Cell(text: oneLine, colour: colour)
        }

        /// A bar of blocks for a share from 0 to 1, in eighths of a column; a share outside is drawn at the end.
        public static func bar(_ share: Double, width: Int, _ colour: Colour? = nil) -> Cell {
            Cell(text: Reports.bar(share, width: width), colour: colour, share: share)
        }

        private static func isControl(_ character: Character) -> Bool {
            character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
    }

    /// Blanks between columns.
    private static let gap = 2
    private static let narrowest = 8

    public var columns: [Column]
    private var rows: [[Cell]] = []
    private var totalRow: [Cell]?

    public init(_ columns: [Column]) {
        self.columns = columns
    }

    public mutating func append(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row with \(row.count) cells under \(columns.count) titles")
        rows.append(row)
    }

    /// A last row below a rule.
    public mutating func total(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row with \(row.count) cells under \(columns.count) titles")
        totalRow = row
    }

    /// All lines, each with its end. Colours are ANSI sequences and stand only there when they are asked for.
    public func text(width: Int? = nil, colours: Bool = false) -> String {
        let widths = columnWidths(limit: width)
        var text: [UInt8] = []
        text.reserveCapacity((widths.reduce(0, +) + columns.count * TextTable.gap) * (rows.count + 4))
        append(columns.map { Cell(text: $0.title) }, widths, colours: false, to: &text)
        let rule = widths.map { Cell(text: String(repeating: "─", count: $0)) }
        append(rule, widths, colours: false, to: &text)
        for row in rows { append(row, widths, colours: colours, to: &text) }
        if let totalRow {
            append(rule, widths, colours: false, to: &text)
            append(totalRow, widths, colours: colours, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func columnWidths(limit: Int?) -> [Int] {
        var widths = columns.map { terminalWidth(of: $0.title) }
        func widen(_ row: [Cell]) {
            for index in widths.indices { widths[index] = max(widths[index], row[index].width) }
        }
        for row in rows { widen(row) }
        if let totalRow { widen(totalRow) }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + TextTable.gap * max(widths.count - 1, 0) - limit
        while excess > 0 {
            let flexible = columns.indices.filter {
                columns[$0].alignment == .left && widths[$0] > TextTable.narrowest
            }
            guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// Appends one line. Straight to bytes: a table may have hundreds of thousands of rows.
    private func append(_ row: [Cell], _ widths: [Int], colours: Bool, to text: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            let shown =
                if columns[index].alignment != .left || cell.width <= widths[index] {
                    cell
                } else if let share = cell.share {
                    Cell(text: bar(share, width: widths[index]))
                } else {
                    Cell(text: truncated(cell.text, to: widths[index]))
                }
            let padding = repeatElement(UInt8(ascii: " "), count: max(0, widths[index] - shown.width))
            if columns[index].alignment == .right { text.append(contentsOf: padding) }
            if colours, let colour = cell.colour {
                text.append(contentsOf: "\u{1B}[\(colour.rawValue)m\(shown.text)\u{1B}[0m".utf8)
            } else {
                text.append(contentsOf: shown.text.utf8)
            }
            if columns[index].alignment != .right { text.append(contentsOf: padding) }
            text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: TextTable.gap))
        }
        while text.last == UInt8(ascii: " ") { text.removeLast() }
        text.append(UInt8(ascii: "\n"))
    }
}

/// Full blocks and one of the eighths (U+2588 to U+258F), padded with blanks.
private func bar(_ share: Double, width: Int) -> String {
    let eighths = share.isFinite ? Int((min(max(share, 0), 1) * Double(8 * width)).rounded()) : 0
    let full = eighths / 8
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let drawn = String(repeating: "█", count: full) + parts[eighths % 8]
    return drawn + String(repeating: " ", count: width - full - (eighths % 8 == 0 ? 0 : 1))
}
