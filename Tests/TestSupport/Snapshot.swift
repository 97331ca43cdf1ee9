public import Foundation

/// Whole outputs kept as files: a change in one is seen, and accepted by running the tests with `RECORD_SNAPSHOTS=1`.
public enum Snapshot {
    /// `nil` where the text is what the file holds; otherwise the first line that differs. A missing file differs.
    public static func difference(_ text: String, from name: String, in folder: URL) throws -> String? {
        let url = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            return nil
        }
        guard let data = try? Data(contentsOf: url) else { return "\(name) is missing" }
        let expected = String(decoding: data, as: UTF8.self)
        guard expected != text else { return nil }
        let (old, new) = (lines(expected), lines(text))
        let index = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        func line(_ lines: [Substring]) -> String { index < lines.count ? String(lines[index]) : "(no line)" }
        return "\(name):\(index + 1)\n  was \(line(old))\n  is  \(line(new))"
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
