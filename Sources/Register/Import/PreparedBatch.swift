import Demarcation
import GeoPackage
public import GeoTypes

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
    /// With the last batch: all records of the file.
    var seen: SeenRecords?
    /// With the last batch: where all points lie along the line.
    var cells: ObservationCells?

    init(_ batch: PlacedBatch, rows: BulkRows) {
        count = batch.count
        coordinates = batch.coordinates
        sectors = batch.sectors
        digests = batch.digests
        layout = ObservationLayout(batch)
        rejections = batch.points.rejections
        self.rows = rows
        fresh.reserveCapacity(batch.count)
    }
}
