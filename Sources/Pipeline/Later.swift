import Dispatch
import Synchronization

/// A value that another thread computes while the caller goes on.
///
///     let network = Later { try LegalNetwork(sectors, frame: frame) }
///     let file = try open(path)
///     try locate(file, on: network.value())
///
/// The computation begins at once and always runs to its end; the last owner doesn't wait for it. Where no thread can be
/// had, the caller computes it.
public final class Later<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    public init(_ compute: @escaping @Sendable () throws -> Value) {
        let run = { @Sendable in
            let computed = Result { try compute() }
            self.result.withLock { $0 = computed }
            self.isThere.signal()
        }
        do {
            try WorkerThread(run).detach()
        } catch {
            run()
        }
    }

    /// Waits for the value, or throws what the computation threw. Any number of times, on any thread.
    public func value() throws -> Value {
        isThere.wait()
        isThere.signal()
        guard let result = result.withLock({ $0 }) else { preconditionFailure("signalled without a result") }
        return try result.get()
    }
}
