import Foundation
import Reports

/// Everything that isn't the result: announcements, warnings, errors. Goes to standard error.
enum Diagnostics {
    static func say(_ text: String) {
        // Ids and file names of other people stand in errors.
        let bytes = Array((SafeText.lines(text) + "\n").utf8)
        // Nothing can be done when standard error is closed.
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
