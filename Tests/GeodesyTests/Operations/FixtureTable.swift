import Foundation

/// A tab-separated table of known answers beside the tests; `#` begins a comment line.
struct FixtureTable {
    struct Row {
        var fields: [String]
        /// Counted from 1.
        var line: Int

        /// The field as a number; NaN, which fails every comparison, if it is none.
        func number(_ column: Int) -> Double { Double(fields[column]) ?? .nan }
    }

    var rows: [Row]

    init(_ name: String, source: String = #filePath) {
        let path = URL(fileURLWithPath: source).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
        guard let text = try? String(contentsOf: path, encoding: .utf8) else {
            preconditionFailure("fixture \(path.path) can't be read")
        }
        rows = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
            return Row(
                fields: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init), line: index + 1)
        }
    }
}
