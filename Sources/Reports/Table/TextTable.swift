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
        public var text: String
        public var colour: Colour?
        /// Of a bar: it is drawn again where its column is made narrower, not cut.
        var share: Double?

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

    private static let gap = "  "
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
        let rule =
            widths.map { String(repeating: "─", count: $0) }.joined(separator: TextTable.gap)
            .trimmingBlanks() + "\n"
        var text = line(columns.map { Cell(text: $0.title) }, widths, colours: false)
        text += rule
        for row in rows { text += line(row, widths, colours: colours) }
        if let totalRow {
            text += rule
            text += line(totalRow, widths, colours: colours)
        }
        return text
    }

    private func columnWidths(limit: Int?) -> [Int] {
        let all = rows + (totalRow.map { [$0] } ?? [])
        var widths = columns.indices.map { index in
            all.reduce(terminalWidth(of: columns[index].title)) { max($0, terminalWidth(of: $1[index].text)) }
        }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + TextTable.gap.count * max(widths.count - 1, 0) - limit
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

    private func line(_ row: [Cell], _ widths: [Int], colours: Bool) -> String {
        var line = ""
        for (index, cell) in row.enumerated() {
            let shown =
                if columns[index].alignment != .left || terminalWidth(of: cell.text) <= widths[index] {
                    cell.text
                } else if let share = cell.share {
                    bar(share, width: widths[index])
                } else {
                    truncated(cell.text, to: widths[index])
                }
            let padding = String(repeating: " ", count: max(0, widths[index] - terminalWidth(of: shown)))
            let painted =
                if colours, let colour = cell.colour { "\u{1B}[\(colour.rawValue)m\(shown)\u{1B}[0m" } else { shown }
            let isLast = index == row.count - 1
            switch columns[index].alignment {
            case .left, .fixed: line += painted + (isLast ? "" : padding)
            case .right: line += padding + painted
            }
            if !isLast { line += TextTable.gap }
        }
        return line.trimmingBlanks() + "\n"
    }
}

extension String {
    /// Without the blanks at its end.
    fileprivate func trimmingBlanks() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
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
