import Foundation
import Pipeline
import Synchronization

/// A progress line for one long call that can't draw it itself: time so far, and rate and time left where it counts.
///
/// Drawn by a timer, so that it goes on while SQLite sorts, commits or copies.
enum WorkLine {
    /// Runs `work` under the line, which is erased before this returns. `title` is a file, `doing` what happens to it.
    static func show<Result>(_ title: String, _ doing: String, _ work: () throws -> Result) rethrows -> Result {
        guard ProgressLine.isWanted else { return try work() }
        let drawing = Drawing("\(title): \(doing)")
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now() + 1, repeating: 0.25)
        timer.setEventHandler { drawing.draw() }
        timer.resume()
        defer {
            timer.cancel()
            drawing.end()
        }
        return try WorkMeter.$current.withValue(drawing.meter) { try work() }
    }

    private final class Drawing: Sendable {
        let meter = WorkMeter()
        private let title: String
        private let started = ContinuousClock.now
        private let state = Mutex((isDrawn: false, isEnded: false))

        init(_ title: String) {
            self.title = title
        }

        func draw() {
            let (done, total) = meter.steps
            let text = ProgressLine.text(
                title, share: total > 0 ? Double(done) / Double(total) : nil, done: "\(done)", perSecond: done,
                after: started.duration(to: .now))
            state.withLock { state in
                guard !state.isEnded else { return }
                state.isDrawn = true
                ProgressLine.put(text)
            }
        }

        func end() {
            state.withLock { state in
                state.isEnded = true
                if state.isDrawn { ProgressLine.put(ProgressLine.erasing) }
            }
        }
    }
}
