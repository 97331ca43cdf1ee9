import ArgumentParser
import Demarcation
import Foundation

/// A file that proves something: its path as it was given, and the SHA-256 by which it is known again.
struct EvidenceFile: ExpressibleByArgument {
    var path: String

    init?(argument: String) {
        guard !argument.isEmpty, argument != "-" else { return nil }
        path = argument
    }

    static var defaultCompletionKind: CompletionKind { .file() }

    func digest() throws -> String {
        try DigestedStream.digest(ofFile: path)
    }
}

extension Finding.Photo {
    init(_ file: EvidenceFile) throws {
        self.init(path: file.path, sha256: try file.digest())
    }
}
