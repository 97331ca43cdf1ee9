import Demarcation
import GeoPackage
public import GeoTypes

/// A batch of a survey with a row for each point.
public struct EncodedBatch: Sendable {
    let placed: PlacedBatch
    let rows: BulkRows
}

/// A batch of a survey that is ready to be written.
public struct PreparedBatch: Sendable {
    /// Points, those left out of ``fresh`` included.
    public let count: Int
    /// Where the points are in the register's frame.
    public let coordinates: CoordinateColumns
    /// Index of each point's sector, −1 when not located.
    let sectors: [Int32]
    let digests: [ContentDigest]
    let layout: ObservationLayout
    let rows: BulkRows
    /// Rows that no earlier record of the file says.
    var fresh: [Int] = []
    /// Points that an earlier record of the file says too.
    var duplicates = 0
    /// Points that contradict an earlier record of the file; they are among the rejections.
    var contradictions = 0
    /// Of all steps so far.
    var rejections: [Rejection]
    /// With the last batch: of all records of the file, in ascending order, in lists that follow each other.
    var digestsOfFile: [[Int64]]?
    /// With the last batch: where all points lie along the line.
    var cells: ObservationCells?

    init(_ encoded: EncodedBatch) {
        let batch = encoded.placed
        count = batch.count
        coordinates = batch.coordinates
        sectors = batch.sectors
        digests = batch.digests
        layout = ObservationLayout(batch)
        rejections = batch.points.rejections
        rows = encoded.rows
        fresh.reserveCapacity(batch.count)
    }
}
