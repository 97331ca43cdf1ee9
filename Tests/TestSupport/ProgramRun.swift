public import Foundation

/// One finished run of a program: what it printed and how it ended.
public struct ProgramRun: Sendable {
    public var output: Data
    public var errors: String
    public var status: Int32

    public var text: String { String(decoding: output, as: UTF8.self) }

    public enum Problem: Error {
        case notBuilt(String)
    }

    /// Runs the program that was built beside the tests, in `folder`, without a terminal and in English.
    public static func lindero(
        _ arguments: [String], in folder: URL, input: String? = nil, environment: [String: String] = [:]
    ) throws -> ProgramRun {
        try run(try linderoPath(), arguments, in: folder, input: input, environment: environment)
    }

    /// The built program: it stands in the folder of the test bundle.
    public static func linderoPath() throws -> String {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let path = bundle.appendingPathComponent("lindero").path
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Problem.notBuilt(path) }
        return path
    }

    /// Runs any program; both outputs are read to their ends, whatever their size.
    public static func run(
        _ path: String, _ arguments: [String], in folder: URL, input: String? = nil,
        environment: [String: String] = [:]
    ) throws -> ProgramRun {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LINDERO_REGISTER", "LINDERO_USER"] { variables[name] = nil }
        variables["LC_ALL"] = "C.UTF-8"
        variables["LINDERO_USER"] = "tests"
        variables.merge(environment) { $1 }
        process.environment = variables
        // Files, not pipes: a pipe that fills while the other is read would stop both sides.
        let outputs = folder.appendingPathComponent(".run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: outputs) }
        func stream(_ name: String, _ content: Data = Data()) throws -> URL {
            let url = outputs.appendingPathComponent(name)
            try content.write(to: url)
            return url
        }
        let (out, err) = (try stream("out"), try stream("err"))
        process.standardInput = try FileHandle(forReadingFrom: stream("in", Data((input ?? "").utf8)))
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
        return ProgramRun(
            output: try Data(contentsOf: out), errors: String(decoding: try Data(contentsOf: err), as: UTF8.self),
            status: status)
    }

    /// A program of the system, if it is installed.
    public static func find(_ name: String) -> String? {
        ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
