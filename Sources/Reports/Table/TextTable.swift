/// A table for a terminal: columns aligned by what a terminal shows, a rule below the header, perhaps a total.
///
///     var table = TextTable([.init("producto"), .init("km", .right), .init("avance")])
///     table.append([.text("Brecha"), .text("201.35"), .bar(0.45, width: 10)])
///     table.total([.text("Total"), .text("201.35"), .text("")])
///     print(table.text(width: 80), terminator: "")
///
/// Without a width, lines are as long as their contents: nothing is cut in a file or a pipe. With one, titles are broken
/// at their blanks, then the longest left-aligned columns are cut, down to eight columns of the terminal; what still
/// doesn't fit stands in further tables below, each with the first column again. Numbers are never cut, and ids only
/// where they are longer than 40 and still differ.
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

        /// Line ends and control characters become blanks, marks that change the direction of writing become visible.
        public static func text(_ text: String, _ colour: Colour? = nil) -> Cell {
            // Nearly every text is, and a general category costs as much as the rest of the table.
            if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return Cell(text: text, colour: colour) }
            return Cell(text: SafeText.oneLine(text), colour: colour)
        }

        /// A bar of blocks for a share from 0 to 1, in eighths of a column; a share outside is drawn at the end.
        public static func bar(_ share: Double, width: Int, _ colour: Colour? = nil) -> Cell {
            Cell(text: Reports.bar(share, width: width), colour: colour, share: share)
        }
    }

    /// The width of the terminal that tables made meanwhile are shown on, where the caller says none.
    @TaskLocal public static var screenWidth: Int?

    /// Blanks between columns.
    private static let gap = 2
    private static let narrowest = 8
    /// Of an id: longer ones are nobody's choice.
    private static let longestID = 40
    /// Of a text where a table is made into several.
    private static let comfortable = 24

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
        guard let limit = width ?? TextTable.screenWidth else { return text(naturalWidths(), colours: colours) }
        let widths = narrowed(to: limit)
        if total(of: widths) <= limit || columns.count < 3 { return text(widths, colours: colours) }
        return folded(to: limit).map { $0.text($0.narrowed(to: limit), colours: colours) }.joined(separator: "\n")
    }

    private func text(_ widths: [Int], colours: Bool) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((total(of: widths) + TextTable.gap) * (rows.count + 4))
        appendTitles(widths, to: &text)
        let rule = widths.map { Cell(text: String(repeating: "─", count: $0)) }
        append(rule, widths, colours: false, to: &text)
        for row in rows { append(row, widths, colours: colours, to: &text) }
        if let totalRow {
            append(rule, widths, colours: false, to: &text)
            append(totalRow, widths, colours: colours, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The titles, over several lines where one is wider than its column, the last of them above the rule.
    private func appendTitles(_ widths: [Int], to text: inout [UInt8]) {
        let broken = columns.indices.map { index -> [String] in
            var lines: [String] = []
            for word in columns[index].title.split(separator: " ") {
                if let last = lines.last, terminalWidth(of: last) + 1 + terminalWidth(of: word) <= widths[index] {
                    lines[lines.count - 1] = "\(last) \(word)"
                } else {
                    lines.append(String(word))
                }
            }
            return lines
        }
        let height = broken.map(\.count).max() ?? 0
        for row in 0..<max(height, 1) {
            let cells = broken.map { lines in
                let index = row - (height - lines.count)
                return Cell(text: lines.indices.contains(index) ? lines[index] : "")
            }
            append(cells, widths, colours: false, to: &text)
        }
    }

    // MARK: - Widths

    private var allRows: [[Cell]] { rows + (totalRow.map { [$0] } ?? []) }

    private func contentWidths() -> [Int] {
        var widths = columns.map { _ in 0 }
        for row in allRows {
            for index in widths.indices { widths[index] = max(widths[index], row[index].width) }
        }
        return widths
    }

    private func naturalWidths() -> [Int] {
        zip(columns, contentWidths()).map { max(terminalWidth(of: $0.title), $1) }
    }

    private func total(of widths: [Int]) -> Int {
        widths.reduce(0, +) + TextTable.gap * max(widths.count - 1, 0)
    }

    /// Ids, then titles, then texts give way, as far as the limit asks for.
    private func narrowed(to limit: Int) -> [Int] {
        var widths = naturalWidths()
        guard total(of: widths) > limit else { return widths }
        let contents = contentWidths()
        for index in columns.indices where columns[index].alignment == .fixed && contents[index] > TextTable.longestID {
            widths[index] = distinctWidth(of: index, full: contents[index])
        }
        /// Takes from the widest column first.
        func narrow(to floors: [Int]) {
            var excess = total(of: widths) - limit
            while excess > 0 {
                let flexible = columns.indices.filter { widths[$0] > floors[$0] }
                guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
                excess -= 1
            }
        }
        let words = columns.map { column in
            column.title.split(separator: " ").map { terminalWidth(of: $0) }.max() ?? 0
        }
        narrow(to: columns.indices.map { max(min(contents[$0], widths[$0]), words[$0]) })
        narrow(
            to: columns.indices.map { columns[$0].alignment == .left ? TextTable.narrowest : widths[$0] })
        return widths
    }

    /// How far an id has to stand there for no two of them to look the same.
    private func distinctWidth(of index: Int, full: Int) -> Int {
        let ids = Set(allRows.map { $0[index].text })
        var width = TextTable.longestID
        while width < full, Set(ids.map { truncated($0, to: width) }).count < ids.count { width *= 2 }
        return min(width, full)
    }

    /// Tables one below the other, of as many columns as fit, each with the first column.
    private func folded(to limit: Int) -> [TextTable] {
        let natural = zip(narrowed(to: 0), naturalWidths()).enumerated().map { index, widths in
            columns[index].alignment == .left ? min(widths.1, TextTable.comfortable) : widths.0
        }
        var groups: [[Int]] = [[0]]
        for index in columns.indices.dropFirst() {
            let group = (groups.last ?? []) + [index]
            if group.count > 2, total(of: group.map { natural[$0] }) > limit {
                groups.append([0, index])
            } else {
                groups[groups.count - 1] = group
            }
        }
        return groups.map { group in
            var table = TextTable(group.map { columns[$0] })
            table.rows = rows.map { row in group.map { row[$0] } }
            table.totalRow = totalRow.map { row in group.map { row[$0] } }
            return table
        }
    }

    /// Appends one line. Straight to bytes: a table may have hundreds of thousands of rows.
    private func append(_ row: [Cell], _ widths: [Int], colours: Bool, to text: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            let shown =
                if columns[index].alignment == .right || cell.width <= widths[index] {
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
