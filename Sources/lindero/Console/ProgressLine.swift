import Foundation

/// A bar with rate and time left on one line of the terminal; silent anywhere else, and for programs.
///
/// The line is redrawn at most every 0.2 s, so that it costs nothing beside the work, and what takes half a second has none.
struct ProgressLine: ~Copyable {
    private let title: String
    private let total: Int
    private let unit: Unit
    private let started = ContinuousClock.now
    private var drawn: ContinuousClock.Instant?

    /// What a second's rate is counted in.
    enum Unit {
        case records
        case bytes
    }

    /// Whether somebody sees it, and nothing reads it.
    static let isWanted = Diagnostics.isTerminal && !Program.wantsJSON

    /// `total` is in the unit that ``advance(to:records:)`` counts, bytes of the file as a rule; 0 is unknown.
    init(title: String, total: Int, unit: Unit = .records) {
        self.title = title
        self.total = total
        self.unit = unit
    }

    mutating func advance(to done: Int, records: Int) {
        guard Self.isWanted else { return }
        let now = ContinuousClock.now
        guard now - (drawn ?? started) >= .milliseconds(drawn == nil ? 500 : 200) else { return }
        drawn = now
        let (words, rate) =
            switch unit {
            case .records: ("\(records)", records)
            case .bytes: ("\(records >> 20) MiB", 0)
            }
        Self.put(
            Self.text(
                title, share: total > 0 ? Double(done) / Double(total) : nil, done: words, perSecond: rate,
                after: now - started))
    }

    static let erasing = "\r\u{1B}[K"

    /// - `share`: of the whole; `nil` where that is unknown, and only the time is told.
    /// - `perSecond`: how many came in this time; 0 tells no rate.
    static func text(_ title: String, share: Double?, done: String, perSecond count: Int, after time: Duration)
        -> String
    {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        var text = erasing + title
        if let share = share.map({ min(1, $0) }) {
            let filled = Int(share * 24)
            let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
            text += " \(bar) \(Int(share * 100)) %"
            if count > 0, seconds > 0 { text += " · \(done) · \(Int(Double(count) / seconds))/s" }
            if share > 0.01 {
                let left = Int(seconds / share * (1 - share))
                text += localised(" · \(left) s left", " · faltan \(left) s")
            }
        } else {
            if done != "0" { text += " · \(done)" }
            if count > 0, seconds > 0 { text += " · \(Int(Double(count) / seconds))/s" }
            text += " · \(Int(seconds)) s"
        }
        return text
    }

    static func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    deinit {
        if drawn != nil { Self.put(Self.erasing) }
    }
}
