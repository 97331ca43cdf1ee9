import Pipeline
import Synchronization
import TestSupport
import Testing

/// The step that workers do in the order of the inputs, on a state that they share.
struct InTurnTests {
    /// Remembers what it was given; destroyed with the call.
    private struct Memory: ~Copyable {
        let alive: Counting
        var numbers: [Int] = []

        init(alive: Counting) {
            self.alive = alive
            alive.begin()
        }

        deinit { alive.end() }
    }

    /// Of each number, the numbers that the shared state had seen by then; and the error.
    private func run(
        workers: Int, buffered: Int = 6, pull: Int? = nil, states: Int = .max, transforms: Set<Int> = [],
        turn: Int? = nil, consume: Int? = nil, memories: Counting = Counting()
    ) -> (consumed: [[Int]], error: Refusal?) {
        var consumed: [[Int]] = []
        let made = Counting()
        do {
            try mapInOrder(
                Numbers(count: 120, failingAt: pull), workers: workers, buffered: buffered,
                next: { try $0.next() },
                makeState: {
                    made.begin()
                    if made.total > states { throw Refusal.state }
                },
                transform: { _, number in
                    var generator = SeededGenerator(seed: UInt64(number))
                    var waste = 0 as UInt64
                    for _ in 0..<Int.random(in: 0...2000, using: &generator) { waste ^= generator.next() }
                    if transforms.contains(number) { throw Refusal.transform(number) }
                    return number + (waste == 1 ? 1 : 0)
                },
                sharing: Memory(alive: memories),
                inTurn: { memory, number in
                    if number == turn { throw Refusal.transform(number) }
                    memory.numbers.append(number)
                    return memory.numbers
                },
                consume: { numbers in
                    if numbers.count - 1 == consume { throw Refusal.consume(numbers.count - 1) }
                    consumed.append(numbers)
                })
            return (consumed, nil)
        } catch {
            return (consumed, error as? Refusal)
        }
    }

    private func prefixes(_ count: Int) -> [[Int]] { (0..<count).map { Array(0...$0) } }

    @Test(arguments: [1, 2, 3, 8], [1, 2, 5, 64])
    func sharedStateMeetsTheInputsInOrder(workers: Int, buffered: Int) {
        let (consumed, error) = run(workers: workers, buffered: buffered)

        #expect(error == nil)
        #expect(consumed == prefixes(120))
    }

    @Test(arguments: [1, 2, 5], [0, 1, 60, 119])
    func anErrorAnywhereEndsItWithAllBeforeConsumed(workers: Int, place: Int) {
        let memories = Counting()

        let pull = run(workers: workers, pull: place, memories: memories)
        let transform = run(workers: workers, transforms: [place, place + 1, place + 2], memories: memories)
        let turn = run(workers: workers, turn: place, memories: memories)
        let consume = run(workers: workers, consume: place, memories: memories)

        #expect(pull.error == .pull(place) && pull.consumed == prefixes(place))
        #expect(transform.error == .transform(place) && transform.consumed == prefixes(place))
        #expect(turn.error == .transform(place) && turn.consumed == prefixes(place))
        #expect(consume.error == .consume(place) && consume.consumed == prefixes(place))
        #expect(memories.now == 0 && memories.total == 4)
    }

    /// The other workers must not wait for the turn of the one that has no state.
    @Test(arguments: [1, 2, 5])
    func aStateThatCannotBeMadeEndsItToo(workers: Int) {
        for states in 0..<workers {
            let (consumed, error) = run(workers: workers, states: states)

            // A worker that had no input in time makes no state, and then nothing fails.
            #expect(error == .state || states > 0 && consumed == prefixes(120))
            #expect(consumed == prefixes(consumed.count))
        }
    }
}
