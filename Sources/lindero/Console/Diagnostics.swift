import Foundation

/// Everything that isn't the result: announcements, warnings, errors. Goes to standard error.
enum Diagnostics {
    static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        // Nothing can be done when standard error is closed.
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
