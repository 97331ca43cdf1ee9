import CPROJ
public import GeoTypes

/// Runs one ``CoordinateOperation`` on columns of points.
///
/// A worker, not a value: it owns a PROJ context and belongs to one task. Send the recipe to a task and make the
/// worker there; making one costs about a millisecond, a point about 200 ns.
public struct Transformer: ~Copyable {
    public let operation: CoordinateOperation
    private let check: AreaCheck
    private let pipeline: PROJObject
    /// From the target's coordinates to longitude and latitude, where the area can't be checked otherwise.
    private let locator: PROJObject?

    public init(_ operation: CoordinateOperation) throws(GeodesyError) {
        let context = PROJContext()
        guard let pipeline = context.object({ proj_create($0, operation.pipeline) }) else {
            throw Self.reason(operation, context)
        }
        let locator = try Self.locator(of: operation, in: context)
        self.operation = operation
        check = AreaCheck(operation: operation)
        self.pipeline = pipeline
        self.locator = locator
    }

    /// Brings points from the source system to the target system, in place.
    ///
    /// Longitude before latitude (degrees) and easting before northing, whatever the systems declare; heights in
    /// metres. A missing height (NaN) stays missing and leaves x and y unharmed, except to or from geocentric
    /// coordinates, where such a row fails.
    ///
    /// - `epoch`: coordinate epoch of all points; needed when ``CoordinateOperation/needsEpoch``.
    /// - throws: ``GeodesyError/twoOperationsNeeded(source:target:first:second:)`` for a point where another operation
    ///   holds, and for a missing epoch or height; the points are then as they were.
    public mutating func transform(
        _ points: inout CoordinateColumns, epoch: Epoch? = nil
    ) throws(GeodesyError) -> TransformOutcome {
        try run(&points, PJ_FWD, .same(epoch))
    }

    /// The same with an epoch for each point, decimal years; a row whose epoch is NaN fails if the
    /// operation needs it.
    public mutating func transform(
        _ points: inout CoordinateColumns, epochs: [Double]
    ) throws(GeodesyError) -> TransformOutcome {
        try run(&points, PJ_FWD, .each(epochs))
    }

    /// Brings points from the target system back to the source system, in place.
    public mutating func inverse(
        _ points: inout CoordinateColumns, epoch: Epoch? = nil
    ) throws(GeodesyError) -> TransformOutcome {
        try run(&points, PJ_INV, .same(epoch))
    }

    private static func reason(_ operation: CoordinateOperation, _ context: PROJContext) -> GeodesyError {
        guard operation.grids.isEmpty else {
            // A recipe from another machine: its grid was there.
            return .gridMissing(
                source: operation.source.description, target: operation.target.description,
                operation: operation.name, grids: operation.grids.map(\.name))
        }
        return .projFailed(
            function: "proj_create", doing: "preparing \(operation.name)", message: context.message)
    }

    // MARK: - Running

    mutating func transform(
        _ points: inout CoordinateColumns, at epochs: PointEpochs
    ) throws(GeodesyError) -> TransformOutcome {
        try run(&points, PJ_FWD, epochs)
    }

    private func run(
        _ points: inout CoordinateColumns, _ direction: PJ_DIRECTION, _ times: PointEpochs
    ) throws(GeodesyError) -> TransformOutcome {
        let column = try epochColumn(times, count: points.count)
        let (from, into) =
            direction == PJ_FWD
            ? (operation.source, operation.target) : (operation.target, operation.source)
        let needsHeight = from.kind == .geocentric || into.kind == .geocentric
        if needsHeight, points.z.isEmpty, points.count > 0 {
            throw .heightsMissing(source: from.description, target: into.description)
        }

        if !operation.hasHeights, !needsHeight, points.z.contains(where: { !$0.isNaN }) {
            throw .heightsNotInOperation(source: operation.source.description, target: operation.target.description)
        }

        let before = check.isNeeded ? points : CoordinateColumns()
        let doomed = hopelessRows(points, column, needsHeight: needsHeight)
        let missingHeights = points.z.indices.filter { points.z[$0].isNaN }
        for row in missingHeights { points.z[row] = 0 }

        Self.compute(pipeline, &points.x, &points.y, &points.z, column, direction)

        for row in missingHeights { points.z[row] = .nan }
        let failed = spoil(&points, doomed)
        do throws(GeodesyError) {
            let (sources, targets) = direction == PJ_FWD ? (before, points) : (points, before)
            var outside = try check.rowsOutside(located(sources, targets))
            if !failed.isEmpty, !outside.isEmpty {
                let lost = Set(failed)
                outside.removeAll { lost.contains($0) }
            }
            return TransformOutcome(failed: failed, outsideArea: outside)
        } catch {
            points = before
            throw error
        }
    }

