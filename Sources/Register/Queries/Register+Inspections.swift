public import Demarcation
import Foundation
import GRDB
import GeoPackage
public import GeoTypes

extension Register {
    /// Stores inspections with their findings, and gives each monument the condition of its newest finding. One
    /// that is there with other values stays as it is and is named in the ledger; one that is there just so is given
    /// the digests of photos that were not seen before.
    public func importInspections(
        _ inspections: [Inspection], change: Change, drawing: Drawing<Inspection> = { _ in nil }
    ) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            let sorted = try Self.sort(db, inspections)
            var digests = 0
            for inspection in sorted.completed { digests += try Self.storeDigests(db, of: inspection) }
            guard sorted.ledger.accepted + digests > 0 else { return (sorted.ledger, nil) }
            try insert(db, sorted.new, drawing: drawing)
            let monuments = Set(sorted.new.lazy.flatMap(\.findings).compactMap(\.monument?.rawValue))
            if !monuments.isEmpty { try Self.updateConditions(db, of: monuments) }
            let photos = digests > 0 ? ", photo digests of \(digests) findings" : ""
            return (sorted.ledger, sorted.ledger.summary(of: "inspections") + photos)
        }
    }

    /// What ``importInspections(_:change:drawing:)`` would do.
    public func rehearseInspections(_ inspections: [Inspection]) throws(RegisterError) -> ImportLedger {
        try read { db in try Self.sort(db, inspections).ledger }
    }

    /// What an import would do with each. Those that are there just so and lack digests of photos are `completed`.
    private static func sort(
        _ db: Database, _ inspections: [Inspection]
    ) throws -> (ledger: ImportLedger, new: [Inspection], completed: [Inspection]) {
        var (known, places) = try Self.inspections(db, among: inspections.map(\.id))
        var ledger = ImportLedger()
        var (new, completed): ([Inspection], [Inspection]) = ([], [])
        for item in inspections {
            guard let place = places[item.id.rawValue] else {
                places[item.id.rawValue] = known.count
                known.append(item)
                new.append(item)
                continue
            }
            let complete = known[place].adoptingDigests(of: item)
            guard complete == item.adoptingDigests(of: known[place]) else {
                ledger.differing.append(item.id.rawValue)
                continue
            }
            ledger.keep(item.id.rawValue)
            if complete != known[place] { completed.append(complete) }
        }
        ledger.accepted = new.count
        return (ledger, new, completed)
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
        guard let inspection = try inspections([id]).first else { throw .unknown(kind: .inspection, id: id.rawValue) }
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
    public func inspections(_ ids: [Inspection.ID]) throws(RegisterError) -> [Inspection] {
        try read { db in try Self.inspections(db, among: ids).known }
    }

    /// The same with the place of each by its id.
    private static func inspections(
        _ db: Database, among ids: [Inspection.ID]
    ) throws -> (known: [Inspection], places: [String: Int]) {
        let ids = ids.map(\.rawValue)
        var known: [Inspection] = []
        var places: [String: Int] = [:]
        try KeyedRows.each(db, of: "inspections", where: "id", isOneOf: ids) { row in
            places[row["id"]] = known.count
            known.append(try Inspection(row: row, findings: []))
        }
        try KeyedRows.each(db, of: "findings", where: "inspection", isOneOf: known.map(\.id.rawValue)) { row in
            if let place = places[row["inspection"]] { known[place].findings.append(try Finding(row: row)) }
        }
        return (known, places)
    }

    private func insert(_ db: Database, _ inspections: [Inspection], drawing: Drawing<Inspection>) throws {
        guard !inspections.isEmpty else { return }
        var rows = try RecordInsert(
            db, into: "inspections",
            columns: [
                "id", "sector", "from_m", "to_m", "date", "last_date", "team", "joint", "acta", "survey",
                "classification",
            ], count: inspections.count, hasGeometry: true, frameID: frameID)
        for inspection in inspections {
            try rows.add(
                [
                    inspection.id.rawValue, inspection.sector.rawValue, inspection.from?.metres, inspection.to?.metres,
                    inspection.firstDay.description, inspection.lastDay.description, inspection.team,
                    inspection.participation == .joint, inspection.acta, inspection.survey,
                    inspection.classification.rawValue,
                ], shape: drawing(inspection).map { .line($0) })
        }
        try rows.finish()
        let count = inspections.reduce(0) { $0 + $1.findings.count }
        guard count > 0 else { return }
        var findings = try RecordInsert(
            db, into: "findings",
            columns: ["inspection", "monument", "condition", "action", "note", "photo", "photo_sha256", "date"],
            count: count, hasGeometry: false, frameID: frameID)
        for inspection in inspections {
            for finding in inspection.findings {
                try findings.add([
                    inspection.id.rawValue, finding.monument?.rawValue, finding.condition?.rawValue, finding.action,
                    finding.note, StoredPhotos.paths(finding.photos), StoredPhotos.digests(finding.photos),
                    inspection.lastDay.description,
                ])
            }
        }
        try findings.finish()
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
