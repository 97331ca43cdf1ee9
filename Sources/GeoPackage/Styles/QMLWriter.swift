/// Writes the few XML constructs of a QGIS style; text is escaped here and nowhere else.
struct QMLWriter {
    private(set) var text = ""

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        open(name, attributes, end: "/>")
    }

    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], content: (inout QMLWriter) -> Void
    ) {
        open(name, attributes, end: ">")
        content(&self)
        text += "</\(name)>"
    }

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], value: String) {
        element(name, attributes) { $0.text += Self.escaped(value) }
    }

    /// A map of texts, as QGIS writes its settings.
    mutating func options(_ values: KeyValuePairs<String, String>) {
        element("Option", ["type": "Map"]) { map in
            for (name, value) in values { map.element("Option", ["type": "QString", "name": name, "value": value]) }
        }
    }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>, end: String) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += end
    }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22].contains($0) }) else { return value }
        var escaped = ""
        for character in value {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
