public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

/// Versions of the line. A line is never overwritten: a new version stands beside the old one, which ends.
extension Register {
    /// In order.
    public func versions(of sector: Sector.ID) throws(RegisterError) -> [LineVersion] {
        try read { db in
            let revisions = try Row.fetchAll(
                db, sql: "SELECT * FROM line_revisions WHERE sector = ?", arguments: [sector.rawValue]
            ).reduce(into: [Int: Row]()) { $0[$1["version"]] = $1 }
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT version, count(*) AS segments, max(to_m) AS length_m,
                        CASE WHEN count(valid_from) = count(*) THEN min(valid_from) END AS valid_from,
                        CASE WHEN count(valid_to) = count(*) THEN max(valid_to) END AS valid_to
                    FROM segments WHERE sector = ? GROUP BY version ORDER BY version
                    """, arguments: [sector.rawValue]
            ).map { row in
                let number: Int = row["version"]
                let revision = revisions[number]
                return LineVersion(
                    number: number, validFrom: try optionalStoredDay(row, "valid_from", of: "segments"),
                    validTo: try optionalStoredDay(row, "valid_to", of: "segments"),
                    document: (revision?["document"] as String?).map { Document.ID(rawValue: $0) },
                    source: revision?["source"], length: .metres(row["length_m"]), segments: row["segments"])
            }
        }
    }

    /// What lies along a sector in the version in force, with what becomes of it in the next one. Observations stay as they
    /// are: what computes with them locates them anew (``sectorsRevised(since:)``).
    public func chainagedRecords(of sector: Sector.ID) throws(RegisterError) -> [ChainagedRecord] {
        try read { db in
            var records: [ChainagedRecord] = []
            for (table, kind) in [("monuments", ChainagedRecord.Kind.monument), ("installations", .installation)] {
                records += try Row.fetchAll(
                    db, sql: "SELECT * FROM \(table) WHERE sector = ? ORDER BY chainage_m, id",
                    arguments: [sector.rawValue]
                ).map { row in
                    let blob: Data? = row["geom"]
                    let sort: String? = kind == .monument ? row["class"] : nil
                    return ChainagedRecord(
                        kind: kind, id: row["id"], rule: .locate,
                        from: (row["chainage_m"] as Double?).map { .metres($0) },
                        point: try blob.map { try GeometryBlob.decode($0) }?.geographicPoint,
                        isMark: sort == Monument.Class.principal.rawValue
                            || sort == Monument.Class.intermediate.rawValue)
                }
            }
            for (table, kind) in [
                ("brecha_stretches", ChainagedRecord.Kind.brecha), ("reaches", .reach), ("inspections", .inspection),
            ] {
                let isEvent = kind == .inspection
                records += try Row.fetchAll(
                    db,
                    sql: """
                        SELECT id, from_m, to_m FROM \(table) WHERE sector = ? AND from_m IS NOT NULL
                        \(isEvent ? "AND line_version IS NULL" : "") ORDER BY from_m, id
                        """, arguments: [sector.rawValue]
                ).map { row in
                    ChainagedRecord(row: row, kind: kind, rule: isEvent ? .keep : .move)
                }
            }
            return try records + Self.orders(db, of: sector)
        }
    }

    private static func orders(_ db: Database, of sector: Sector.ID) throws -> [ChainagedRecord] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, state, from_m, to_m, corrects, EXISTS (
                    SELECT 1 FROM order_measurements AS m WHERE m.work_order = work_orders.id AND m.from_m IS NOT NULL
                ) AS measured
                FROM work_orders WHERE sector = ? AND from_m IS NOT NULL AND line_version IS NULL ORDER BY from_m, id
                """, arguments: [sector.rawValue]
        ).map { row in
            ChainagedRecord(
                row: row, kind: .order,
                rule: ChainagedRecord.rule(
                    ofOrderIn: try storedCode(row, "state", of: "work_orders"), isMeasured: row["measured"],
                    isCorrection: row["corrects"] != nil))
        }
    }

    /// Stores a new version and everything that follows from it, in one transaction.
    ///
    /// Throws where the register has another version by now, or no such document.
    public func reviseLine(_ draft: LineRevisionDraft, change: Change) throws(RegisterError) {
        try write(change) { db in
            let sector = draft.sector.id.rawValue
            let known = try Int.fetchOne(db, sql: "SELECT line_version FROM sectors WHERE id = ?", arguments: [sector])
            guard let known else { throw RegisterError.unknown(kind: .sector, id: sector) }
            guard known + 1 == draft.version else {
                throw RegisterError.duplicate(kind: .segment, id: "\(sector)@\(draft.version)")
            }
            try db.execute(
                sql: """
                    UPDATE segments SET valid_to = ?1
                    WHERE sector = ?2 AND version = ?3 AND (valid_to IS NULL OR valid_to > ?1)
                    """, arguments: [draft.validFrom.adding(days: -1).description, sector, known])
            for segment in draft.sector.segments {
                try insert(db, segment, of: draft.sector)
                try db.execute(
                    sql: "UPDATE segments SET version = ? WHERE id = ?",
                    arguments: [draft.version, segment.id.rawValue])
            }
            try db.execute(
                sql: "UPDATE sectors SET length_m = ?, line_version = ? WHERE id = ?",
                arguments: [draft.sector.length.metres, draft.version, sector])
            try note(db, draft)
            for record in draft.records { try store(db, record, version: known) }
            let box = Self.box(of: [draft.sector])
            for table in ["segments", "vertices"] { try GeoPackageFile.touchContents(db, table: table, box: box) }
            for table in ["monuments", "installations", "brecha_stretches", "reaches", "work_orders", "inspections"] {
                try GeoPackageFile.touchContents(db, table: table, box: box)
            }
            return ((), "\(sector): version \(draft.version), \(draft.records.count) records")
        }
    }

