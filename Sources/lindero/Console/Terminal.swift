import Foundation

/// What the standard output can show.
enum Terminal {
    static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// Columns of the terminal, between 80 and 160; 100 where the output goes elsewhere.
    static let width: Int = {
        guard isTerminal else { return 100 }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return min(max(Int(size.ws_col), 80), 160)
    }()

    /// How wide a list may be: no limit where the output goes elsewhere, where nobody sees what was cut.
    static var listWidth: Int? { isTerminal ? width : nil }

    /// Colours only on a terminal, and not where `NO_COLOR` is set (no-color.org).
    static let hasColours: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }()
}
