import ArgumentParser
import Foundation
import Reports

extension OutputOptions {
    /// Prints a command's result: JSON with `--json`, otherwise text for people. Only the one that is asked for is made.
    func emit(json write: (inout JSONWriter) throws -> Void, text: () throws -> String) throws {
        var output = try ResultOutput(path: nil)
        if json {
            var writer = JSONWriter()
            try write(&writer)
            writer.endText()
            try output.put(writer.bytes)
        } else {
            let words = try text()
            try output.put(words.hasSuffix("\n") || words.isEmpty ? words : words + "\n")
        }
        try output.finish()
    }

    /// Says something beside the result, unless a program is listening.
    func announce(_ english: String, _ spanish: String) {
        if !json { Diagnostics.say(localised(english, spanish)) }
    }

    func warn(_ english: String, _ spanish: String) {
        Diagnostics.say("lindero: " + localised("warning: ", "advertencia: ") + localised(english, spanish))
    }
}

extension ExitCode {
    /// Done, with findings.
    static let findings = ExitCode(ExitStatus.findings.rawValue)
}
