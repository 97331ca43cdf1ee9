public import Demarcation
import GeoTypes
public import Geodesy

/// Brings batches of one survey into the register's frame by the one operation that was pinned for it.
///
/// A worker of one thread: it owns a PROJ transformer. Make it where it is used, from the recipe.
public struct Georeferencer: ~Copyable {
    private let heightKind: SurveySource.HeightKind
    private let isGeographic: Bool
    private let epoch: Epoch?
    private var transformer: Transformer

    /// - `epoch`: coordinate epoch of the file's coordinates, where its system is dynamic.
    public init(_ operation: CoordinateOperation, source: SurveySource, epoch: Epoch?) throws(GeodesyError) {
        heightKind = source.heightKind
        isGeographic = source.coordinateKind == .geographic
        self.epoch = epoch
        transformer = try Transformer(operation)
    }

    /// The points in longitude, latitude and ellipsoidal height of the register's frame, in the order of the batch.
    ///
    /// A point that can't be transformed, or lies outside the operation's area, becomes a rejection and leaves the
    /// batch. A height that isn't known to be ellipsoidal stays with the source and is missing in the frame.
    public mutating func georeference(_ batch: SurveyBatch) throws(GeodesyError) -> PlacedBatch {
        var coordinates = batch.coordinates
        if !transformer.operation.hasHeights, transformer.operation.source.kind != .geocentric {
            coordinates.z = []
        } else if heightKind == .orthometric, !batch.separations.isEmpty, !coordinates.z.isEmpty {
            for row in coordinates.z.indices { coordinates.z[row] += batch.separations[row] }
        }
        let outcome = try transformer.transform(&coordinates, epoch: epoch)
        guard !(outcome.failed.isEmpty && outcome.outsideArea.isEmpty) else {
            return PlacedBatch(points: batch, coordinates: coordinates)
        }
        let outside = Set(outcome.outsideArea)
        let failed = Set(outcome.failed)
        var points = batch
        for row in outside.union(failed).sorted() {
            points.rejections.append(
                batch.rejection(of: row, failed.contains(row) ? .notTransformed : .outsideOperationArea))
        }
        let kept = (0..<batch.count).filter { !outside.contains($0) && !failed.contains($0) }
        points.keep(kept)
        coordinates.keep(kept)
        return PlacedBatch(points: points, coordinates: coordinates)
    }

    /// Whether the batches of a survey bring heights that can be carried into the frame.
    public static func carriesHeights(_ source: SurveySource, _ batch: SurveyBatch) -> Bool {
        guard !batch.coordinates.z.isEmpty else { return false }
        switch source.heightKind {
        case .ellipsoidal: return true
        case .orthometric: return !batch.separations.isEmpty
        case .unknown, .none: return source.coordinateKind == .geocentric
        }
    }
}
