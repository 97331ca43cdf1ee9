public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// The monuments of a sector, or of all, as a plan of inspections needs them, in order of sector and chainage.
    /// Linear in them.
    public func inspectionSites(in sector: Sector.ID? = nil) throws(RegisterError) -> [InspectionSite] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT m.id, number, class, sector, neighbour_number, chainage_m, m.geom, condition, access_point,
                        access_hours, risks, (
                            SELECT height_m FROM positions WHERE monument = m.id
                            ORDER BY state IS NOT 'in-force', fid LIMIT 1) AS height_m
                    FROM monuments m LEFT JOIN sectors s ON s.id = m.sector
                    WHERE ?1 IS NULL OR sector = ?1
                    ORDER BY s.ordinal IS NULL, s.ordinal, chainage_m IS NULL, chainage_m, m.id
                    """, arguments: [sector?.rawValue])
            var sites: [InspectionSite] = []
            while let row = try rows.next() { sites.append(try InspectionSite(row: row)) }
            return sites
        }
    }

    /// What the inspections up to a day found at each monument of a sector, or of all, by ``InspectionHistory``'s rules.
    ///
    /// A few look-ups for each monument: how many findings there are hardly matters.
    public func visits(in sector: Sector.ID? = nil, by day: CivilDate) throws(RegisterError)
        -> [Monument.ID: MonumentVisits]
    {
        try read { db in
            let rows = try Row.fetchCursor(
                db, sql: VisitRow.query, arguments: [day.description, sector?.rawValue])
            var visits: [Monument.ID: MonumentVisits] = [:]
            while let row = try rows.next() {
                let id = Monument.ID(rawValue: row["id"])
                visits[id] = try VisitRow.visits(row)
            }
            return visits
        }
    }

    /// The marks from which each of these monuments is found again. One pass over a small table, where there is one.
    public func marks(of monuments: Set<Monument.ID>) throws(RegisterError) -> [Monument.ID: [ReferenceDistance]] {
        try read { db in
            var marks: [Monument.ID: [ReferenceDistance]] = [:]
            let rows = try Row.fetchCursor(
                db, sql: "SELECT monument, mark, distance_m, azimuth_deg FROM monument_references ORDER BY fid")
            while let row = try rows.next() {
                let monument = Monument.ID(rawValue: row["monument"])
                guard monuments.contains(monument) else { continue }
                marks[monument, default: []].append(
                    ReferenceDistance(
                        kind: .mark, name: row["mark"], distance: .metres(row["distance_m"]),
                        azimuth: (row["azimuth_deg"] as Double?).map { .degrees($0) }))
            }
            return marks
        }
    }

    /// The last findings at a monument, the newest first.
    public func visits(to monument: Monument.ID, limit: Int) throws(RegisterError) -> [MonumentVisits.Visit] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT *, inspection AS visited FROM findings WHERE monument = ? AND date IS NOT NULL
                    ORDER BY date DESC, inspection DESC, fid DESC LIMIT ?
                    """, arguments: [monument.rawValue, limit]
            ).map { try VisitRow.visit($0) }
        }
    }

    /// Stores how teams get to monuments; a row that says what the register has already changes nothing. Monuments
    /// that are not there are an error.
    public func importAccess(_ accesses: [MonumentAccess], change: Change) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            var ledger = ImportLedger()
            let statement = try db.makeStatement(
                sql: """
                    UPDATE monuments SET access_point = ?2, access_hours = ?3, risks = ?4 WHERE id = ?1
                        AND (access_point IS NOT ?2 OR access_hours IS NOT ?3 OR risks IS NOT ?4)
                    """)
            for access in accesses {
                try statement.execute(arguments: [
                    access.monument.rawValue, access.point, access.hours, access.storedRisks,
                ])
                if db.changesCount > 0 {
                    ledger.accepted += 1
                } else {
                    ledger.keep(access.monument.rawValue)
                }
            }
            return (ledger, ledger.accepted > 0 ? ledger.summary(of: "accesses") : nil)
        }
    }
}

private enum VisitRow {
    /// `IN` as in the partial index, or SQLite doesn't use it.
    static let query: String = {
        let damages = MonumentVisits.damages.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return """
            SELECT m.id, newest.date, newest.inspection AS visited, newest.monument, newest.condition, newest.action,
                newest.note, newest.photo, newest.photo_sha256, (
                    SELECT condition FROM findings WHERE monument = m.id AND date <= ?1 AND condition IS NOT NULL
                    ORDER BY date DESC, inspection DESC, fid DESC LIMIT 1) AS last_condition,
                EXISTS (SELECT 1 FROM findings WHERE monument = m.id AND date <= ?1 AND condition IN (\(damages)))
                    AS was_damaged,
                EXISTS (SELECT 1 FROM findings WHERE monument = m.id AND date > ?1) AS is_seen_later
            FROM monuments m LEFT JOIN findings newest ON newest.fid = (
                SELECT fid FROM findings WHERE monument = m.id AND date <= ?1
                ORDER BY date DESC, inspection DESC, fid DESC LIMIT 1)
            WHERE (?2 IS NULL OR m.sector = ?2)
            """
    }()

    static func visits(_ row: Row) throws -> MonumentVisits {
        var visits = MonumentVisits(
            condition: try optionalStoredCode(row, "last_condition", of: "findings"), wasDamaged: row["was_damaged"],
            isSeenLater: row["is_seen_later"])
        if (row["visited"] as String?) != nil { visits.last = try visit(row) }
        return visits
    }

    static func visit(_ row: Row) throws -> MonumentVisits.Visit {
        MonumentVisits.Visit(
            day: try storedDay(row, "date", of: "findings"), inspection: Inspection.ID(rawValue: row["visited"]),
            finding: try Finding(row: row))
    }
}

extension InspectionSite {
    fileprivate init(row: Row) throws {
        let id = Monument.ID(rawValue: row["id"])
        let geometry: DatabaseValue = row["geom"]
        self.init(
            id: id, number: row["number"], monumentClass: try storedCode(row, "class", of: "monuments"),
            sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) },
            neighbourNumber: row["neighbour_number"],
            chainage: (row["chainage_m"] as Double?).map { .metres($0) },
            point: geometry.isNull ? nil : try StoredGeometry.point(row, of: "monuments"),
            height: (row["height_m"] as Double?).map { EllipsoidalHeight(metres: $0) },
            condition: try optionalStoredCode(row, "condition", of: "monuments"),
            access: MonumentAccess(
                monument: id, point: row["access_point"], hours: row["access_hours"],
                risks: try MonumentAccess.risks(row["risks"])))
    }
}

extension MonumentAccess {
    /// Codes with a blank between them, in the order of the cases.
    fileprivate var storedRisks: String? {
        risks.isEmpty
            ? nil
            : InspectionCandidate.Risk.allCases.filter(risks.contains).map(\.rawValue).joined(separator: " ")
    }

    fileprivate static func risks(_ text: String?) throws -> Set<InspectionCandidate.Risk> {
        try Set(
            (text ?? "").split(separator: " ").map { word in
                guard let risk = InspectionCandidate.Risk(rawValue: String(word)) else {
                    throw RegisterError.unknownCode(table: "monuments", column: "risks", value: String(word))
                }
                return risk
            })
    }
}
