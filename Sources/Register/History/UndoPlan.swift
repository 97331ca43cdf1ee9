import Demarcation
import GRDB

/// What taking a part of the history back would do, and what stands in its way.
struct UndoPlan {
    let range: HistoryRange
    let tables: [NetChanges]
    let withdrawals: [SurveyWithdrawal]
    private(set) var obstacles: [UndoRefusal.Obstacle] = []
    private(set) var obstacleCount = 0

    /// Of thousands of one kind the first say enough.
    private static let limit = 5
    private var kinds: [[String]: Int] = [:]

    /// Throws ``RegisterError/undoRefused(_:_:)`` where there is nothing to take back; `nil` for an unknown batch.
    init?(_ db: Database, _ part: HistoryPart) throws {
        guard let range = try HistoryRange(db, part) else { return nil }
        self.range = range
        if let by = try Self.undo(db, of: part) {
            throw RegisterError.undoRefused(part, .alreadyUndone(by: by))
        }
        guard !range.isEmpty else { throw RegisterError.undoRefused(part, .nothingChanged) }
        let names = try String.fetchAll(
            db, sql: "SELECT DISTINCT table_name FROM history WHERE \(range.condition)")
        // What is reported stays reported: the file itself would refuse.
        if names.contains("closings") {
            let period = try String.fetchOne(
                db,
                sql: """
                    SELECT json_extract(new, '$.period') FROM history WHERE table_name = 'closings' AND \(range.condition)
                    """)
            throw RegisterError.undoRefused(part, .closing(period: period ?? ""))
        }
        tables = try names.map { try NetChanges(db, table: $0, range: range) }
        // Only an import brings observations with a survey's row.
        guard !range.isOutside, let surveys = tables.first(where: { $0.table == "surveys" }) else {
            withdrawals = []
            try look(db)
            return
        }
        let gone = try Row.fetchOne(
            db,
            sql: """
                SELECT json_extract(old, '$.id') AS id, json_extract(old, '$.file') AS file FROM history
                WHERE table_name = 'surveys' AND \(range.condition) AND row_id IN (\(surveys.rows(.went)))
                """)
        if let gone {
            throw RegisterError.undoRefused(part, .withdrawal(survey: gone["id"], file: gone["file"]))
        }
        withdrawals = try Row.fetchAll(
            db, sql: "SELECT * FROM surveys WHERE fid IN (\(surveys.rows(.came)))"
        ).map(SurveyWithdrawal.init)
        try look(db)
    }

    /// The batch that took this part back and wasn't itself taken back.
    private static func undo(_ db: Database, of part: HistoryPart) throws -> Int? {
        let undos =
            switch part {
            case .batch(let batch):
                try Int.fetchAll(
                    db, sql: "SELECT id FROM batches WHERE undoes = ?1 AND id > ?1 ORDER BY id DESC",
                    arguments: [batch])
            case .outside(let batch):
                try Int.fetchAll(
                    db, sql: "SELECT id FROM batches WHERE summary = ? AND id > ? ORDER BY id DESC",
                    arguments: [Self.summary(of: part), batch])
            }
        return try undos.first { try undo(db, of: .batch($0)) == nil }
    }

    /// What the undo's own batch says. `batches.undoes` can name only a batch, so that the undo of what other programs
    /// changed is known by this text.
    static func summary(of part: HistoryPart) -> String {
        switch part {
        case .batch(let batch): "batch \(batch) undone"
        case .outside(let batch): "\(outsideSummary)\(batch)\(summaryEnd)"
        }
    }

    private static let outsideSummary = "outside after batch "
    private static let summaryEnd = " undone"

