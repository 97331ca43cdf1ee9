/// What is wrong with a settings file, and in which line, counted from 1.
public struct SettingsProblem: Error, Hashable, Sendable {
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

/// The form of settings files: lines `name = number`, `[section]` before the names of a section, `#` before a remark.
/// Every such file is TOML 1.0.
struct SettingsText {
    /// All names that a file may hold, those of a section as `section.name`.
    var names: [String]
    var range: (String) -> ClosedRange<Double>?
    var isWhole: (String) -> Bool

    /// Names and values in the order of the file.
    func read(_ text: String) throws(SettingsProblem) -> [(name: String, value: Double)] {
        var section = ""
        var places: [String: Int] = [:]
        var settings: [(name: String, value: Double)] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let number = index + 1
            let setting = (line.firstIndex(of: "#").map { line[..<$0] } ?? line).trimmed
            if setting.isEmpty { continue }
            if setting.hasPrefix("["), setting.hasSuffix("]"), !setting.hasPrefix("[[") {
                section = setting.dropFirst().dropLast().trimmed
                guard names.contains(where: { $0.hasPrefix(section + ".") }) else {
                    throw SettingsProblem(line: number, reason: .unknownName("[\(section)]"))
                }
                continue
            }
            let (name, value) = try parts(of: setting, in: section, line: number)
            if let first = places[name] {
                throw SettingsProblem(line: number, reason: .twice(name: name, firstLine: first))
            }
            places[name] = number
            settings.append((name, value))
        }
        return settings
    }

    private func parts(
        of setting: String, in section: String, line: Int
    ) throws(SettingsProblem) -> (name: String, value: Double) {
        let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw SettingsProblem(line: line, reason: .noSetting(setting))
        }
        let name = section.isEmpty ? parts[0] : section + "." + parts[0]
        guard let range = range(name) else { throw SettingsProblem(line: line, reason: .unknownName(name)) }
        guard parts[1].allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
            let value = Double(parts[1]), value.isFinite
        else { throw SettingsProblem(line: line, reason: .notANumber(name: name, value: parts[1])) }
        let isFitting = !isWhole(name) || value == value.rounded()
        guard range.contains(value), isFitting else {
            let (low, high) = (range.lowerBound.text(decimals: 2), range.upperBound.text(decimals: 2))
            throw SettingsProblem(
                line: line, reason: .outOfRange(name: name, value: parts[1], allowed: "\(low) … \(high)"))
        }
        return (name, value)
    }

    /// A file that sets every value to what it is now.
    static func text(of lines: [(name: String, value: Double)]) -> String {
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
