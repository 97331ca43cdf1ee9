import Foundation
import TestSupport
import Testing

/// The year of 40 orders (Fixtures/programme/README.md), run through the command line once: closed on 10 May, with late
/// records, a target changed in May, programming and budget lines.
final class ProgressYear: Sendable {
    let folder: URL
    /// Every form of the closed report as it was right after the closing, by its name.
    let closed: [String: Data]

    static let shared = Result { try ProgressYear() }
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/programme")

    /// Not `#require`: its error is recorded once, and every later test that shares the folder would pass.
    struct Unmade: Error, CustomStringConvertible {
        var description: String
    }

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lindero-year-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let orders = try String(
            contentsOf: Checkout.folder.appendingPathComponent("Tests/DemarcationTests/Fixtures/work_year.csv"),
            encoding: .utf8
        ).split(separator: "\n")
        let isLate = { (line: Substring) in line.hasPrefix("B07") || line.hasPrefix("B08") }
        func write(_ lines: [Substring], _ name: String) throws {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent(name))
        }
        try write(orders.filter { !isLate($0) }, "orders.csv")
        try write([orders[0]] + orders.filter(isLate), "late.csv")
        func run(_ arguments: String..., status: Int32 = 0) throws {
            let run = try ProgramRun.lindero(arguments, in: folder)
            guard run.status == status else { throw Unmade(description: "\(arguments): \(run.text) \(run.errors)") }
        }
        func fixture(_ name: String) -> String { Self.fixtures.appendingPathComponent(name).path }
        try run("init", "border.gpkg", "--frame", "EPSG:4326")
        try run("line", "import", fixture("line.geojson"))
        try run("programme", "import", fixture("plan.csv"))
        // A21 says that it is certified, and not when: the import refuses it, so that it counts as little as by hand.
        try run("order", "import", "orders.csv", status: 3)
        try run("close", "2026-C1", "--date", "2026-05-10")
        closed = try Self.closedForms(in: folder)
        self.folder = folder
        try run("order", "import", "late.csv")
        try run("programme", "target", "K", "2026", "--quantity", "36", "--gtq", "36000", "--from", "2026-05-15")
        try run("programme", "programming", "import", fixture("programming.csv"))
    }

    static func closedForms(in folder: URL) throws -> [String: Data] {
        var forms: [String: Data] = [:]
        for format in ["table", "json", "csv", "html", "xlsx"] {
            for layout in ["full", "ficha"] {
                for language in ["en", "es"] {
                    let run = try ProgramRun.lindero(
                        [
                            "progress", "--closed", "2026-C1", "--format", format, "--layout", layout, "--lang",
                            language,
                        ],
                        in: folder)
                    guard run.status == 0 else { throw Unmade(description: run.errors) }
                    forms["\(format) \(layout) \(language)"] = run.output
                }
            }
        }
        return forms
    }

    static func read(_ arguments: String..., language: String = "en") throws -> ProgramRun {
        try ProgramRun.lindero(arguments, in: shared.get().folder, environment: ["LC_ALL": language + ".UTF-8"])
    }

    /// The row of a product at a day of 2026.
    static func row(_ code: String, to day: String, _ more: String...) throws -> [String: Any] {
        let run = try ProgramRun.lindero(
            ["progress", "--to", day, "--json"] + more, in: shared.get().folder)
        let rows = run.object["rows"] as? [[String: Any]] ?? []
        return try #require(rows.first { $0.text("code") == code }, "\(run.errors)")
    }

    /// A folder with a copy to change.
    static func copy() throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: shared.get().folder.appendingPathComponent("border.gpkg"),
            to: copy.url.appendingPathComponent("border.gpkg"))
        return copy
    }

    static func fixture(_ name: String) -> String { fixtures.appendingPathComponent(name).path }
}
