extension InspectionSettings {
    /// What is wrong with a settings file, and in which line, counted from 1.
    public struct Problem: Error, Hashable, Sendable {
        public enum Reason: Hashable, Sendable {
            /// Neither `name = number` nor `[section]`.
            case noSetting(String)
            case unknownName(String)
            case notANumber(name: String, value: String)
            case outOfRange(name: String, value: String, allowed: String)
            case twice(name: String, firstLine: Int)
        }

        public var line: Int
        public var reason: Reason
    }

    /// Reads a settings file: lines `name = number`, `[section]` before the names of a section, `#` before a remark.
    /// Every such file is TOML 1.0. What it doesn't name keeps its value.
    public init(_ text: String) throws(Problem) {
        self.init()
        var section = ""
        var places: [String: Int] = [:]
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let number = index + 1
            let setting = (line.firstIndex(of: "#").map { line[..<$0] } ?? line).trimmed
            if setting.isEmpty { continue }
            if setting.hasPrefix("["), setting.hasSuffix("]"), !setting.hasPrefix("[[") {
                section = setting.dropFirst().dropLast().trimmed
                guard self.lines.contains(where: { $0.name.hasPrefix(section + ".") }) else {
                    throw Problem(line: number, reason: .unknownName("[\(section)]"))
                }
                continue
            }
            let (name, value) = try Self.parts(of: setting, in: section, line: number)
            if let first = places[name] {
                throw Problem(line: number, reason: .twice(name: name, firstLine: first))
            }
            places[name] = number
            set(name, value)
        }
    }

    private static func parts(
        of setting: String, in section: String, line: Int
    ) throws(Problem) -> (name: String, value: Double) {
        let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
        guard parts.count == 2, !parts[0].isEmpty else { throw Problem(line: line, reason: .noSetting(setting)) }
        let name = section.isEmpty ? parts[0] : section + "." + parts[0]
        guard let range = range(of: name) else { throw Problem(line: line, reason: .unknownName(name)) }
        guard parts[1].allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
            let value = Double(parts[1]), value.isFinite
        else { throw Problem(line: line, reason: .notANumber(name: name, value: parts[1])) }
        let isWhole = !name.hasPrefix("cycle-days.") || value == value.rounded()
        guard range.contains(value), isWhole else {
            let (low, high) = (range.lowerBound.text(decimals: 2), range.upperBound.text(decimals: 2))
            throw Problem(
                line: line, reason: .outOfRange(name: name, value: parts[1], allowed: "\(low) … \(high)"))
        }
        return (name, value)
    }

    /// A file that sets every value to what it is now.
    public var text: String {
        var text = ""
        var section = ""
        for (name, value) in lines {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count == 2, parts[0] != section {
                section = parts[0]
                text += "\n[\(section)]\n"
            }
            text += "\(parts[parts.count - 1]) = \(value.text(decimals: 6))\n"
        }
        return text
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
