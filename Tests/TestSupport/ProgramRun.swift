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
        try RunningProgram(path, arguments, in: folder, input: .text(input ?? ""), environment: environment).finish()
    }

    /// A program of the system, if it is installed.
    public static func find(_ name: String) -> String? {
        ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
