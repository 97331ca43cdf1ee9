extension [UInt8] {
    mutating func append(_ markup: StaticString) {
        append(contentsOf: markup.description.utf8)
    }

    /// Appends text for an element or a quoted attribute: `&`, `<`, `>` and quotes as references; characters that XML
    /// 1.0 can't hold (its production 2) as U+FFFD.
    mutating func append(xmlText text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            case "'": append("&apos;")
            // As references, or a parser would make blanks and line feeds of them.
            case "\r": append("&#13;")
            case "\t", "\n": append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": append("\u{FFFD}")
            default: append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            }
        }
    }

    /// `<name>text</name>`; nothing without a text.
    mutating func append(element name: StaticString, _ text: String?) {
        guard let text else { return }
        append("<")
        append(name)
        append(">")
        append(xmlText: text)
        append("</")
        append(name)
        append(">")
    }
}
