import Demarcation

/// Writes one HTML page that needs nothing beside it: style and pictures stand in it, and it prints on A4.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    /// `isWide` prints on the side.
    init(title: String, language: Language, isWide: Bool = false, style: String = "") {
        raw("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n")
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        element("title", title)
        raw("\n<style>\n@page { size: A4\(isWide ? " landscape" : ""); margin: 12mm; }\n")
        raw(HTMLWriter.style + style)
        raw("</style>\n</head>\n<body>\n")
    }

    mutating func end() {
        raw("</body>\n</html>\n")
    }

    /// Markup as it is.
    mutating func raw(_ markup: String) {
        bytes.append(contentsOf: markup.utf8)
    }

    mutating func text(_ text: String) {
        bytes.append(xmlText: text)
    }

    mutating func element(_ name: String, _ text: String, class kind: String? = nil) {
        raw("<\(name)" + (kind.map { " class=\"\($0)\"" } ?? "") + ">")
        self.text(text)
        raw("</\(name)>")
    }

    mutating func block(_ name: String, class kind: String? = nil, _ body: (inout HTMLWriter) -> Void) {
        raw("<\(name)" + (kind.map { " class=\"\($0)\"" } ?? "") + ">\n")
        body(&self)
        raw("</\(name)>\n")
    }

    /// A row of cells; those whose text is `nil` stay empty. `numbers` are aligned to the right.
    mutating func row(_ cells: [String?], header: Bool = false, numbers: Set<Int> = []) {
        raw("<tr>")
        for (index, cell) in cells.enumerated() {
            element(header ? "th" : "td", cell ?? "", class: numbers.contains(index) ? "n" : nil)
        }
        raw("</tr>\n")
    }

    private static let style = """
        body { font: 10pt/1.4 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #111; margin: 1.5em; }
        h1 { font-size: 15pt; margin: 0 0 .2em; } h2 { font-size: 12pt; margin: 1.2em 0 .3em; }
        p { margin: .2em 0; } .note { color: #444; } .small { font-size: 8.5pt; }
        table { border-collapse: collapse; width: 100%; margin: .4em 0; }
        th, td { border: 1px solid #999; padding: 2px 5px; text-align: left; vertical-align: top; }
        th { background: #eee; font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; }
        tr { break-inside: avoid; } thead { display: table-header-group; }
        @media print { body { margin: 0; font-size: 9pt; } th { background: #eee !important; print-color-adjust: exact; } }

        """
}