    private func epochColumn(_ times: PointEpochs, count: Int) throws(GeodesyError) -> [Double] {
        switch times {
        case .same(let epoch?):
            return [epoch.year]
        case .same(nil):
            guard operation.needsEpoch else { return [] }
            throw .epochMissing(system: (operation.source.isDynamic ? operation.source : operation.target).description)
        case .each(let years):
            precondition(years.count == count, "an epoch for each point")
            return operation.needsEpoch ? years : []
        }
    }

    /// Rows that PROJ would compute something for although a value is missing.
    private func hopelessRows(_ points: CoordinateColumns, _ epochs: [Double], needsHeight: Bool) -> [Int] {
        points.x.indices.filter { row in
            !points.x[row].isFinite || !points.y[row].isFinite
                || (!points.z.isEmpty && (points.z[row].isInfinite || needsHeight && points.z[row].isNaN))
                || (epochs.count == points.count && !epochs[row].isFinite)
        }
    }

    /// One call for all columns. PROJ sets a point that it can't compute to infinity and goes on with the others.
    private static func compute(
        _ pipeline: PROJObject, _ x: inout [Double], _ y: inout [Double], _ z: inout [Double], _ epochs: [Double],
        _ direction: PJ_DIRECTION
    ) {
        let count = x.count
        guard count > 0 else { return }
        let stride = MemoryLayout<Double>.stride
        var epochs = epochs
        proj_errno_reset(pipeline.handle)
        x.withUnsafeMutableBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                z.withUnsafeMutableBufferPointer { z in
                    epochs.withUnsafeMutableBufferPointer { t in
                        // A column of one value is a constant to PROJ, and one of none is absent. PROJ writes the
                        // last result back into a constant: `epochs` is a copy.
                        _ = proj_trans_generic(
                            pipeline.handle, direction, x.baseAddress, stride, count, y.baseAddress, stride, count,
                            z.baseAddress, stride, z.count, t.baseAddress, stride, t.count)
                    }
                }
            }
        }
    }

    /// Makes every coordinate of the failed rows NaN and lists them.
    private func spoil(_ points: inout CoordinateColumns, _ doomed: [Int]) -> [Int] {
        for row in doomed { points.x[row] = .nan }
        var failed: [Int] = []
        let hasHeights = !points.z.isEmpty
        for row in points.x.indices {
            let isLost =
                !points.x[row].isFinite || !points.y[row].isFinite || (hasHeights && points.z[row].isInfinite)
            guard isLost else { continue }
            failed.append(row)
            points.x[row] = .nan
            points.y[row] = .nan
            if hasHeights { points.z[row] = .nan }
        }
        return failed
    }

    // MARK: - The area of use

    private static func locator(
        of operation: CoordinateOperation, in context: PROJContext
    ) throws(GeodesyError) -> PROJObject? {
        let isNeeded = AreaCheck(operation: operation).isNeeded
        guard isNeeded, !operation.source.isGeographic, !operation.target.isGeographic else { return nil }
        let conversion = try CoordinateOperation.toGeographic(from: operation.target)
        return try context.object("proj_create", doing: "locating points in \(operation.target)") {
            proj_create($0, conversion.pipeline)
        }
    }

    /// Longitudes and latitudes of the points, as cheaply as can be; empty when no area is to be checked.
    private func located(_ sources: CoordinateColumns, _ targets: CoordinateColumns) -> CoordinateColumns {
        guard check.isNeeded else { return CoordinateColumns() }
        if operation.source.isGeographic { return sources }
        guard let locator else { return targets }
        var located = targets
        Self.compute(locator, &located.x, &located.y, &located.z, [], PJ_FWD)
        return located
    }
}
