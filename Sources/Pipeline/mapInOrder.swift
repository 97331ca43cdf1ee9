/// Takes inputs from a source, transforms them on worker threads, and hands the outputs to `consume` on the calling
/// thread, in the order of the inputs. What is consumed never depends on the number of workers.
///
///     try mapInOrder(
///         reader, workers: 2, buffered: 8,
///         next: { reader in try reader.nextBatch() },
///         makeState: { try Georeferencer(recipe) },
///         transform: { georeferencer, batch in try georeferencer.place(batch) },
///         consume: { placed in try importer.insert(placed) })
///
/// The source is pulled by one thread at a time. Each worker makes its own state on its own thread, once it has a
/// first input, and destroys it there, so a state may own C objects that can't be shared. With one worker there are
/// two threads: the worker, and the caller's.
///
/// The first error in the order of the inputs, whether `next`, `makeState`, `transform` or `consume` threw it, stops
/// the work and is thrown again; all earlier outputs have been consumed by then, later ones are dropped. When the call
/// returns or throws, none of its closures runs any more, and the source and all states are destroyed. A pull
/// or transform that has begun is waited for.
///
/// `buffered` is how many inputs may be between `next` and `consume`, which bounds the memory; fewer than `workers`
/// leaves some of them idle. Where the system gives fewer threads there are fewer workers; where it gives none, this
/// throws ``ThreadRefused``.
public func mapInOrder<Source: ~Copyable, State: ~Copyable, Input: Sendable, Output: Sendable>(
    _ source: consuming sending Source,
    workers: Int,
    buffered: Int,
    next: @escaping @Sendable (inout Source) throws -> Input?,
    makeState: @escaping @Sendable () throws -> State,
    transform: @escaping @Sendable (inout State, Input) throws -> Output,
    consume: (Output) throws -> Void
) throws {
    try run(
        source, workers: workers, buffered: buffered, next: next, makeState: makeState,
        transform: { state, input, _ in try transform(&state, input) }, skip: { _ in }, consume: consume)
}

/// The same with a step between `transform` and `consume` that the workers do one after the other, in the order of the
/// inputs, on a state that they share: what depends on everything before it.
///
/// An error of the step counts as one of `transform`. The shared state is destroyed when the call returns or throws.
public func mapInOrder<
    Source: ~Copyable, State: ~Copyable, Shared: ~Copyable, Input: Sendable, Middle: Sendable, Output: Sendable
>(
    _ source: consuming sending Source,
    workers: Int,
    buffered: Int,
    next: @escaping @Sendable (inout Source) throws -> Input?,
    makeState: @escaping @Sendable () throws -> State,
    transform: @escaping @Sendable (inout State, Input) throws -> Middle,
    sharing shared: consuming sending Shared,
    inTurn: @escaping @Sendable (inout Shared, Middle) throws -> Output,
    consume: (Output) throws -> Void
) throws {
    let turns = Turns(shared, workers: workers)
    try run(
        source, workers: workers, buffered: buffered, next: next, makeState: makeState,
        transform: { state, input, turn in
            let middle: Middle
            do {
                middle = try transform(&state, input)
            } catch {
                turns.skip(turn)
                throw error
            }
            return try turns.take(turn, middle, inTurn)
        }, skip: turns.skip, consume: consume)
}

/// `transform` gets the turn of its input too; `skip` is told a turn whose input isn't transformed.
private func run<Source: ~Copyable, State: ~Copyable, Input: Sendable, Output: Sendable>(
    _ source: consuming sending Source,
    workers: Int,
    buffered: Int,
    next: @escaping @Sendable (inout Source) throws -> Input?,
    makeState: @escaping @Sendable () throws -> State,
    transform: @escaping @Sendable (inout State, Input, Int) throws -> Output,
    skip: @escaping @Sendable (Int) -> Void,
    consume: (Output) throws -> Void
) throws {
    precondition(workers > 0 && buffered > 0, "a pipeline needs a worker and room for one input")
    let intake = Intake<Source, Input>(source, room: buffered)
    let outlet = Outlet<Output>(places: buffered)
    var threads: [WorkerThread] = []
    defer {
        intake.close(waking: workers)
        for thread in threads { thread.join() }
        outlet.removeAll()
    }
    for _ in 0..<min(workers, buffered) {
        do {
            threads.append(
                try WorkerThread {
                    work(
                        from: intake, to: outlet, next: next, makeState: makeState, transform: transform, skip: skip)
                })
        } catch {
            guard !threads.isEmpty else { throw error }
            break
        }
    }
    var turn = 0
    while let output = try outlet.take(turn) {
        try consume(output)
        intake.makeRoom()
        turn += 1
    }
}

/// A worker: pulls and transforms until the source is exhausted or closed.
private func work<Source: ~Copyable, State: ~Copyable, Input: Sendable, Output: Sendable>(
    from intake: Intake<Source, Input>,
    to outlet: Outlet<Output>,
    next: @Sendable (inout Source) throws -> Input?,
    makeState: @Sendable () throws -> State,
    transform: @Sendable (inout State, Input, Int) throws -> Output,
    skip: @Sendable (Int) -> Void
) {
    // An output or error goes to the place of its input, so that the consumer meets errors in order, too.
    var turn = 0
    do {
        guard var pulled = try intake.pull(by: next, turn: &turn, end: outlet.end(at:)) else { return }
        var state: State
        do {
            state = try makeState()
        } catch {
            skip(turn)
            throw error
        }
        while true {
            outlet.put(.success(try transform(&state, pulled, turn)), at: turn)
            guard let following = try intake.pull(by: next, turn: &turn, end: outlet.end(at:)) else { return }
            pulled = following
        }
    } catch {
        intake.close()
        outlet.put(.failure(error), at: turn)
    }
}
