public import GeoTypes

extension CoordinateOperation {
    /// Every operation that PROJ knows between two systems, with the gate's refusals for points in `points`.
    ///
    /// Without a box no candidate is refused for its area; PROJ then lists those of all the world. Costs 5 to 60 ms.
    public static func candidates(
        from source: ReferenceSystem, to target: ReferenceSystem, around points: GeographicBox? = nil,
        register: GeographicBox? = nil, heights: Bool = false
    ) throws(GeodesyError) -> [OperationCandidate] {
        let gate = OperationGate(points: points, register: register)
        let (from, into) = try dimensioned(source, target, heights: heights)
        return try gate.judged(operations(from, into, touching: gate.interest)).map { candidate in
            var candidate = candidate
            candidate.operation.source = source
            candidate.operation.target = target
            return candidate
        }
    }

    /// The one operation for all points of a batch, by the rules of the domain: it is valid where the points are, its
    /// accuracy is known, its grids are there, and it isn't a ballpark.
    ///
    /// - `points`: box of the points' longitudes and latitudes; `register`: box of the register's lines. An operation
    ///   valid for the whole register goes before one with a better figure that serves only part of it.
    /// - `heights`: the points have heights. Two-dimensional systems are then promoted to three; otherwise compound
    ///   ones are used without their vertical part.
    /// - `named`: a code (`EPSG:1171`) or a PROJ pipeline, taken as the user's own decision: the gate then doesn't
    ///   refuse it, except for a missing grid.
    public static func pinned(
        from source: ReferenceSystem, to target: ReferenceSystem, points: GeographicBox?,
        register: GeographicBox? = nil, heights: Bool, named: String? = nil, allowBallpark: Bool = false
    ) throws(GeodesyError) -> CoordinateOperation {
        let (from, into) = try dimensioned(source, target, heights: heights)
        let gate = OperationGate(points: points, register: register)
        var operation =
            if let named {
                try NamedOperation(name: named, source: from, target: into).operation(gate)
            } else {
                try chosen(gate, from, into, allowBallpark: allowBallpark)
            }
        // As given: a projected system has no code any more when it is promoted.
        operation.source = source
        operation.target = target
        return operation
    }

    private static func chosen(
        _ gate: OperationGate, _ from: ReferenceSystem, _ into: ReferenceSystem, allowBallpark: Bool
    ) throws(GeodesyError) -> CoordinateOperation {
        let near = try operations(from, into, touching: gate.interest)
        do throws(GeodesyError) {
            return try gate.choice(of: near, from: from, to: into, allowBallpark: allowBallpark)
        } catch .gridMissing(let source, let target, let name, let grids) {
            if let other = try withoutGrids(gate, from, into, grids: grids) { return other }
            throw .gridMissing(source: source, target: target, operation: name, grids: grids)
        } catch .operationsRefused where gate.interest != nil {
            // Nothing here: look at the whole world, so that the answer can say what exists elsewhere.
            let all = try operations(from, into, touching: nil)
            throw .operationsRefused(
                source: from.description, target: into.description, candidates: gate.judged(all))
        }
    }

    /// PROJ goes through a third system (OSGB36 to ETRS89 by way of WGS 84) only when told that the direct operation's
    /// grid is missing. For a missing geoid it finds nothing but ballparks, which don't pass.
    private static func withoutGrids(
        _ gate: OperationGate, _ from: ReferenceSystem, _ into: ReferenceSystem, grids: [String]
    ) throws(GeodesyError) -> CoordinateOperation? {
        let found = try operations(from, into, touching: gate.interest, withMissingGrids: false)
        guard gate.judged(found).contains(where: \.isUsable) else { return nil }
        var operation = try gate.choice(of: found, from: from, to: into, allowBallpark: false)
        operation.missingGridsOfBetter = grids
        return operation
    }

    private static func operations(
        _ source: ReferenceSystem, _ target: ReferenceSystem, touching area: GeographicBox?,
        withMissingGrids: Bool = true
    ) throws(GeodesyError) -> [CoordinateOperation] {
        try PROJDatabase.withContext { context throws(GeodesyError) in
            try OperationSearch.operations(
                from: source, to: target, touching: area, withMissingGrids: withMissingGrids, in: context)
        }
    }

    /// With heights both systems get three dimensions, because PROJ passes heights through two-dimensional operations
    /// untouched; without them a compound system loses its vertical part, whose grid may be missing.
    private static func dimensioned(
        _ source: ReferenceSystem, _ target: ReferenceSystem, heights: Bool
    ) throws(GeodesyError) -> (ReferenceSystem, ReferenceSystem) {
        heights
            ? (try source.promotedTo3D(), try target.promotedTo3D())
            : (try source.horizontalPart(), try target.horizontalPart())
    }
}

extension OperationGate {
    /// What an operation's area has to touch to be of interest.
    ///
    /// Three degrees around the points, since the next batch of a survey may lie beside the first.
    var interest: GeographicBox? {
        guard var box = points?.expanded(degrees: 3) else { return register }
        if let register { box.formUnion(register) }
        box.west = max(box.west, -180)
        box.south = max(box.south, -90)
        box.east = min(box.east, 180)
        box.north = min(box.north, 90)
        return box
    }
}
