import Foundation

/// What the standard output can show.
enum Terminal {
    static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// Columns of the terminal, by the environment's `COLUMNS` or the terminal itself; 100 where neither says.
    private static let columns: Int = {
        if let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), said > 0 { return said }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }()

    /// The width of paragraphs: the terminal's, between 40 and 160; 100 where the output goes elsewhere.
    static let width = isTerminal ? min(max(columns, 40), 160) : 100

    /// How wide a table may be: no limit where the output goes elsewhere, where nobody sees what was cut.
    static let listWidth: Int? = {
        let writesFile = CommandLine.arguments.contains {
            $0.hasPrefix("--output") || $0.hasPrefix("-o") && !$0.hasPrefix("--")
        }
        return isTerminal && !writesFile ? max(columns, 40) : nil
    }()

    /// Colours only on a terminal, and not where `NO_COLOR` is set (no-color.org).
    static let hasColours: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }()
}
