import Demarcation
import GRDB
import GeoTypes

/// Finds the observations of a stretch of a sector without looking at all of them, and without an index that each of millions
/// would have to enter at the import: `observation_cells` says which cells of the map hold such chainages, the R-tree which
/// observations are there. What was added or moved one by one, by whatever program, is in `observation_changes` and looked at
/// always.
///
/// A condition on the columns themselves decides: this only leaves out what can't be in the stretch. 5 to 20 ms for some
/// hundreds of metres out of 5,000,000 observations.
enum ObservationWindow {
    /// SQL on `observations t` and its values; `nil` for a filter that names no stretch, or one so long that reading the
    /// table is quicker.
    static func condition(_ filter: RecordFilter, in db: Database) throws -> (sql: String, values: [String])? {
        guard let sector = filter.sector, filter.from != nil || filter.to != nil else { return nil }
        var rule = "sector = ?"
        var values = [sector.rawValue]
        if let from = filter.from {
            rule += " AND to_m >= ?"
            values.append("\(from.metres)")
        }
        if let to = filter.to {
            rule += " AND from_m <= ?"
            values.append("\(to.metres)")
        }
        let candidates = try Int.fetchOne(
            db,
            sql: """
                SELECT (SELECT coalesce(sum(points), 0) FROM observation_cells WHERE \(rule))
                    + (SELECT count(*) FROM observation_changes)
                """, arguments: StatementArguments(values))
        let all = try Int.fetchOne(
            db, sql: "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'observations'")
        if let candidates, let all, candidates > all / worthwhile { return nil }
        let size = "\(ObservationCells.perDegree)"
        return (
            """
            t.fid IN (
                SELECT r.id FROM (SELECT DISTINCT x, y FROM observation_cells WHERE \(rule)) c
                CROSS JOIN rtree_observations_geom r
                WHERE r.minx <= (c.x + 1) / \(size) AND r.maxx >= c.x / \(size)
                    AND r.miny <= (c.y + 1) / \(size) AND r.maxy >= c.y / \(size)
                UNION ALL SELECT fid FROM observation_changes)
            """, values
        )
    }

    /// Rows found through two indexes cost this many times what they cost in the order of the table.
    private static let worthwhile = 4
}
