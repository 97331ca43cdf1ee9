import Demarcation
import GeoTypes
import Geodesy

/// Chooses the one operation for all points of an input.
struct OperationPinning {
    var source: ReferenceSystem
    var target: ReferenceSystem
    /// Where points may lie, besides those that are seen.
    var area: GeographicBox?
    /// A code or a pipeline that the user names.
    var named: String?
    var allowBallpark: Bool
    /// Of points without their own.
    var epoch: Epoch?
    /// Points are moved in time afterwards, which needs to know from when.
    var movesInTime: Bool

    /// Reads no more of the input than the choice needs: the first piece when that is all, or when no datum changes; else
    /// the whole file; of a pipe the first piece.
    func operation(for chunks: inout LineChunks, path: String?) throws -> CoordinateOperation {
        var worker = try ExtentWorker(source)
        var extent = InputExtent()
        if let first = try chunks.peek() { extent = try worker.extent(of: first) }
        if !chunks.isExhausted {
            if named == nil, let conversion { return try checked(conversion, extent) }
            if chunks.isRepeatable { extent = try InputExtent.scan(LineChunks(path: path), in: source) }
        }
        try requireEpoch(extent, source.isDynamic || target.isDynamic)
        return try checked(pinned(extent), extent)
    }

    /// A change of projection, axes or units on one datum holds everywhere and leaves heights as they are, so that the
    /// points needn't be known.
    private var conversion: CoordinateOperation? {
        guard !source.isCompound, !target.isCompound else { return nil }
        let operation = try? CoordinateOperation.pinned(from: source, to: target, points: nil, heights: true)
        return operation?.isConversion == true ? operation : nil
    }

    private func pinned(_ extent: InputExtent) throws -> CoordinateOperation {
        var box = extent.box
        if let area { box.formUnion(area) }
        let isGeocentric = source.kind == .geocentric || target.kind == .geocentric
        return try CoordinateOperation.pinned(
            from: source, to: target, points: box.isEmpty ? nil : box, heights: extent.hasHeights || isGeocentric,
            named: named, allowBallpark: allowBallpark)
    }

    private func checked(_ operation: CoordinateOperation, _ extent: InputExtent) throws -> CoordinateOperation {
        try requireEpoch(extent, operation.needsEpoch || movesInTime)
        return operation
    }

    /// A dynamic frame needs an epoch from somewhere.
    private func requireEpoch(_ extent: InputExtent, _ isNeeded: Bool) throws {
        guard isNeeded, epoch == nil, !extent.hasEpochs else { return }
        throw GeodesyError.epochMissing(system: (source.isDynamic ? source : target).description)
    }
}

extension OperationPinning {
    /// All operations, judged for the points of a file, if there is one, and the area.
    func candidates(for path: String?) throws -> [OperationCandidate] {
        var extent = InputExtent(hasHeights: source.hasHeight || target.hasHeight)
        if let path { extent = try InputExtent.scan(LineChunks(path: path), in: source) }
        if let area { extent.box.formUnion(area) }
        return try CoordinateOperation.candidates(
            from: source, to: target, around: extent.box.isEmpty ? nil : extent.box, heights: extent.hasHeights)
    }
}
