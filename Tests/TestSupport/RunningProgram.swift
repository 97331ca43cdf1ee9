public import Foundation

/// A program that runs while the test goes on: to signal it, to kill it, to run another beside it.
public final class RunningProgram {
    /// What the program reads on standard input.
    public enum Input {
        case text(String)
        /// A pipe that stays open and silent until ``RunningProgram/closeInput()``.
        case openPipe
    }

    private let process = Process()
    private let outputs: URL
    private let inputPipe: Pipe?

    /// Starts it in `folder`, in English and without a terminal. `output` takes the place of the file that standard output
    /// goes to otherwise, `/dev/full` for one.
    public init(
        _ path: String, _ arguments: [String], in folder: URL, input: Input = .text(""),
        environment: [String: String] = [:], output: String? = nil
    ) throws {
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        for name in ["LC_MESSAGES", "LANG", "LINDERO_REGISTER"] { variables[name] = nil }
        variables["LC_ALL"] = "C.UTF-8"
        variables["LINDERO_USER"] = "tests"
        variables.merge(environment) { $1 }
        process.environment = variables
        // Files, not pipes: a pipe that fills while the other is read would stop both sides.
        outputs = FileManager.default.temporaryDirectory.appendingPathComponent("lindero-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
        switch input {
        case .text(let text):
            let url = outputs.appendingPathComponent("in")
            try Data(text.utf8).write(to: url)
            process.standardInput = try FileHandle(forReadingFrom: url)
            inputPipe = nil
        case .openPipe:
            let pipe = Pipe()
            process.standardInput = pipe
            inputPipe = pipe
        }
        for name in ["out", "err"] { try Data().write(to: outputs.appendingPathComponent(name)) }
        process.standardOutput = try FileHandle(
            forWritingTo: output.map { URL(fileURLWithPath: $0) } ?? outputs.appendingPathComponent("out"))
        process.standardError = try FileHandle(forWritingTo: outputs.appendingPathComponent("err"))
        try process.run()
    }

    public var isRunning: Bool { process.isRunning }

    public func signal(_ number: Int32) {
        kill(process.processIdentifier, number)
    }

    /// Writes to the open pipe.
    public func send(_ text: String) throws {
        try inputPipe?.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    public func closeInput() {
        try? inputPipe?.fileHandleForWriting.close()
    }

    /// Waits for its end; a signal that ended it gives 128 and its number.
    public func finish() throws -> ProgramRun {
        process.waitUntilExit()
        let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
        return ProgramRun(
            output: try Data(contentsOf: outputs.appendingPathComponent("out")),
            errors: String(decoding: try Data(contentsOf: outputs.appendingPathComponent("err")), as: UTF8.self),
            status: status)
    }

    deinit {
        if process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(at: outputs)
    }
}

extension ProgramRun {
    /// Starts the built program and comes back at once.
    public static func start(
        _ arguments: [String], in folder: URL, input: RunningProgram.Input = .text(""),
        environment: [String: String] = [:], output: String? = nil
    ) throws -> RunningProgram {
        try RunningProgram(
            try linderoPath(), arguments, in: folder, input: input, environment: environment, output: output)
    }

    /// A script of the shell, for what only a shell can set up: limits, pipes, closed descriptors. `$LINDERO` is the
    /// program.
    public static func shell(
        _ script: String, in folder: URL, environment: [String: String] = [:]
    ) throws -> ProgramRun {
        var variables = environment
        variables["LINDERO"] = try linderoPath()
        return try run("/bin/bash", ["-c", script], in: folder, environment: variables)
    }
}
