public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// Stores inspections with their findings, and gives each monument the condition of its newest finding. One
    /// that is there with other values stays as it is and is named in the ledger.
    public func importInspections(_ inspections: [Drawn<Inspection>], change: Change) throws(RegisterError)
        -> ImportLedger
    {
        try write(change) { db in
            var ledger = ImportLedger()
            for drawn in inspections {
                if let known = try inspection(db, drawn.item.id) {
                    if known == drawn.item {
                        ledger.keep(drawn.item.id.rawValue)
                    } else {
                        ledger.differing.append(drawn.item.id.rawValue)
                    }
                } else {
                    try insert(db, drawn)
                    ledger.accepted += 1
                }
            }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            try touch(db, "inspections", inspections.map(\.line))
            return (ledger, ledger.summary(of: "inspections"))
        }
    }

    /// In order of date.
    public func inspections(matching filter: RecordFilter = RecordFilter()) throws(RegisterError) -> [Inspection] {
        try read { db in
            let rows = try RecordConditions.rows(db, of: "inspections", matching: filter, order: "t.date, t.id")
            let findings = Dictionary(
                grouping: try RecordConditions.parts(db, of: rows, in: "findings", owner: "inspection", filter: filter),
                by: { $0["inspection"] as String })
            return try rows.map { row in
                try Inspection(row: row, findings: (findings[row["id"]] ?? []).map { try Finding(row: $0) })
            }
        }
    }

    public func inspection(_ id: Inspection.ID) throws(RegisterError) -> Inspection {
        guard let inspection = try read({ db in try inspection(db, id) }) else {
            throw .unknown(kind: .inspection, id: id.rawValue)
        }
        return inspection
    }

    private func inspection(_ db: Database, _ id: Inspection.ID) throws -> Inspection? {
        let findings = try Row.fetchAll(
            db, sql: "SELECT * FROM findings WHERE inspection = ? ORDER BY fid", arguments: [id.rawValue])
        return try Row.fetchOne(db, sql: "SELECT * FROM inspections WHERE id = ?", arguments: [id.rawValue])
            .map { try Inspection(row: $0, findings: findings.map { try Finding(row: $0) }) }
    }

    private func insert(_ db: Database, _ drawn: Drawn<Inspection>) throws {
        let inspection = drawn.item
        try db.execute(
            sql: """
                INSERT INTO inspections (geom, uuid, id, sector, from_m, to_m, date, last_date, team, joint, acta, survey)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                blob(drawn.line), UUID().uuidString.lowercased(), inspection.id.rawValue, inspection.sector.rawValue,
                inspection.from?.metres, inspection.to?.metres, inspection.firstDay.description,
                inspection.lastDay.description, inspection.team, inspection.participation == .joint, inspection.acta,
                inspection.survey,
            ])
        for finding in inspection.findings {
            try db.execute(
                sql: """
                    INSERT INTO findings (uuid, inspection, monument, condition, action, note, photo, photo_sha256)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    UUID().uuidString.lowercased(), inspection.id.rawValue, finding.monument?.rawValue,
                    finding.condition?.rawValue, finding.action, finding.note,
                    Finding.joined(finding.photos.map(\.path)),
                    Finding.joined(finding.photos.compactMap(\.sha256)),
                ])
            if let monument = finding.monument { try Self.updateCondition(db, of: monument) }
        }
    }

    /// The condition that the newest inspection found, whatever the order in which inspections are imported.
    private static func updateCondition(_ db: Database, of monument: Monument.ID) throws {
        try db.execute(
            sql: """
                UPDATE monuments SET condition = newest.condition FROM (
                    SELECT findings.condition FROM findings JOIN inspections ON inspections.id = findings.inspection
                    WHERE findings.monument = ?1 AND findings.condition IS NOT NULL
                    ORDER BY inspections.last_date DESC, findings.fid DESC LIMIT 1) AS newest
                WHERE monuments.id = ?1 AND monuments.condition IS NOT newest.condition
                """, arguments: [monument.rawValue])
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
    }
}

extension Finding {
    init(row: Row) throws {
        let paths = Finding.split(row["photo"])
        let digests = Finding.split(row["photo_sha256"])
        self.init(
            monument: (row["monument"] as String?).map { Monument.ID(rawValue: $0) },
            condition: try optionalStoredCode(row, "condition", of: "findings"), action: row["action"],
            note: row["note"],
            photos: paths.enumerated().map { index, path in
                Photo(path: path, sha256: index < digests.count ? digests[index] : nil)
            })
    }

    /// Several photos stand in one column, a line each.
    static func joined(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    private static func split(_ text: String?) -> [String] {
        text?.split(separator: "\n").map(String.init) ?? []
    }
}
