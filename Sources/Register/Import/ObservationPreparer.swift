public import Demarcation
import GeoPackage
import GeoTypes
import Literals

/// Makes the points of a survey ready on the thread that placed them: finds those that the file says twice and encodes the
/// rows. What is left for the thread that writes is SQLite's own work.
///
/// A worker of one thread, which sees all batches of a survey in their order.
public struct ObservationPreparer: ~Copyable {
    /// What a preparer is made from, where it is used.
    public struct Recipe: Sendable {
        let frameID: Int32
        let sectors: [Sector.ID]
        let monuments: [Monument.ID]
        let isDryRun: Bool
    }

    private let recipe: Recipe
    private var seen = SeenRecords()
    private var cells = ObservationCells()
    private var hasReserved = false
    /// Prepared so far.
    private var points = 0
    private var time: [UInt8] = []

    public init(_ recipe: Recipe) {
        self.recipe = recipe
    }

    /// The batch with its rows, one for each point, whether or not it turns out to be in the register. The last batch takes
    /// along what was seen.
    ///
    /// `share` is how much of the file has been read, when that is known: what is to come is estimated from it.
    public mutating func prepare(_ batch: PlacedBatch, isLast: Bool, share: Double? = nil) -> PreparedBatch {
        var prepared = PreparedBatch(batch, rows: encode(batch))
        points += batch.count
        // Not before the bytes that are read ahead weigh little.
        if let share, share > 0, !hasReserved, points >= 1 << 17 {
            hasReserved = true
            seen.reserve(Int(Double(points) / share))
        }
        for row in 0..<batch.count {
            switch seen.insert(batch.digests[row], line: batch.points.lines[row]) {
            case .new:
                prepared.fresh.append(row)
                // With those that turn out to be in the register, which does no harm.
                cells.add(
                    sector: batch.sectors[row], chainage: batch.chainages[row], longitude: batch.coordinates.x[row],
                    latitude: batch.coordinates.y[row])
            case .duplicate: prepared.duplicates += 1
            case .contradiction(let line):
                prepared.contradictions += 1
                prepared.rejections.append(contradiction(batch, row: row, firstLine: line))
            }
        }
        if isLast {
            prepared.seen = seen
            prepared.cells = cells
            seen = SeenRecords()
            cells = ObservationCells()
        }
        return prepared
    }

    /// The same name at the same time as an earlier record that says something else.
    private func contradiction(_ batch: PlacedBatch, row: Int, firstLine: Int) -> Rejection {
        batch.points.rejection(of: row, .duplicateID(id: batch.points.names[row], firstLine: firstLine))
    }

    private mutating func encode(_ batch: PlacedBatch) -> BulkRows {
        let layout = ObservationLayout(batch)
        let width = layout.columns.count
        guard !recipe.isDryRun else { return BulkRows(columnCount: width) }
        var rows = BulkRows(columnCount: width, capacity: batch.count, bytesPerRow: 96)
        let sectors = recipe.sectors.map { rows.share($0.rawValue) }
        let fixes = FixQuality.allCases.map { rows.share($0.code) }
        for row in 0..<batch.count { encode(batch, row, layout, sectors, fixes, into: &rows) }
        return rows
    }

    /// The values in the order of ``ObservationLayout/columns``.
    private mutating func encode(
        _ batch: PlacedBatch, _ row: Int, _ layout: ObservationLayout, _ sectors: [BulkRows.SharedText],
        _ fixes: [BulkRows.SharedText], into rows: inout BulkRows
    ) {
        let points = batch.points
        rows.bind(
            point: GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row]),
            srsID: recipe.frameID)
        rows.bind(points.lines[row])
        if layout.names { rows.bind(points.names, row) }
        if layout.tracks { rows.bind(points.tracks[row] ? 1 : 0) }
        rows.bind(points.coordinates.x[row])
        rows.bind(points.coordinates.y[row])
        if layout.heights { rows.bind(points.coordinates.z[row]) }
        if layout.frameHeights { rows.bind(batch.coordinates.z[row]) }
        if layout.separations { rows.bind(points.separations[row]) }
        if layout.times { rows.bind(milliseconds: points.times[row], buffer: &time) }
        if layout.fixes { rows.bind(fixes[Int(points.fixes[row].rawValue)]) }
        if layout.satellites { rows.bind(count: points.satellites[row]) }
        if layout.hdops { rows.bind(points.hdops[row]) }
        if layout.sigmas {
            rows.bind(points.eastSigmas[row])
            rows.bind(points.northSigmas[row])
        }
        if layout.upSigmas { rows.bind(points.upSigmas[row]) }
        if layout.covariances {
            rows.bind(points.eastNorthCovariances[row])
            rows.bind(points.eastUpCovariances[row])
            rows.bind(points.northUpCovariances[row])
        }
        let sector = Int(batch.sectors[row])
        if sector < 0 { rows.bindNull() } else { rows.bind(sectors[sector]) }
        rows.bind(batch.chainages[row])
        rows.bind(batch.offsets[row])
        if sector < 0 { rows.bindNull() } else { rows.bind(batch.ambiguous[row] ? 1 : 0) }
        let monument = Int(batch.monuments[row])
        rows.bind(text: monument < 0 ? nil : recipe.monuments[monument].rawValue)
        if layout.notes { rows.bind(points.notes, row) }
        if layout.extras { rows.bind(points.extras, row) }
        rows.endRow()
    }
}

extension BulkRows {
    /// An empty text is a missing one.
    fileprivate mutating func bind(_ texts: TextColumn, _ row: Int) {
        let range = texts.range(of: row)
        if range.isEmpty { bindNull() } else { bind(text: texts.bytes, range) }
    }

    fileprivate mutating func bind(milliseconds: Int64, buffer: inout [UInt8]) {
        guard milliseconds != SurveyBatch.missingTime else { return bindNull() }
        buffer.removeAll(keepingCapacity: true)
        buffer.appendTimestamp(milliseconds: milliseconds)
        bind(text: buffer, 0..<buffer.count)
    }

    fileprivate mutating func bind(count: Int16) {
        if count == SurveyBatch.missingCount { bindNull() } else { bind(Int(count)) }
    }
}
