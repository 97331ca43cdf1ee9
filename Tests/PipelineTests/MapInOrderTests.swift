import Dispatch
import Pipeline
import Synchronization
import TestSupport
import Testing

struct MapInOrderTests {
    /// Work of uneven length, so that workers overtake each other.
    @Sendable private static func unevenSquare(_ number: Int) -> Int {
        var generator = SeededGenerator(seed: UInt64(number))
        var waste = 0 as UInt64
        for _ in 0..<Int.random(in: 0...2000, using: &generator) { waste ^= generator.next() }
        return number * number + (waste == 1 ? 1 : 0)
    }

    @Test(arguments: [1, 2, 3, 8], [1, 2, 5, 64])
    func consumesInTheOrderOfTheSourceWhateverTheWorkers(workers: Int, buffered: Int) throws {
        var consumed: [Int] = []

        try mapInOrder(
            Numbers(count: 500), workers: workers, buffered: buffered, next: { try $0.next() },
            makeState: { 0 }, transform: { _, number in Self.unevenSquare(number) },
            consume: { consumed.append($0) })

        #expect(consumed == (0..<500).map { $0 * $0 })
    }

    @Test(arguments: [1, 2, 4])
    func emptySourceMakesNoState(workers: Int) throws {
        let states = Counting()
        var consumed = 0

        try mapInOrder(
            Numbers(count: 0), workers: workers, buffered: 4, next: { try $0.next() },
            makeState: { Handle(alive: states) }, transform: { _, number in number },
            consume: { _ in consumed += 1 })

        #expect(consumed == 0)
        #expect(states.total == 0)
    }

    @Test(arguments: [1, 2, 4], [1, 3, 9])
    func keepsNoMoreThanTheBufferBetweenSourceAndConsumer(workers: Int, buffered: Int) throws {
        let between = Counting()

        try mapInOrder(
            Numbers(count: 200), workers: workers, buffered: buffered,
            next: { source in
                let number = try source.next()
                if number != nil { between.begin() }
                return number
            },
            makeState: { () }, transform: { _, number in number },
            consume: { _ in between.end() })

        #expect(between.now == 0)
        #expect(between.most <= buffered)
    }

    /// Each transform of a pair waits for the other, which only two threads can do.
    @Test func twoWorkersWorkAtTheSameTime() throws {
        let arrivals = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
        var met: [DispatchTimeoutResult] = []

        try mapInOrder(
            Numbers(count: 2), workers: 2, buffered: 2, next: { try $0.next() }, makeState: { () },
            transform: { _, number in
                arrivals[number].signal()
                return arrivals[1 - number].wait(timeout: .now() + 20)
            },
            consume: { met.append($0) })

        #expect(met == [.success, .success])
    }

    /// The second transform waits for the first output to be consumed.
    @Test func oneWorkerWorksWhileTheCallerConsumes() throws {
        let consumedFirst = DispatchSemaphore(value: 0)
        var met: [DispatchTimeoutResult] = []

        try mapInOrder(
            Numbers(count: 2), workers: 1, buffered: 2, next: { try $0.next() }, makeState: { () },
            transform: { _, number in number == 0 ? .success : consumedFirst.wait(timeout: .now() + 20) },
            consume: { result in
                met.append(result)
                consumedFirst.signal()
            })

        #expect(met == [.success, .success])
    }

    @Test(arguments: [1, 2, 4])
    func destroysSourceAndStatesBeforeItReturns(workers: Int) throws {
        let sources = Counting()
        let states = Counting()

        try mapInOrder(
            Numbers(count: 100, alive: sources), workers: workers, buffered: 8, next: { try $0.next() },
            makeState: { Handle(alive: states) },
            transform: { handle, number in
                handle.scratch.use()
                return number
            },
            consume: { _ in })

        #expect(sources.now == 0 && sources.total == 1)
        #expect(states.now == 0 && (1...workers).contains(states.total))
    }
}
