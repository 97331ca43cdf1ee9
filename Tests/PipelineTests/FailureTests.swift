import Pipeline
import Testing

struct FailureTests {
    /// What was consumed before the error, and the error.
    private func run(
        workers: Int, buffered: Int = 4, pull: Int? = nil, state: Bool = false, transforms: Set<Int> = [],
        consume: Int? = nil, sources: Counting = Counting(), states: Counting = Counting()
    ) -> (consumed: [Int], error: Refusal?) {
        var consumed: [Int] = []
        do {
            try mapInOrder(
                Numbers(count: 300, failingAt: pull, alive: sources), workers: workers, buffered: buffered,
                next: { try $0.next() },
                makeState: {
                    if state { throw Refusal.state }
                    return Handle(alive: states)
                },
                transform: { _, number in
                    if transforms.contains(number) { throw Refusal.transform(number) }
                    return number
                },
                consume: { number in
                    if number == consume { throw Refusal.consume(number) }
                    consumed.append(number)
                })
            return (consumed, nil)
        } catch {
            return (consumed, error as? Refusal)
        }
    }

    @Test(arguments: [1, 2, 5], [0, 1, 150, 300])
    func sourceErrorComesAfterAllThatWasPulled(workers: Int, place: Int) {
        let (consumed, error) = run(workers: workers, pull: place)

        #expect(error == .pull(place))
        #expect(consumed == Array(0..<place))
    }

    @Test(arguments: [1, 2, 5])
    func stateThatCannotBeMadeIsAnErrorAtTheFirstInput(workers: Int) {
        let (consumed, error) = run(workers: workers, state: true)

        #expect(error == .state)
        #expect(consumed.isEmpty)
    }

    @Test(arguments: [1, 2, 5])
    func firstTransformErrorInOrderWins(workers: Int) {
        let (consumed, error) = run(workers: workers, transforms: [70, 71, 72, 73, 200])

        #expect(error == .transform(70))
        #expect(consumed == Array(0..<70))
    }

    @Test(arguments: [1, 2, 5], [0, 1, 150, 299])
    func consumerErrorStopsTheWork(workers: Int, place: Int) {
        let (consumed, error) = run(workers: workers, consume: place)

        #expect(error == .consume(place))
        #expect(consumed == Array(0..<place))
    }

    @Test(arguments: [1, 2, 5], [1, 2, 50])
    func everyFailureJoinsTheWorkersAndDestroysWhatTheyOwn(workers: Int, buffered: Int) {
        for place in stride(from: 0, to: 300, by: 13) {
            let sources = Counting()
            let states = Counting()

            _ = run(workers: workers, buffered: buffered, pull: place, sources: sources, states: states)
            _ = run(workers: workers, buffered: buffered, transforms: [place], sources: sources, states: states)
            _ = run(workers: workers, buffered: buffered, consume: place, sources: sources, states: states)

            #expect(sources.now == 0 && sources.total == 3)
            #expect(states.now == 0)
        }
    }

    @Test func outputsThatNobodyConsumedAreDropped() {
        final class Token: Sendable {
            let alive: Counting
            init(alive: Counting) {
                self.alive = alive
                alive.begin()
            }
            deinit { alive.end() }
        }
        let tokens = Counting()

        #expect(throws: Refusal.consume(0)) {
            try mapInOrder(
                Numbers(count: 50), workers: 3, buffered: 10, next: { try $0.next() }, makeState: { () },
                transform: { _, _ in Token(alive: tokens) }, consume: { _ in throw Refusal.consume(0) })
        }

        #expect(tokens.now == 0 && tokens.total >= 1)
    }
}
