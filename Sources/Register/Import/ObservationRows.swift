import Demarcation
import GRDB
import GeoPackage
import GeoTypes
import Literals

/// Binds the points of a survey to the columns that the survey has: what no point has is not mentioned and costs nothing.
struct ObservationRows: ~Copyable {
    /// Which of the optional columns a batch fills.
    struct Layout: Hashable {
        var names, tracks, heights, separations, times, fixes, satellites, hdops, sigmas, upSigmas, covariances, notes,
            extras: Bool
        var frameHeights: Bool

        init(_ batch: PlacedBatch) {
            let points = batch.points
            names = !points.names.isEmpty
            tracks = !points.tracks.isEmpty
            heights = !points.coordinates.z.isEmpty
            frameHeights = !batch.coordinates.z.isEmpty
            separations = !points.separations.isEmpty
            times = !points.times.isEmpty
            fixes = !points.fixes.isEmpty
            satellites = !points.satellites.isEmpty
            hdops = !points.hdops.isEmpty
            sigmas = !points.eastSigmas.isEmpty
            upSigmas = !points.upSigmas.isEmpty
            covariances = !points.eastNorthCovariances.isEmpty
            notes = !points.notes.isEmpty
            extras = !points.extras.isEmpty
        }

        var columns: [String] {
            var columns = [
                "survey", "line", "geom", "source_x", "source_y", "sector", "chainage_m", "offset_m", "ambiguous",
            ]
            columns.append("monument")
            if names { columns.append("name") }
            if tracks { columns.append("track") }
            if heights { columns.append("source_z") }
            if frameHeights { columns.append("height_m") }
            if separations { columns.append("separation_m") }
            if times { columns.append("time") }
            if fixes { columns.append("fix") }
            if satellites { columns.append("satellites") }
            if hdops { columns.append("hdop") }
            if sigmas { columns += ["sigma_e_m", "sigma_n_m"] }
            if upSigmas { columns.append("sigma_u_m") }
            if covariances { columns += ["cov_en_m2", "cov_eu_m2", "cov_nu_m2"] }
            if notes { columns.append("note") }
            if extras { columns.append("extra") }
            return columns
        }
    }

    private let db: Database
    let layout: Layout
    private let surveyID: Int64
    private let frameID: Int32
    private let triggers: InsertTriggers
    private var insert: BulkInsert
    private var inserted = 0
    private var time: [UInt8] = []

    init(_ db: Database, layout: Layout, surveyID: Int64, frameID: Int32) throws {
        let triggers = try InsertTriggers.drop(of: "observations", in: db)
        let insert = try BulkInsert(db, into: "observations", columns: layout.columns)
        self.db = db
        self.layout = layout
        self.surveyID = surveyID
        self.frameID = frameID
        self.triggers = triggers
        self.insert = insert
    }

    mutating func insert(_ batch: PlacedBatch, row: Int, sector: String?, monument: String?) throws {
        let points = batch.points
        insert.bind(surveyID)
        insert.bind(points.lines[row])
        insert.bind(
            point: GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row]),
            srsID: frameID)
        insert.bind(points.coordinates.x[row])
        insert.bind(points.coordinates.y[row])
        insert.bind(text: sector)
        insert.bind(batch.chainages[row])
        insert.bind(batch.offsets[row])
        if sector == nil { insert.bindNull() } else { insert.bind(batch.ambiguous[row] ? 1 : 0) }
        insert.bind(text: monument)
        if layout.names { bind(points.names, row) }
        if layout.tracks { insert.bind(points.tracks[row] ? 1 : 0) }
        if layout.heights { insert.bind(points.coordinates.z[row]) }
        if layout.frameHeights { insert.bind(batch.coordinates.z[row]) }
        if layout.separations { insert.bind(points.separations[row]) }
        if layout.times { bindTime(points.times[row]) }
        if layout.fixes { insert.bind(text: points.fixes[row].code) }
        if layout.satellites { bindCount(points.satellites[row]) }
        if layout.hdops { insert.bind(points.hdops[row]) }
        if layout.sigmas {
            insert.bind(points.eastSigmas[row])
            insert.bind(points.northSigmas[row])
        }
        if layout.upSigmas { insert.bind(points.upSigmas[row]) }
        if layout.covariances {
            insert.bind(points.eastNorthCovariances[row])
            insert.bind(points.eastUpCovariances[row])
            insert.bind(points.northUpCovariances[row])
        }
        if layout.notes { bind(points.notes, row) }
        if layout.extras { bind(points.extras, row) }
        try insert.endRow()
        inserted += 1
    }

    /// An empty text is a missing one.
    private mutating func bind(_ texts: TextColumn, _ row: Int) {
        let range = texts.range(of: row)
        if range.isEmpty { insert.bindNull() } else { insert.bind(text: texts.bytes, range) }
    }

    private mutating func bindTime(_ milliseconds: Int64) {
        guard milliseconds != SurveyBatch.missingTime else { return insert.bindNull() }
        time.removeAll(keepingCapacity: true)
        time.appendTimestamp(milliseconds: milliseconds)
        insert.bind(text: time, 0..<time.count)
    }

    private mutating func bindCount(_ count: Int16) {
        if count == SurveyBatch.missingCount { insert.bindNull() } else { insert.bind(Int(count)) }
    }

    mutating func finish() throws {
        try insert.finish()
        try triggers.restore(in: db, inserted: inserted)
    }
}
