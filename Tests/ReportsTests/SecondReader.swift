import Foundation

/// Programs from outside that read what the writers wrote. A test that needs one which isn't installed is skipped.
enum SecondReader {
    static let hasPython = path(of: "python3") != nil
    static let hasXmllint = path(of: "xmllint") != nil
    static let hasOgrinfo = path(of: "ogrinfo") != nil

    private static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What the program prints, reading `input` from a file whose name is added to the arguments.
    static func run(_ program: String, _ arguments: [String], on input: [UInt8], named name: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try Data(input).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments + [file.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs a script of Python, which finds the file's name in `sys.argv[1]`.
    static func python(_ script: String, on input: [UInt8]) throws -> String {
        try run("python3", ["-c", script], on: input, named: "input")
    }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
