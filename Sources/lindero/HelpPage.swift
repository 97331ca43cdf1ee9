import Demarcation

/// A help text as it fits the screen.
///
/// The parser wraps by itself, but not its USAGE line, and it breaks examples and its own phrases, which then can't be
/// translated. So it is asked for lines without an end, and they are broken here.
enum HelpPage {
    /// Columns that no line of the parser reaches.
    static let unbroken = 100_000
    /// Where the parser begins what it says of an option.
    private static let labelWidth = 26

    /// `text` is the parser's, ``unbroken`` columns wide. A version or a script of completions stays as it is.
    static func text(_ text: String, in language: Language, width: Int) -> String {
        let lines = ParserWords.translated(text, to: language)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let usage = lines.firstIndex(where: { line in usages.contains { line.hasPrefix($0) } }) else {
            return lines.joined(separator: "\n")
        }
        return (joined(lines[..<usage]).map { wrapped($0, to: width) } + lines[usage...].map { option($0, to: width) })
            .joined(separator: "\n")
    }

    private static let usages = ["USAGE: ", "USO: "]

    /// Sentences that were broken in the source go on in one line; examples, lists and blank lines stay.
    private static func joined(_ lines: ArraySlice<String>) -> [String] {
        var result: [String] = []
        for line in lines {
            if let last = result.last, let end = last.last, let first = line.first, first != " ",
                !last.hasPrefix(" "), !".:;!?".contains(end)
            {
                result[result.count - 1] = last + " " + line
            } else {
                result.append(line)
            }
        }
        return result
    }

    /// An example is a command to copy: it is never broken.
    private static func wrapped(_ line: String, to width: Int) -> String {
        line.hasPrefix(" ") ? line : broken(line.split(separator: " "), to: width, indent: 0, first: 0)
    }

    /// A line of the usage or of what an option, argument or command is for.
    private static func option(_ line: String, to width: Int) -> String {
        if let usage = usages.first(where: { line.hasPrefix($0) }) {
            let words = broken(
                usageWords(line.dropFirst(usage.count)), to: width, indent: usage.count, first: usage.count)
            return usage + words
        }
        guard line.hasPrefix("  "), line.count > max(width, labelWidth) else { return line }
        let label = line.prefix(labelWidth)
        guard label.hasSuffix(" ") else { return line }
        let words = line.dropFirst(labelWidth).split(separator: " ")
        return label + broken(words, to: width, indent: labelWidth, first: labelWidth)
    }

    /// `[--from <from>]` and `--date <date>` stay together.
    private static func usageWords(_ usage: Substring) -> [Substring] {
        var words: [Substring] = []
        for word in usage.split(separator: " ") {
            let last = words.last ?? ""
            let isOpen = last.count(where: { $0 == "[" }) > last.count(where: { $0 == "]" })
            if isOpen || word == "..." || last.hasPrefix("-") && !last.contains(" ") && word.hasPrefix("<") {
                words[words.count - 1] = usage[last.startIndex..<word.endIndex]
            } else {
                words.append(word)
            }
        }
        return words
    }

    /// - `first`: the column in which the first word stands.
    private static func broken(_ words: [Substring], to width: Int, indent: Int, first: Int) -> String {
        var text = ""
        var column = first
        for word in words {
            if text.isEmpty {
                text += word
                column += word.count
            } else if column + 1 + word.count <= width {
                text += " " + word
                column += 1 + word.count
            } else {
                text += "\n" + String(repeating: " ", count: indent) + word
                column = indent + word.count
            }
        }
        return text
    }
}
