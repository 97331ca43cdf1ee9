public import Demarcation
import GeoPackage
import GeoTypes
import Literals

/// Encodes the points of a survey as rows, on the threads that place them. What is left for the thread that writes is
/// SQLite's own work.
public struct ObservationEncoder: ~Copyable {
    /// What an encoder is made from, where it is used.
    public struct Recipe: Sendable {
        let frameID: Int32
        let sectors: [Sector.ID]
        let monuments: [Monument.ID]
        let isDryRun: Bool
    }

    private let recipe: Recipe
    private var time: [UInt8] = []

    public init(_ recipe: Recipe) {
        self.recipe = recipe
    }

    /// The batch with its rows, one for each point, whether or not it turns out to be new.
    public mutating func encode(_ batch: PlacedBatch) -> EncodedBatch {
        EncodedBatch(placed: batch, rows: rows(of: batch))
    }

    private mutating func rows(of batch: PlacedBatch) -> BulkRows {
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