    /// The newest batch that took back what other programs changed after a batch, by that batch.
    static func outsideUndone(_ db: Database) throws -> [Int: Int] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, summary FROM batches WHERE undoes IS NULL AND summary LIKE ? ORDER BY id",
            arguments: ["\(outsideSummary)%\(summaryEnd)"])
        var undone: [Int: Int] = [:]
        for row in rows {
            let summary: String = row["summary"]
            let after = Int(summary.dropFirst(outsideSummary.count).dropLast(summaryEnd.count))
            if let after { undone[after] = row["id"] }
        }
        return undone
    }

    func counts(_ db: Database) throws -> [HistoryEntry.TableCount] {
        try tables.map { table in
            var count = HistoryEntry.TableCount(table: table.table)
            count.deleted = try table.count(db, .came)
            count.updated = try table.count(db, .stayed)
            count.inserted = try table.count(db, .went)
            return count
        }
    }

    // MARK: What stands in the way

    private mutating func look(_ db: Database) throws {
        for table in tables {
            for row in try table.differing(db, from: .after) {
                try add(
                    UndoRefusal.Obstacle(
                        table: table.table, object: row.object ?? String(row.row), kind: .changedSince, by: nil)
                ) {
                    try Row.fetchOne(
                        db,
                        sql: """
                            SELECT \(HistoryRange.columns) FROM history WHERE table_name = ? AND row_id = ? AND id > ?
                            ORDER BY id DESC LIMIT 1
                            """, arguments: [table.table, row.row, row.last]
                    ).flatMap(HistoryPart.init)
                }
            }
        }
        for table in tables where range.isOutside {
            for row in try table.renumbered(db) {
                try add(
                    UndoRefusal.Obstacle(
                        table: table.table, object: row.object ?? "", kind: .renumbered(from: Int(row.from)), by: nil)
                ) { nil }
            }
        }
        for table in tables where try table.count(db, .came) > 0 { try lookForReferences(db, to: table) }
        if let revisions = tables.first(where: { $0.table == "line_revisions" }) {
            try look(db, at: revisions)
        } else {
            for table in tables where Self.chainaged.contains(table.table) { try lookAtVersions(db, of: table) }
        }
        for withdrawal in withdrawals { try look(db, at: withdrawal) }
    }

    private mutating func lookForReferences(_ db: Database, to target: NetChanges) throws {
        let keys = try Row.fetchAll(
            db,
            sql: """
                SELECT child.name AS child, key."from" AS "column", coalesce(key."to", 'fid') AS target_column
                FROM sqlite_master AS child JOIN pragma_foreign_key_list(child.name) AS key
                WHERE child.type = 'table' AND key."table" = ?
                """, arguments: [target.table])
        let references =
            keys.map {
                LooseReference(table: $0["child"], column: $0["column"], target: target.table, key: $0["target_column"])
            } + LooseReference.all.filter { $0.target == target.table }
        for reference in references {
            // These go with their survey.
            if !range.isOutside, reference.target == "surveys",
                (["observations"] + SurveyWithdrawal.tables).contains(reference.table)
            {
                continue
            }
            let gone = tables.first { $0.table == reference.table }.map { "AND rowid NOT IN (\($0.rows(.came)))" } ?? ""
            let rows = try Int64.fetchCursor(
                db,
                sql: """
                    SELECT rowid FROM "\(reference.table)" WHERE "\(reference.column)" IN (
                        SELECT "\(reference.key)" FROM "\(target.table)" WHERE fid IN (\(target.rows(.came)))) \(gone)
                    """)
            while let row = try rows.next() {
                try add(
                    UndoRefusal.Obstacle(
                        table: reference.table, object: "", kind: .refersTo(table: target.table), by: nil),
                    object: { try Self.object(db, reference.table, row) }
                ) {
                    try Self.maker(db, reference.table, row)
                }
            }
        }
    }

    /// Tables whose rows lie along a sector.
    private static let chainaged = [
        "monuments", "installations", "brecha_stretches", "reaches", "inspections", "work_orders",
    ]

    private static func place(_ json: String) -> String {
        "coalesce(json_extract(\(json), '$.from_m'), json_extract(\(json), '$.chainage_m'))"
    }

    /// What was entered along a new version of the line has its chainages, and nothing else says so. A later version that was
    /// taken back left no trace: what counts is where a row lies now.
    private mutating func look(_ db: Database, at revisions: NetChanges) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT later.table_name, z.object, z.batch AS batch_id, (
                        SELECT max(id) FROM batches WHERE z.batch IS NULL AND last_change < z.id) AS after_batch FROM (
                    SELECT table_name, row_id, min(id) AS first, max(id) AS last FROM history WHERE id > \(range.last)
                        AND table_name IN (\(Self.chainaged.map { "'\($0)'" }.joined(separator: ", ")))
                    GROUP BY table_name, row_id
                ) AS later JOIN history AS a ON a.id = later.first JOIN history AS z ON z.id = later.last
                WHERE z.new IS NOT NULL AND \(Self.place("z.new")) IS NOT \(Self.place("a.old"))
                    AND json_extract(z.new, '$.sector') IN (
                        SELECT sector FROM line_revisions WHERE fid IN (\(revisions.rows(.came))))
                UNION ALL SELECT 'surveys', s.id, NULL, NULL FROM line_revisions AS r JOIN surveys AS s ON s.fid > r.last_survey
                WHERE r.fid IN (\(revisions.rows(.came))) AND EXISTS (
                    SELECT 1 FROM observations AS o
                    WHERE o.fid BETWEEN s.first_observation AND s.last_observation AND o.sector = r.sector)
                """)
        while let row = try rows.next() {
            let table: String = row["table_name"]
            // What was changed since is told already.
            guard !obstacles.contains(where: { $0.table == table && $0.object == row["object"] }) else { continue }
            try add(
                UndoRefusal.Obstacle(
                    table: table, object: row["object"] ?? "", kind: .refersTo(table: "line_revisions"), by: nil)
            ) { HistoryPart(row) }
        }
    }

    /// What comes back has the chainages of the line as it was then.
    private mutating func lookAtVersions(_ db: Database, of table: NetChanges) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT a.object, json_extract(a.old, '$.sector') AS sector, (
                    SELECT json_extract(h.new, '$.line_version') FROM history AS h
                    WHERE h.table_name = 'sectors' AND h.row_id = s.fid AND h.id < a.id ORDER BY h.id DESC LIMIT 1
                ) AS version
                FROM history AS a JOIN sectors AS s ON s.id = json_extract(a.old, '$.sector')
                WHERE a.id BETWEEN \(range.first) AND \(range.last) AND a.table_name = ? AND a.row_id IN (\(table.rows(.went)))
                    AND a.old IS NOT NULL AND \(Self.place("a.old")) IS NOT NULL
                    AND json_extract(a.old, '$.line_version') IS NULL AND version <> s.line_version
                """, arguments: [table.table])
        while let row = try rows.next() {
            try add(
                UndoRefusal.Obstacle(
                    table: table.table, object: row["object"] ?? "",
                    kind: .ofAnotherLine(sector: row["sector"], version: row["version"]), by: nil)
            ) { nil }
        }
    }

    private mutating func look(_ db: Database, at withdrawal: SurveyWithdrawal) throws {
        let range = withdrawal.observations ?? 1...1
        let edited = try Row.fetchCursor(
            db,
            sql: """
                SELECT row_id, max(batch) AS batch FROM history
                WHERE table_name = 'observations' AND row_id BETWEEN ? AND ? GROUP BY row_id
                """, arguments: [range.lowerBound, range.upperBound])
        while let row = try edited.next() {
            try add(
                UndoRefusal.Obstacle(
                    table: "observations", object: String(row["row_id"] as Int64), kind: .changedSince, by: nil)
            ) { (row["batch"] as Int?).map { .batch($0) } }
        }
        let strangers = try Int64.fetchCursor(
            db, sql: "SELECT fid FROM observations WHERE survey = ? AND fid NOT BETWEEN ? AND ?",
            arguments: [withdrawal.survey, range.lowerBound, range.upperBound])
        while let row = try strangers.next() {
            try add(
                UndoRefusal.Obstacle(
                    table: "observations", object: String(row), kind: .refersTo(table: "surveys"), by: nil)
            ) { nil }
        }
        // What a later survey didn't store because this one held it would be nowhere.
        let counting = try Row.fetchAll(
            db, sql: "SELECT fid, id FROM surveys WHERE fid > ? AND unchanged > 0 ORDER BY fid",
            arguments: [withdrawal.survey])
        for survey in counting {
            try add(UndoRefusal.Obstacle(table: "surveys", object: survey["id"], kind: .countsOnIt, by: nil)) {
                try Self.maker(db, "surveys", survey["fid"])
            }
        }
    }

    /// `by` and an empty `object` are looked up only for those that are kept.
    private mutating func add(
        _ obstacle: UndoRefusal.Obstacle, object: () throws -> String = { "" }, by: () throws -> HistoryPart?
    ) throws {
        obstacleCount += 1
        let kind = [obstacle.table, "\(obstacle.kind)"]
        kinds[kind, default: 0] += 1
        guard kinds[kind, default: 0] <= Self.limit else { return }
        var obstacle = obstacle
        obstacle.by = try by()
        if obstacle.object.isEmpty { obstacle.object = try object() }
        obstacles.append(obstacle)
    }

    /// What made a row; of an observation its survey's.
    private static func maker(_ db: Database, _ table: String, _ row: Int64) throws -> HistoryPart? {
        let survey =
            try table == "observations"
            ? Int64.fetchOne(db, sql: "SELECT survey FROM observations WHERE fid = ?", arguments: [row]) : nil
        return try Row.fetchOne(
            db,
            sql: "SELECT \(HistoryRange.columns) FROM history WHERE table_name = ? AND row_id = ? ORDER BY id LIMIT 1",
            arguments: [survey == nil ? table : "surveys", survey ?? row]
        ).flatMap(HistoryPart.init)
    }

    private static func object(_ db: Database, _ table: String, _ row: Int64) throws -> String {
        let names = try Set(String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]))
        guard let column = ["id", "code"].first(where: { names.contains($0) }) else { return String(row) }
        return try String.fetchOne(
            db, sql: "SELECT \"\(column)\" FROM \"\(table)\" WHERE rowid = ?", arguments: [row]) ?? String(row)
    }
}
