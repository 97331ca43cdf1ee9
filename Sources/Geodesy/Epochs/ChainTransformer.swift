public import GeoTypes

/// Runs a ``CoordinateChain`` on columns of points; a worker for one task, like ``Transformer``.
public struct ChainTransformer: ~Copyable {
    public let chain: CoordinateChain
    private let workers: [Worker]

    /// Arrays don't hold noncopyable values yet; this one is owned by the array alone.
    private final class Worker {
        var transformer: Transformer
        init(_ operation: CoordinateOperation) throws(GeodesyError) { transformer = try Transformer(operation) }
    }

    public init(_ chain: CoordinateChain) throws(GeodesyError) {
        var workers: [Worker] = []
        for case .frame(let operation) in chain.steps { workers.append(try Worker(operation)) }
        self.chain = chain
        self.workers = workers
    }

    /// Takes points, in place, through all steps. `epoch` is the moment of the survey, needed when
    /// ``CoordinateChain/needsEpoch``.
    ///
    /// Rows outside the area of any step are listed; a row that fails in one step is NaN in the result.
    public mutating func transform(
        _ points: inout CoordinateColumns, epoch: Epoch? = nil
    ) throws(GeodesyError) -> TransformOutcome {
        if epoch == nil, chain.needsEpoch {
            throw .epochMissing(system: chain.source?.description ?? "")
        }
        return try run(&points, .same(epoch))
    }

    /// The same with an epoch for each point, decimal years; a row whose epoch is NaN fails.
    public mutating func transform(
        _ points: inout CoordinateColumns, epochs: [Double]
    ) throws(GeodesyError) -> TransformOutcome {
        try run(&points, .each(epochs))
    }

    private mutating func run(
        _ points: inout CoordinateColumns, _ epochs: PointEpochs
    ) throws(GeodesyError) -> TransformOutcome {
        var now = epochs
        var failed: Set<Int> = []
        var outside: Set<Int> = []
        var next = 0
        for step in chain.steps {
            switch step {
            case .frame:
                let outcome = try workers[next].transformer.transform(&points, at: now)
                failed.formUnion(outcome.failed)
                outside.formUnion(outcome.outsideArea)
                next += 1
            case .motion(let motion, let from, let to):
                let start = from.map { .same($0) } ?? now
                failed.formUnion(spoil(&points, withoutEpochIn: start))
                try move(&points, motion, from: start, to: to, after: next)
                now = .same(to)
            }
        }
        return TransformOutcome(failed: failed.sorted(), outsideArea: outside.subtracting(failed).sorted())
    }

    /// Rows that can't be moved, since nobody knows from when: they mustn't pass unmoved.
    private func spoil(_ points: inout CoordinateColumns, withoutEpochIn epochs: PointEpochs) -> [Int] {
        guard case .each(let years) = epochs else { return [] }
        let rows = years.indices.filter { !years[$0].isFinite }
        for row in rows {
            points.x[row] = .nan
            points.y[row] = .nan
            if !points.z.isEmpty { points.z[row] = .nan }
        }
        return rows
    }

    private func move(
        _ points: inout CoordinateColumns, _ motion: CrustalMotion, from: PointEpochs, to: Epoch, after frames: Int
    ) throws(GeodesyError) {
        let system = workers[frames - 1].transformer.operation.target
        guard let ellipsoid = system.ellipsoid else {
            throw .brokenChain(step: frames + 1, reason: .motionNeedsGeographic)
        }
        switch from {
        case .same(nil): throw .epochMissing(system: system.description)
        case .same(let start?): try motion.move(&points, from: start, to: to, on: ellipsoid, barriers: chain.barriers)
        case .each(let years): try motion.move(&points, from: years, to: to, on: ellipsoid, barriers: chain.barriers)
        }
    }
}
