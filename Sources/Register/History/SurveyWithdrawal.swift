import GRDB
import GeoPackage

/// Takes the observations of a survey out again in bulk, with their digests and rejections: their own history is the survey's
/// row, which names the file by its SHA-256.
struct SurveyWithdrawal {
    let survey: Int64
    let id: String
    let file: String
    /// Numbers of its observations, none where it had none.
    let observations: ClosedRange<Int64>?
    let count: Int

    init(_ row: Row) {
        survey = row["fid"]
        id = row["id"]
        file = row["file"]
        count = row["accepted"]
        if let first: Int64 = row["first_observation"], let last: Int64 = row["last_observation"], first <= last {
            observations = first...last
        } else {
            observations = nil
        }
    }

    /// Deletes 1,000,000 of them in about a second; the foreign key of a survey's row is looked up after that.
    func withdraw(_ db: Database) throws {
        if let observations { try delete(observations, db) }
        for table in Self.tables {
            let hasOthers = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE survey <> ?)", arguments: [survey])
            // Without a condition SQLite frees the pages and doesn't look at the rows.
            if hasOthers == true {
                try db.execute(sql: "DELETE FROM \(table) WHERE survey = ?", arguments: [survey])
            } else {
                try db.execute(sql: "DELETE FROM \(table)")
            }
        }
    }

    /// What else refers to a survey and goes with it.
    static let tables = ["observation_digests", "observation_cells", "survey_rejections"]

    private func delete(_ range: ClosedRange<Int64>, _ db: Database) throws {
        let triggers = try Row.fetchAll(
            db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'observations'")
        for trigger in triggers { try db.execute(sql: "DROP TRIGGER \"\(trigger["name"] as String)\"") }
        let mine = "survey = \(survey) AND fid BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM observations") ?? 0
        let rebuilds = SpatialIndexRebuild.pays(removing: count, of: all)
        if !rebuilds {
            try db.execute(
                sql: "DELETE FROM rtree_observations_geom WHERE id IN (SELECT fid FROM observations WHERE \(mine))")
        }
        // The ledger's count alone wouldn't say whose rows they are.
        let hasOthers = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM observations WHERE NOT (\(mine)))")
        if count == all, hasOthers == false {
            try db.execute(sql: "DELETE FROM observations")
        } else {
            try db.execute(sql: "DELETE FROM observations WHERE \(mine)")
        }
        try db.execute(
            sql: "DELETE FROM observation_changes WHERE fid BETWEEN ? AND ?",
            arguments: [range.lowerBound, range.upperBound])
        if rebuilds { try SpatialIndexRebuild.rebuild(db, table: "observations") }
        for trigger in triggers { try db.execute(sql: trigger["sql"]) }
        try GeoPackageFile.recount(db, table: "observations")
    }
}