    private func note(_ db: Database, _ draft: LineRevisionDraft) throws {
        let id = "\(draft.sector.id.rawValue)@\(draft.version)"
        try db.execute(
            sql: """
                INSERT INTO line_revisions (uuid, id, sector, version, valid_from, document, source, source_sha256,
                    old_length_m, new_length_m, last_survey)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(fid), 0) FROM surveys))
                """,
            arguments: [
                RowUUID.make(), id, draft.sector.id.rawValue, draft.version,
                draft.validFrom.description, draft.document.rawValue, draft.source, draft.digest,
                draft.oldLength.metres, draft.sector.length.metres,
            ])
        for mark in draft.marks {
            try db.execute(
                sql: "INSERT INTO line_revision_marks (uuid, revision, name, old_m, new_m) VALUES (?, ?, ?, ?, ?)",
                arguments: [RowUUID.make(), id, mark.name, mark.old.metres, mark.new.metres])
        }
    }

    private func store(_ db: Database, _ revised: RevisedRecord, version: Int) throws {
        let record = revised.record
        let table = record.kind.table
        switch record.kind {
        case .monument, .installation:
            guard revised.outcome != .kept else { return }
            try db.cachedStatement(sql: "UPDATE \(table) SET chainage_m = ?, offset_m = ? WHERE id = ?")
                .execute(arguments: [revised.from?.metres, revised.offset, record.id])
        case .brecha, .reach:
            try db.cachedStatement(
                sql: "UPDATE \(table) SET from_m = ?, to_m = ?, length_m = ?, geom = ? WHERE id = ?"
            ).execute(arguments: [
                revised.from?.metres, revised.to?.metres,
                revised.from.flatMap { from in revised.to.map { ($0 - from).metres } }, blob(revised.line), record.id,
            ])
        case .order, .inspection:
            if revised.outcome == .kept {
                try db.cachedStatement(sql: "UPDATE \(table) SET line_version = ? WHERE id = ?")
                    .execute(arguments: [version, record.id])
            } else {
                try db.cachedStatement(sql: "UPDATE \(table) SET from_m = ?, to_m = ?, geom = ? WHERE id = ?")
                    .execute(arguments: [revised.from?.metres, revised.to?.metres, blob(revised.line), record.id])
            }
        }
    }

    /// The sectors whose line has a newer version than the one on which this survey was located.
    public func sectorsRevised(since survey: Survey.ID) throws(RegisterError) -> Set<Sector.ID> {
        try read { db in
            try Set(
                String.fetchAll(
                    db,
                    sql:
                        "SELECT sector FROM line_revisions WHERE last_survey >= (SELECT fid FROM surveys WHERE id = ?)",
                    arguments: [survey.rawValue]
                ).map { Sector.ID(rawValue: $0) })
        }
    }

    /// How chainages go from version to version of the sectors that were revised.
    public func revisions() throws(RegisterError) -> [LineCarry] {
        try read { db in try Self.carries(db) }
    }

    static func carries(_ db: Database) throws -> [LineCarry] {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM line_revisions ORDER BY sector, version")
        guard !rows.isEmpty else { return [] }
        let marks = Dictionary(
            grouping: try Row.fetchAll(db, sql: "SELECT * FROM line_revision_marks ORDER BY revision, old_m"),
            by: { $0["revision"] as String })
        return rows.map { row in
            LineCarry(
                sector: Sector.ID(rawValue: row["sector"]), from: (row["version"] as Int) - 1,
                length: .metres(row["old_length_m"]),
                marks: (marks[row["id"]] ?? []).map {
                    LineRevisionDraft.Mark(name: $0["name"], old: .metres($0["old_m"]), new: .metres($0["new_m"]))
                })
        }
    }
}

extension ChainagedRecord {
    fileprivate init(row: Row, kind: Kind, rule: Rule) {
        self.init(
            kind: kind, id: row["id"], rule: rule, from: .metres(row["from_m"]),
            to: (row["to_m"] as Double?).map { .metres($0) })
    }
}

extension ChainagedRecord.Kind {
    fileprivate var table: String {
        switch self {
        case .monument: "monuments"
        case .installation: "installations"
        case .brecha: "brecha_stretches"
        case .reach: "reaches"
        case .order: "work_orders"
        case .inspection: "inspections"
        }
    }
}
