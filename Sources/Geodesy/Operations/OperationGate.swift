import GeoTypes

/// Decides which operations may be used: the best stated accuracy isn't enough, an operation has to be valid where the
/// points are.
struct OperationGate {
    /// Box around the points; `nil` when they aren't known yet.
    var points: GeographicBox?
    /// Box around the register's lines.
    var register: GeographicBox?

    /// An empty box says as little as none.
    init(points: GeographicBox?, register: GeographicBox?) {
        self.points = points.flatMap { $0.isEmpty ? nil : $0 }
        self.register = register.flatMap { $0.isEmpty ? nil : $0 }
    }

    func refusals(of operation: CoordinateOperation) -> [OperationRefusal] {
        var refusals: [OperationRefusal] = []
        if operation.isBallpark {
            refusals.append(.ballpark)
        } else if operation.accuracy == nil {
            refusals.append(.unknownAccuracy)
        }
        if !operation.isSupported { refusals.append(.notSupported) }
        if operation.isDeprecated { refusals.append(.deprecated) }
        if let area = operation.areaOfUse {
            if let points, !area.contains(points) { refusals.append(.outsideArea(area)) }
            if let register, !area.intersects(register) { refusals.append(.outsideRegister(area)) }
        }
        let missing = operation.missingGrids
        if !missing.isEmpty { refusals.append(.gridMissing(missing)) }
        return refusals
    }

    func judged(_ operations: [CoordinateOperation]) -> [OperationCandidate] {
        operations.map { OperationCandidate(operation: $0, refusals: refusals(of: $0)) }
    }

    /// The candidate to use, or why there is none.
    ///
    /// Among the usable ones those on land come first, then those whose area holds the whole register, then the more
    /// accurate. When part of the points has a better operation, which the other part can't use, the batch needs two
    /// operations and gets none: the step between them (12 m for NAD27 at 92.29° W) would run through the survey.
    func choice(
        of operations: [CoordinateOperation], from source: ReferenceSystem, to target: ReferenceSystem,
        allowBallpark: Bool
    ) throws(GeodesyError) -> CoordinateOperation {
        let candidates = judged(operations)
        let usable = candidates.filter(\.isUsable)
        guard let best = usable.min(by: isBetter) else {
            if let two = twoPartial(candidates) {
                throw .twoOperationsNeeded(
                    source: source.description, target: target.description, first: two.0.operation.summary,
                    second: two.1.operation.summary)
            }
            return try lastResort(candidates, from: source, to: target, allowBallpark: allowBallpark)
        }
        if let partial = partial(candidates).first(where: { isBetter($0, best) }) {
            throw .twoOperationsNeeded(
                source: source.description, target: target.description, first: partial.operation.summary,
                second: best.operation.summary)
        }
        var chosen = best.operation
        chosen.missingGridsOfBetter = candidates.filter {
            isMissingGridsOnly($0) && isBetter($0, best)
        }.flatMap(\.operation.missingGrids)
        chosen.rivals = candidates.filter { isOutsideOnly($0) && isBetter($0, best) }.map(\.operation.summary)
        return chosen
    }

    private func isBetter(_ left: OperationCandidate, _ right: OperationCandidate) -> Bool {
        let (leftAtSea, rightAtSea) = (isOffshore(left), isOffshore(right))
        if leftAtSea != rightAtSea { return rightAtSea }
        let (leftHolds, rightHolds) = (holdsRegister(left), holdsRegister(right))
        if leftHolds != rightHolds { return leftHolds }
        return (left.operation.accuracy ?? .infinity) < (right.operation.accuracy ?? .infinity)
    }

    /// An area at sea whose rectangle reaches over the land: EPSG:15699 claims 5 m there. PROJ tells it by the name too.
    private func isOffshore(_ candidate: OperationCandidate) -> Bool {
        guard let name = candidate.operation.areaOfUse?.name.lowercased() else { return false }
        return name.contains("offshore") && !name.contains("onshore")
    }

    private func holdsRegister(_ candidate: OperationCandidate) -> Bool {
        guard let register, let area = candidate.operation.areaOfUse else { return true }
        return area.contains(register)
    }

    /// Candidates against which nothing speaks but that some of the points lie outside.
    private func partial(_ candidates: [OperationCandidate]) -> [OperationCandidate] {
        guard let points else { return [] }
        return candidates.filter { candidate in
            isOutsideOnly(candidate) && candidate.operation.areaOfUse?.intersects(points) ?? false
        }.sorted(by: isBetter)
    }

    private func isOutsideOnly(_ candidate: OperationCandidate) -> Bool {
        guard candidate.refusals.count == 1, case .outsideArea = candidate.refusals[0] else { return false }
        return true
    }

    private func twoPartial(_ candidates: [OperationCandidate]) -> (OperationCandidate, OperationCandidate)? {
        let partial = partial(candidates)
        return partial.count > 1 ? (partial[0], partial[1]) : nil
    }

    private func isMissingGridsOnly(_ candidate: OperationCandidate) -> Bool {
        guard candidate.refusals.count == 1, case .gridMissing = candidate.refusals[0] else { return false }
        return true
    }

    private func lastResort(
        _ candidates: [OperationCandidate], from source: ReferenceSystem, to target: ReferenceSystem,
        allowBallpark: Bool
    ) throws(GeodesyError) -> CoordinateOperation {
        // Before any ballpark: PROJ's fallback for a missing geoid grid is to leave the heights as they are.
        let lacking = candidates.filter(isMissingGridsOnly)
        if let first = lacking.first {
            throw .gridMissing(
                source: source.description, target: target.description, operation: first.operation.name,
                grids: lacking.flatMap(\.operation.missingGrids))
        }
        if allowBallpark, let ballpark = candidates.first(where: { $0.refusals == [.ballpark] }) {
            return ballpark.operation
        }
        guard !candidates.isEmpty else {
            throw .noOperation(source: source.description, target: target.description)
        }
        throw .operationsRefused(
            source: source.description, target: target.description, candidates: candidates)
    }
}
