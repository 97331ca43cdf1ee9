public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// Stores inspections with their findings, and gives each monument the condition of its newest finding. One
    /// that is there with other values stays as it is and is named in the ledger; one that is there just so is given
    /// the digests of photos that were not seen before.
    public func importInspections(_ inspections: [Drawn<Inspection>], change: Change) throws(RegisterError)
        -> ImportLedger
    {
        try write(change) { db in
            var ledger = ImportLedger()
            var monuments: Set<String> = []
            var digests = 0
            var stored = try Self.inspectionIDs(db)
            for drawn in inspections {
                let item = drawn.item
                guard !stored.insert(item.id.rawValue).inserted, let known = try inspection(db, item.id) else {
                    try insert(db, drawn)
                    monuments.formUnion(item.findings.compactMap(\.monument?.rawValue))
                    ledger.accepted += 1
                    continue
                }
                let complete = known.adoptingDigests(of: item)
                guard complete == item.adoptingDigests(of: known) else {
                    ledger.differing.append(item.id.rawValue)
                    continue
                }
                ledger.keep(item.id.rawValue)
                if complete != known { digests += try Self.storeDigests(db, of: complete) }
            }
            guard ledger.accepted + digests > 0 else { return (ledger, nil) }
            if !monuments.isEmpty { try Self.updateConditions(db, of: monuments) }
            if ledger.accepted > 0 { try touch(db, "inspections", inspections.map(\.line)) }
            let photos = digests > 0 ? ", photo digests of \(digests) findings" : ""
            return (ledger, ledger.summary(of: "inspections") + photos)
        }
    }

    /// Gives an inspection the acta that makes it count. One that has another acta keeps it.
    public func giveActa(_ acta: String, to id: Inspection.ID, change: Change) throws(RegisterError) {
        let known = try inspection(id)
        guard known.acta != acta else { return }
        guard known.acta == nil else { throw .duplicate(kind: .inspection, id: id.rawValue) }
        try write(change) { db in
            try db.execute(
                sql: "UPDATE inspections SET acta = ? WHERE id = ?", arguments: [acta, id.rawValue])
            return ((), "acta \(acta) of \(id.rawValue)")
        }
    }

    /// In order of date.
    public func inspections(matching filter: RecordFilter = RecordFilter()) throws(RegisterError) -> [Inspection] {
        try read { db in
            var inspections = try RecordConditions.records(
                db, of: "inspections", matching: filter, order: "t.date, t.id"
            ) { try Inspection(row: $0, findings: []) }
            let findings = try RecordConditions.parts(
                db, of: inspections.map(\.id.rawValue), in: "findings", owner: "inspection", filter: filter
            ) { try Finding(row: $0) }
            for index in inspections.indices {
                inspections[index].findings = findings[inspections[index].id.rawValue] ?? []
            }
            return inspections
        }
    }

    public func inspection(_ id: Inspection.ID) throws(RegisterError) -> Inspection {
        guard let inspection = try read({ db in try inspection(db, id) }) else {
            throw .unknown(kind: .inspection, id: id.rawValue)
        }
        return inspection
    }

    /// The condition that inspections until a day, included, last found of each monument.
    public func conditions(on day: CivilDate) throws(RegisterError) -> [Monument.ID: Monument.Condition] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT findings.monument, findings.condition FROM findings
                    JOIN inspections ON inspections.id = findings.inspection
                    WHERE findings.condition IS NOT NULL AND findings.monument IS NOT NULL AND last_date <= ?
                    ORDER BY last_date, findings.fid
                    """, arguments: [day.description]
            ).reduce(into: [:]) { conditions, row in
                conditions[Monument.ID(rawValue: row["monument"])] = try storedCode(row, "condition", of: "findings")
            }
        }
    }

    /// Those of these ids that are there.
    public func inspections(_ ids: some Sequence<Inspection.ID>) throws(RegisterError) -> [Inspection] {
        try read { db in
            let stored = try Self.inspectionIDs(db)
            return try ids.compactMap { stored.contains($0.rawValue) ? try inspection(db, $0) : nil }
        }
    }

    /// One pass: cheaper than a look-up for each row of an import.
    private static func inspectionIDs(_ db: Database) throws -> Set<String> {
        try Set(String.fetchCursor(db, sql: "SELECT id FROM inspections"))
    }

    private func inspection(_ db: Database, _ id: Inspection.ID) throws -> Inspection? {
        let findings = try Row.fetchAll(
            db, sql: "SELECT * FROM findings WHERE inspection = ? ORDER BY fid", arguments: [id.rawValue])
        return try Row.fetchOne(db, sql: "SELECT * FROM inspections WHERE id = ?", arguments: [id.rawValue])
            .map { try Inspection(row: $0, findings: findings.map { try Finding(row: $0) }) }
    }

    private func insert(_ db: Database, _ drawn: Drawn<Inspection>) throws {
        let inspection = drawn.item
        try db.cachedStatement(
            sql: """
                INSERT INTO inspections (geom, uuid, id, sector, from_m, to_m, date, last_date, team, joint, acta, survey,
                    classification)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                blob(drawn.line), UUID().uuidString.lowercased(), inspection.id.rawValue, inspection.sector.rawValue,
                inspection.from?.metres, inspection.to?.metres, inspection.firstDay.description,
                inspection.lastDay.description, inspection.team, inspection.participation == .joint, inspection.acta,
                inspection.survey, inspection.classification.rawValue,
            ])
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO findings (uuid, inspection, monument, condition, action, note, photo, photo_sha256, date)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for finding in inspection.findings {
            try statement.execute(arguments: [
                UUID().uuidString.lowercased(), inspection.id.rawValue, finding.monument?.rawValue,
                finding.condition?.rawValue, finding.action, finding.note, StoredPhotos.paths(finding.photos),
                StoredPhotos.digests(finding.photos),
                inspection.lastDay.description,
            ])
        }
    }

    private static func storeDigests(_ db: Database, of inspection: Inspection) throws -> Int {
        let fids = try Int64.fetchAll(
            db, sql: "SELECT fid FROM findings WHERE inspection = ? ORDER BY fid", arguments: [inspection.id.rawValue])
        for (fid, finding) in zip(fids, inspection.findings) {
            try db.execute(
                sql: "UPDATE findings SET photo_sha256 = ?1 WHERE fid = ?2 AND photo_sha256 IS NOT ?1",
                arguments: [StoredPhotos.digests(finding.photos), fid])
        }
        return fids.count
    }

    /// The condition that the newest inspection found, whatever the order in which inspections are imported.
    private static func updateConditions(_ db: Database, of monuments: Set<String>) throws {
        let statement = try db.makeStatement(
            sql: """
                UPDATE monuments SET condition = newest.condition FROM (
                    SELECT condition FROM findings WHERE monument = ?1 AND condition IS NOT NULL
                    ORDER BY date DESC, inspection DESC, fid DESC LIMIT 1) AS newest
                WHERE monuments.id = ?1 AND monuments.condition IS NOT newest.condition
                """)
        for monument in monuments.sorted() { try statement.execute(arguments: [monument]) }
    }
}

extension Inspection {
    init(row: Row, findings: [Finding]) throws {
        self.init(
            id: ID(rawValue: row["id"]), sector: Sector.ID(rawValue: row["sector"]),
            from: (row["from_m"] as Double?).map { .metres($0) }, to: (row["to_m"] as Double?).map { .metres($0) },
            firstDay: try storedDay(row, "date", of: "inspections"),
            lastDay: try storedDay(row, "last_date", of: "inspections"),
            team: row["team"], participation: row["joint"] ? .joint : .national, acta: row["acta"], findings: findings,
            survey: row["survey"])
        classification = try storedCode(row, "classification", of: "inspections")
    }
}

extension Finding {
    init(row: Row) throws {
        self.init(
            monument: (row["monument"] as String?).map { Monument.ID(rawValue: $0) },
            condition: try optionalStoredCode(row, "condition", of: "findings"), action: row["action"],
            note: row["note"],
            photos: StoredPhotos.photos(paths: row["photo"], digests: row["photo_sha256"]))
    }
}
