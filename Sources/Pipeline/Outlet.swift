import Dispatch
import Synchronization

/// Outputs on their way to the consumer: put in any order, taken in the order of their turns.
///
/// A ring of places. The intake lets a turn begin only when the one that had its place before has been taken.
final class Outlet<Output: Sendable>: Sendable {
    private let ring: [Place]

    init(places: Int) {
        ring = (0..<places).map { _ in Place() }
    }

    func put(_ result: Result<Output, any Error>, at turn: Int) {
        ring[turn % ring.count].fill(.output(result))
    }

    /// Says that there are no outputs from this turn on.
    func end(at turn: Int) {
        ring[turn % ring.count].fill(.end)
    }

    /// Waits for the output of a turn; `nil` is the end. Each turn once, one after the other.
    func take(_ turn: Int) throws -> Output? {
        switch ring[turn % ring.count].empty() {
        case .output(let result): try result.get()
        case .end: nil
        }
    }

    /// Drops what was put and never taken.
    func removeAll() {
        for place in ring { place.clear() }
    }

    private enum Content: Sendable {
        case output(Result<Output, any Error>)
        case end
    }

    private final class Place: Sendable {
        private let content = Mutex<Content?>(nil)
        private let filled = DispatchSemaphore(value: 0)

        func fill(_ new: Content) {
            content.withLock { content in content = new }
            filled.signal()
        }

        func empty() -> Content {
            filled.wait()
            guard let taken = content.withLock({ content in content.take() }) else {
                preconditionFailure("woken for a place that nobody filled")
            }
            return taken
        }

        func clear() {
            content.withLock { content in content = nil }
        }
    }
}
