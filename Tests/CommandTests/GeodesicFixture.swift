import Foundation
import TestSupport

/// Inputs and other programs' outputs; Fixtures/README.md says how each was made.
enum GeodesicFixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func rows(_ name: String) throws -> [[Double]] {
        try rows(in: String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }

    static func rows(in text: String) -> [[Double]] {
        text.split(whereSeparator: \.isNewline).map { line in
            line.split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
        }
    }

    /// The greatest difference of the columns that are compared; infinite when the tables differ in shape.
    static func greatestDifference(_ left: [[Double]], _ right: [[Double]], columns: [(Int, Int)]) -> Double {
        guard left.count == right.count, !left.isEmpty else { return .infinity }
        var greatest = 0.0
        for (one, other) in zip(left, right) {
            for (here, there) in columns {
                guard one.indices.contains(here), other.indices.contains(there) else { return .infinity }
                let difference = abs(one[here] - other[there])
                guard difference.isFinite else { return .infinity }
                greatest = max(greatest, difference)
            }
        }
        return greatest
    }
}

/// Runs `lindero` with these arguments in a folder of its own.
func lindero(
    _ arguments: [String], input: String? = nil, files: [String: String] = [:], environment: [String: String] = [:]
) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return try ProgramRun.lindero(arguments, in: folder.url, input: input, environment: environment)
}
