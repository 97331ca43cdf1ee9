import Foundation
import TestSupport

/// A register with everything that the samples hold, made once; tests that change it work on a copy.
final class SampleRegister: Sendable {
    let folder: URL
    /// What each import printed, by its command.
    let imports: [String: ProgramRun]

    static let shared = Result { try SampleRegister() }

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("lindero-samples-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var imports: [String: ProgramRun] = [:]
        let commands: [(String, [String])] = [
            ("init", ["init", "border.gpkg", "--frame", "EPSG:4326"]),
            ("line", ["line", "import", Checkout.sample("osm_dense.geojson")]),
            ("monument", ["monument", "import", Checkout.sample("monuments.csv")]),
            ("brecha", ["brecha", "import", Checkout.sample("brecha.csv"), "--json"]),
            ("order", ["order", "import", Checkout.sample("orders.csv"), "--json"]),
            ("inspection", ["inspection", "import", Checkout.sample("inspections.csv"), "--json"]),
            ("programme", ["programme", "import", Checkout.sample("programme-2025-2029.csv")]),
        ]
        for (name, arguments) in commands { imports[name] = try ProgramRun.lindero(arguments, in: folder) }
        self.imports = imports
    }

    /// Runs a command that only reads.
    static func read(_ arguments: String..., language: String = "en") throws -> ProgramRun {
        try ProgramRun.lindero(arguments, in: shared.get().folder, environment: ["LC_ALL": language + ".UTF-8"])
    }

    /// A folder with a copy to change.
    static func copy() throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: shared.get().folder.appendingPathComponent("border.gpkg"),
            to: copy.url.appendingPathComponent("border.gpkg"))
        return copy
    }
}

extension ProgramRun {
    /// The output as an object of JSON.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: output)) as? [String: Any] ?? [:]
    }

    var array: [[String: Any]] {
        (try? JSONSerialization.jsonObject(with: output)) as? [[String: Any]] ?? []
    }
}

extension [String: Any] {
    func number(_ name: String) -> Double? { (self[name] as? NSNumber)?.doubleValue }
    func text(_ name: String) -> String? { self[name] as? String }
}
