import Demarcation

/// Names and values of one thing, a line each, values below each other.
struct FieldList {
    private var lines: [(name: Bilingual, value: String)] = []

    /// Nothing for an empty value.
    mutating func add(_ name: Bilingual, _ value: String?) {
        if let value, !value.isEmpty { lines.append((name, value)) }
    }

    func text(in language: Language) -> String {
        let width = lines.map { terminalWidth(of: $0.name[language]) }.max() ?? 0
        return lines.map { line in
            let name = line.name[language]
            return name + String(repeating: " ", count: width - terminalWidth(of: name)) + "  " + line.value + "\n"
        }.joined()
    }
}
