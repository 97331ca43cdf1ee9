import Demarcation
import GeoTypes

/// Finds the records that a file says twice or in two ways. It sees the batches of a survey in their order.
public struct RecordSieve: ~Copyable {
    private var seen = SeenRecords()
    private var cells = ObservationCells()
    private var hasReserved = false
    /// Of all batches so far.
    private var points = 0
    /// Where what was loaded ahead goes.
    private var fetched: UInt64 = 0
    /// Records whose places are loaded together.
    private static let ahead = 32

    public init() {}

    /// The batch ready to be written; the last one takes along the file's digests and cells.
    ///
    /// `share` is how much of the file has been read, when that is known: what is to come is estimated from it.
    public mutating func sift(_ batch: EncodedBatch, isLast: Bool, share: Double? = nil) -> PreparedBatch {
        var prepared = PreparedBatch(batch)
        let placed = batch.placed
        points += placed.count
        // Not before the bytes that are read ahead weigh little.
        if let share, share > 0, !hasReserved, points >= 1 << 17 {
            hasReserved = true
            seen.reserve(Int(Double(points) / share))
        }
        for row in 0..<placed.count {
            if row.isMultiple(of: RecordSieve.ahead) {
                fetched ^= seen.fetch(placed.digests[row..<min(row + RecordSieve.ahead, placed.count)])
            }
            switch seen.insert(placed.digests[row], line: placed.points.lines[row]) {
            case .new:
                prepared.fresh.append(row)
                // With those that turn out to be in the register, which does no harm.
                cells.add(
                    sector: placed.sectors[row], chainage: placed.chainages[row], longitude: placed.coordinates.x[row],
                    latitude: placed.coordinates.y[row])
            case .duplicate: prepared.duplicates += 1
            case .contradiction(let line):
                prepared.contradictions += 1
                prepared.rejections.append(contradiction(placed, row: row, firstLine: line))
            }
        }
        if isLast {
            prepared.digestsOfFile = seen.takeDigests()
            prepared.cells = cells
            cells = ObservationCells()
        }
        return prepared
    }

    /// The same name at the same time as an earlier record that says something else.
    private func contradiction(_ batch: PlacedBatch, row: Int, firstLine: Int) -> Rejection {
        batch.points.rejection(of: row, .duplicateID(id: batch.points.names[row], firstLine: firstLine))
    }
}
