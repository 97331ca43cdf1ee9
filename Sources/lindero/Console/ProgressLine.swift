import Foundation

/// A bar with rate and time left on one line of the terminal; silent anywhere else.
///
/// The line is redrawn at most every 0.2 s, so that it costs nothing beside the work.
struct ProgressLine: ~Copyable {
    private let title: String
    private let total: Int
    private let started = ContinuousClock.now
    private var drawn: ContinuousClock.Instant?
    private let isShown: Bool

    /// `total` is in the unit that ``advance(to:records:)`` counts, bytes of the file as a rule; 0 is unknown.
    init(title: String, total: Int) {
        self.title = title
        self.total = total
        isShown = Diagnostics.isTerminal
    }

    mutating func advance(to done: Int, records: Int) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let drawn, now - drawn < .milliseconds(200) { return }
        drawn = now
        let seconds = Double((now - started).components.seconds) + Double((now - started).components.attoseconds) / 1e18
        let rate = seconds > 0 ? Int(Double(records) / seconds) : 0
        var text = "\r\u{1B}[K\(title)"
        if total > 0 {
            let share = min(1, Double(done) / Double(total))
            let filled = Int(share * 24)
            let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
            let left = share > 0.01 ? Int(seconds / share * (1 - share)) : 0
            text += " \(bar) \(Int(share * 100)) % · \(records) · \(rate)/s · \(left) s"
        } else {
            text += " · \(records) · \(rate)/s"
        }
        put(text)
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    deinit {
        if drawn != nil { put("\r\u{1B}[K") }
    }
}
