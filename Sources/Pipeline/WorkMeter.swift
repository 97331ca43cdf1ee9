import Synchronization

/// How far a long piece of work has come: told by whoever does it, read by whoever shows it on another thread.
///
///     WorkMeter.$current.withValue(meter) { try register.importOrders(orders) }
public final class WorkMeter: Sendable {
    /// The meter of the work that goes on, where somebody watches it.
    @TaskLocal public static var current: WorkMeter?

    private let doneSteps = Atomic<Int>(0)
    private let allSteps = Atomic<Int>(0)

    public init() {}

    /// Steps done so far, and those that are known of; 0 of 0 where nobody counts.
    public var steps: (done: Int, of: Int) {
        (doneSteps.load(ordering: .relaxed), allSteps.load(ordering: .relaxed))
    }

    /// So many steps more are to be done.
    public func expect(_ steps: Int) {
        allSteps.add(steps, ordering: .relaxed)
    }

    /// A step is done; costs a nanosecond.
    public func advance() {
        doneSteps.add(1, ordering: .relaxed)
    }
}
