import Foundation

/// What SQLite's own shell says of a file: a second reader, without any of the program's code.
public enum SQLiteShell {
    public static let path = ProgramRun.find("sqlite3")
    public static let isMissing = Skip("the sqlite3 shell is not installed")

    public struct Skip: Error, CustomStringConvertible, Sendable {
        public let description: String
        init(_ description: String) { self.description = description }
    }

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// The rows of a query, or an empty answer to a statement.
    @discardableResult
    public static func rows(_ sql: String, in file: String) throws -> [[String]] {
        guard let path else { throw isMissing }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        let run = try ProgramRun.run(path, ["-batch", "-separator", "\u{1F}", file, sql], in: folder)
        guard run.status == 0 else { throw Failure(description: run.errors) }
        return run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { $0.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init) }
    }

    /// The first column of the first row.
    public static func value(_ sql: String, in file: String) throws -> String {
        try rows(sql, in: file).first?.first ?? ""
    }

    /// Whole, and with every reference in place.
    public static func isIntact(_ file: String) throws -> Bool {
        try rows("PRAGMA integrity_check; PRAGMA foreign_key_check", in: file) == [["ok"]]
    }
}
