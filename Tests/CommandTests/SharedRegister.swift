import Foundation
import TestSupport
import Testing

/// A register that several tests start from, made once by the built program; each test takes a copy.
enum SharedRegister {
    /// Line and monuments of the samples, nothing surveyed.
    static let line = Result { try make(surveys: false) }
    /// What the main job makes: line, monuments, programme and all sample surveys.
    static let mainJob = Result { try make(surveys: true) }

    struct Survey: Sendable {
        var file: String
        var system: String?
        /// Rows, good rows and bad rows as samples/README.md counts them; one row of each CSV comes twice.
        var read, accepted, rejected, duplicate: Int
    }

    static let surveys = [
        Survey(
            file: "synthetic-gtm.csv", system: "ESRI:103598", read: 489, accepted: 485, rejected: 3, duplicate: 1),
        Survey(
            file: "synthetic-utm15n.csv", system: "EPSG:32615", read: 322, accepted: 318, rejected: 3, duplicate: 1),
        Survey(
            file: "synthetic-utm16n.csv", system: "EPSG:32616", read: 525, accepted: 522, rejected: 2, duplicate: 1),
        Survey(
            file: "synthetic-geographic.csv", system: "EPSG:4326", read: 405, accepted: 401, rejected: 3,
            duplicate: 1),
        Survey(file: "synthetic-track.gpx", system: nil, read: 180, accepted: 180, rejected: 0, duplicate: 0),
    ]

    private static let folder = Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("lindero-shared-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        atexit { SharedRegister.removeFolder() }
        return url
    }

    private static func removeFolder() {
        if case .success(let url) = folder { try? FileManager.default.removeItem(at: url) }
    }

    private static func make(surveys wanted: Bool) throws -> URL {
        let folder = try folder.get()
        let file = folder.appendingPathComponent(wanted ? "job.gpkg" : "line.gpkg")
        let common = ["--register", file.path]
        var steps = [
            ["init", file.path, "--frame", "EPSG:4326"],
            ["line", "import", Checkout.sample("osm_dense.geojson")] + common,
            ["monument", "import", Checkout.sample("monuments.csv")] + common,
            ["monument", "import", Checkout.sample("monuments.geojson")] + common,
        ]
        if wanted {
            steps.append(["programme", "import", Checkout.sample("programme-2025-2029.csv")] + common)
            for survey in surveys {
                steps.append(
                    ["survey", "import", Checkout.sample(survey.file)] + common
                        + (survey.system.map { ["--crs", $0] } ?? []))
            }
        }
        for step in steps {
            let run = try ProgramRun.lindero(step, in: folder)
            try #require([0, 3].contains(run.status), "\(step): \(run.errors)")
        }
        return file
    }
}

extension TemporaryFolder {
    /// A register of its own: a copy of a shared one.
    func register(_ shared: Result<URL, any Error>, as name: String = "border.gpkg") throws {
        try FileManager.default.copyItem(at: try shared.get(), to: url.appendingPathComponent(name))
    }

    func lindero(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) throws -> ProgramRun
    {
        try ProgramRun.lindero(arguments, in: url, input: input, environment: environment)
    }

    func bytes(_ name: String = "border.gpkg") throws -> Data {
        try Data(contentsOf: url.appendingPathComponent(name))
    }

    /// The names in the folder, in order.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    }
}

extension ProgramRun {
    /// The answer as JSON.
    func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any], "not an object: \(text)")
    }

    func jsonArray() throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: output) as? [[String: Any]], "not an array: \(text)")
    }
}
