import Dispatch
import Synchronization

/// A state that workers use one after the other, in the order of their inputs.
final class Turns<Shared: ~Copyable>: Sendable {
    private let shared: Mutex<Shared>
    /// Each worker waits for one turn at most, and they are neighbours: so many gates are enough.
    private let gates: [DispatchSemaphore]

    init(_ shared: consuming sending Shared, workers: Int) {
        self.shared = Mutex(shared)
        gates = (0..<workers).map { _ in DispatchSemaphore(value: 0) }
        gates[0].signal()
    }

    /// Waits until all turns before this one are over, and uses the state. Each turn once.
    func take<Input: Sendable, Output: Sendable>(
        _ turn: Int, _ input: Input, _ body: @Sendable (inout Shared, Input) throws -> Output
    ) throws -> Output {
        gates[turn % gates.count].wait()
        defer { gates[(turn + 1) % gates.count].signal() }
        return try shared.withLock { shared in try body(&shared, input) }
    }

    /// A turn that has no use for the state.
    func skip(_ turn: Int) {
        gates[turn % gates.count].wait()
        gates[(turn + 1) % gates.count].signal()
    }
}
