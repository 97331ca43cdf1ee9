/// Writes the few XML constructs of QGIS's styles and projects; text is escaped here and nowhere else.
struct QMLWriter {
    private(set) var text = ""

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        open(name, attributes.map { ($0.key, $0.value) }, end: "/>")
    }

    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], content: (inout QMLWriter) -> Void
    ) {
        open(name, attributes.map { ($0.key, $0.value) }, end: ">")
        content(&self)
        text += "</\(name)>"
    }

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], value: String) {
        element(name, attributes) { $0.append(text: value) }
    }

    /// A map of texts, as QGIS writes its settings.
    mutating func options(_ values: KeyValuePairs<String, String>) {
        element("Option", ["type": "Map"]) { map in
            for (name, value) in values { map.element("Option", ["type": "QString", "name": name, "value": value]) }
        }
    }

    /// With attributes that are put together.
    mutating func element(
        _ name: String, _ attributes: [(String, String)], content: (inout QMLWriter) -> Void
    ) {
        open(name, attributes, end: ">")
        content(&self)
        text += "</\(name)>"
    }

    mutating func append(text value: String) {
        text += Self.escaped(value)
    }

    /// Markup of a document that QGIS wrote.
    mutating func append(markup: Substring) {
        text += markup
    }

    /// A property of a symbol that an expression decides.
    mutating func dataDefined(_ property: String, by expression: String) {
        element("data_defined_properties") {
            $0.element("Option", ["type": "Map"]) {
                $0.element("Option", ["type": "QString", "name": "name", "value": ""])
                $0.element("Option", ["type": "Map", "name": "properties"]) {
                    $0.element("Option", ["type": "Map", "name": property]) {
                        $0.element("Option", ["type": "bool", "name": "active", "value": "true"])
                        $0.element("Option", ["type": "QString", "name": "expression", "value": expression])
                        $0.element("Option", ["type": "int", "name": "type", "value": "3"])
                    }
                }
                $0.element("Option", ["type": "QString", "name": "type", "value": "collection"])
            }
        }
    }

    private mutating func open(_ name: String, _ attributes: [(String, String)], end: String) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += end
    }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 < 0x20 || [0x26, 0x3C, 0x3E, 0x22].contains($0) }) else { return value }
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // As references, or a parser would make blanks of them in an attribute.
            case "\n", "\t": escaped += "&#\(scalar.value);"
            // XML 1.0 has no place for the others.
            case "\u{0}"..."\u{1F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
