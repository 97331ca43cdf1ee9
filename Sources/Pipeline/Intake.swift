import Dispatch
import Synchronization

/// The source of a pipeline, pulled by one worker at a time, and only while there is room for what it gives.
final class Intake<Source: ~Copyable, Input: Sendable>: Sendable {
    private struct Pulling: ~Copyable {
        /// `nil` once exhausted, failed or closed.
        var source: Source?
        /// How many inputs have been pulled.
        var count = 0
    }

    private let pulling: Mutex<Pulling>
    private let room: DispatchSemaphore
    /// One worker at a time, as the mutex does already; but ThreadSanitizer doesn't see a mutex of Synchronization on
    /// Linux, would report every access to the source, and hide a true race among these.
    private let turnstile = DispatchSemaphore(value: 1)

    init(_ source: consuming sending Source, room: Int) {
        pulling = Mutex(Pulling(source: source))
        // Counted up from 0: a semaphore that is destroyed below its initial value traps.
        self.room = DispatchSemaphore(value: 0)
        for _ in 0..<room { self.room.signal() }
    }

    /// The next input, or `nil` when there is none for this worker.
    ///
    /// `turn` becomes the place of the input, or of the error that was thrown, in the order of the source. The worker
    /// that finds the end calls `end` with the number of inputs.
    func pull(by next: (inout Source) throws -> Input?, turn: inout Int, end: (Int) -> Void) throws -> Input? {
        room.wait()
        turnstile.wait()
        defer { turnstile.signal() }
        return try pulling.withLock { pulling in
            // Taken out and put back: if `next` throws or finds the end, the source is destroyed here.
            guard var source = pulling.source.take() else { return nil }
            turn = pulling.count
            guard let input = try next(&source) else {
                end(turn)
                return nil
            }
            pulling.count += 1
            pulling.source = consume source
            return input
        }
    }

    func makeRoom() {
        room.signal()
    }

    /// Destroys the source and wakes so many workers that may wait for room.
    func close(waking workers: Int = 0) {
        turnstile.wait()
        pulling.withLock { pulling in pulling.source = nil }
        turnstile.signal()
        for _ in 0..<workers { room.signal() }
    }
}
