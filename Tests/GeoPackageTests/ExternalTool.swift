import Foundation

/// A program that judges our files from outside.
enum ExternalTool {
    static let validator = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py"

    static var hasValidator: Bool {
        FileManager.default.fileExists(atPath: validator) && path(of: "/usr/bin/python3") != nil
            && (try? run("/usr/bin/python3", ["-c", "from osgeo import ogr"]))?.status == 0
    }

    static var hasPDOKValidator: Bool { path(of: "geopackage-validator") != nil }

    static var hasGDAL: Bool { path(of: "ogrinfo") != nil && path(of: "ogr2ogr") != nil }

    static func path(of program: String) -> String? {
        if program.hasPrefix("/") { return FileManager.default.isExecutableFile(atPath: program) ? program : nil }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What the program wrote, on both streams, and its exit code.
    static func run(_ program: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path(of: program) ?? program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }
}
