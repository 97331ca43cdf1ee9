import ArgumentParser
import Demarcation

/// Where the result of a command with several formats goes.
struct ResultOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .long],
        help: help("Write to this file; - is standard output.", "Escribe en este archivo; - es la salida estándar."))
    var output: String?

    @Flag(help: help("Replace the file if it is there.", "Reemplaza el archivo si existe.")) var overwrite = false

    var isStandardOutput: Bool { output == nil || output == "-" }

    /// Writes the whole result.
    func put(_ bytes: [UInt8]) throws {
        var target = try ResultOutput(path: output, overwrite: overwrite)
        try target.put(bytes)
        try target.finish()
    }

    /// The format that is asked for, else the one that `--json` or the file's name says, else the first one.
    func format<Format: RawRepresentable & CaseIterable & Equatable>(
        _ asked: Format?, json: Bool
    ) throws -> Format where Format.RawValue == String {
        let named = json ? Format(rawValue: "json") : nil
        if let asked {
            if let named, named != asked {
                throw Failure.usage(
                    Bilingual(
                        en: "--json and --format \(asked.rawValue) contradict each other",
                        es: "--json y --format \(asked.rawValue) se contradicen"))
            }
            return asked
        }
        if let named { return named }
        if let file = output, let dot = file.lastIndex(of: "."),
            let format = Format(rawValue: file[file.index(after: dot)...].lowercased())
        {
            return format
        }
        guard let first = Format.allCases.first else { preconditionFailure("a command has at least one format") }
        return first
    }
}
