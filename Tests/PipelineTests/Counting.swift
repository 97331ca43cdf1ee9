import Synchronization

/// Counts events of several threads, and how many were pending at once.
final class Counting: Sendable {
    private let pending = Atomic(0)
    private let greatest = Atomic(0)
    private let begun = Atomic(0)

    func begin() {
        begun.add(1, ordering: .sequentiallyConsistent)
        let now = pending.add(1, ordering: .sequentiallyConsistent).newValue
        greatest.max(now, ordering: .sequentiallyConsistent)
    }

    func end() {
        pending.subtract(1, ordering: .sequentiallyConsistent)
    }

    /// Begun and not ended.
    var now: Int { pending.load(ordering: .sequentiallyConsistent) }
    /// The greatest ``now`` ever.
    var most: Int { greatest.load(ordering: .sequentiallyConsistent) }
    /// Begun, ended or not.
    var total: Int { begun.load(ordering: .sequentiallyConsistent) }
}

/// Gives 0, 1, 2 … and tells when it lives.
struct Numbers: ~Copyable {
    let count: Int
    let failure: Int?
    let alive: Counting
    private var following = 0

    init(count: Int, failingAt failure: Int? = nil, alive: Counting = Counting()) {
        self.count = count
        self.failure = failure
        self.alive = alive
        alive.begin()
    }

    mutating func next() throws -> Int? {
        if following == failure { throw Refusal.pull(following) }
        guard following < count else { return nil }
        defer { following += 1 }
        return following
    }

    deinit { alive.end() }
}

/// What a worker owns, as it would a C handle: it can't be copied, and tells when it lives.
struct Handle: ~Copyable {
    let alive: Counting
    /// A class reference makes it unfit for sending to another thread.
    let scratch = Scratch()

    init(alive: Counting) {
        self.alive = alive
        alive.begin()
    }

    deinit { alive.end() }

    final class Scratch {
        private(set) var uses = 0
        func use() { uses += 1 }
    }
}

enum Refusal: Error, Equatable {
    case pull(Int), state, transform(Int), consume(Int)
}
