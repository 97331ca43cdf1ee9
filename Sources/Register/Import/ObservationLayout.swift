import Demarcation
import GRDB
import GeoPackage
import GeoTypes

/// Which columns of `observations` the points of a batch fill. What no point has is not bound and costs nothing.
struct ObservationLayout: Hashable, Sendable {
    var names, tracks, heights, frameHeights, separations, times, fixes, satellites, hdops, sigmas, upSigmas,
        covariances, notes, extras: Bool

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

    /// What each row binds, in the order of the table.
    var columns: [String] {
        var columns = ["geom", "line"]
        if names { columns.append("name") }
        if tracks { columns.append("track") }
        columns += ["source_x", "source_y"]
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
        columns += ["sector", "chainage_m", "offset_m", "ambiguous", "monument"]
        if notes { columns.append("note") }
        if extras { columns.append("extra") }
        return columns
    }

    /// The insert of such rows: every column of the table in its order, which is the quickest for SQLite.
    func insert(_ db: Database, survey: Int64) throws -> BulkInsert {
        let bound = Set(columns)
        let contents: [(column: String, content: BulkInsert.Content)] = try db.columns(in: "observations").map {
            if $0.name == "survey" { return ($0.name, .integer(survey)) }
            return ($0.name, bound.contains($0.name) ? .bound : .null)
        }
        let order = contents.map(\.column).filter(bound.contains)
        precondition(order == columns, "observations are encoded in another order than the table has: \(order)")
        return try BulkInsert(db, into: "observations", contents: contents)
    }
}
