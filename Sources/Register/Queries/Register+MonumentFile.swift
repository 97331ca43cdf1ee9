public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// All that is linked to a monument. Observations are those matched to it within 1 km of any of its positions, found
    /// through the spatial index.
    public func monumentFile(_ id: Monument.ID) throws(RegisterError) -> MonumentFile {
        let placed = try monument(id)
        return try read { db in
            MonumentFile(
                placed: placed, visits: try Self.visits(db, id), orders: try Self.orders(db, id),
                observed: try Self.observed(db, placed.monument), documents: try Self.documents(db, placed.monument),
                legalStatus: try placed.monument.legalStatus ?? Self.legalStatus(db, placed.monument.sector))
        }
    }

    private static func legalStatus(_ db: Database, _ sector: Sector.ID?) throws -> LegalStatus? {
        try sector.flatMap { sector in
            try Row.fetchOne(
                db, sql: "SELECT legal_status FROM sectors WHERE id = ?", arguments: [sector.rawValue])
        }.map { try storedCode($0, "legal_status", of: "sectors") }
    }

    private static func visits(_ db: Database, _ id: Monument.ID) throws -> [MonumentFile.Visit] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT findings.*, inspections.last_date, inspections.acta FROM findings
                JOIN inspections ON inspections.id = findings.inspection
                WHERE findings.monument = ? ORDER BY inspections.last_date, findings.fid
                """, arguments: [id.rawValue]
        ).map { row in
            MonumentFile.Visit(
                inspection: Inspection.ID(rawValue: row["inspection"]),
                day: try storedDay(row, "last_date", of: "inspections"), acta: row["acta"],
                finding: try Finding(row: row))
        }
    }

    /// An order names its monuments in one column, divided by blanks.
    private static func orders(_ db: Database, _ id: Monument.ID) throws -> [MonumentFile.Order] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, kind, state, acta FROM work_orders
                WHERE instr(' ' || monuments || ' ', ' ' || ? || ' ') > 0 ORDER BY id
                """, arguments: [id.rawValue]
        ).map { row in
            MonumentFile.Order(
                id: WorkOrder.ID(rawValue: row["id"]), kind: try storedCode(row, "kind", of: "work_orders"),
                state: try storedCode(row, "state", of: "work_orders"), acta: row["acta"])
        }
    }

    private static func observed(_ db: Database, _ monument: Monument) throws -> [MonumentFile.Observed] {
        // A survey is matched with at most 1000 m, which are less than 0.0092° of latitude and 0.0125° of longitude below 43°.
        let box = GeographicBox(around: monument.positions.map(\.point)).expanded(degrees: 0.0125)
        guard !monument.positions.isEmpty else { return [] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT surveys.id, count(*) AS observations, sum(fix IS 'fixed') AS fixed, min(time) AS first,
                    max(time) AS last
                FROM observations JOIN surveys ON surveys.fid = observations.survey
                WHERE observations.fid IN (SELECT id FROM rtree_observations_geom
                        WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?) AND monument = ?
                GROUP BY surveys.fid ORDER BY surveys.fid
                """, arguments: [box.east, box.west, box.north, box.south, monument.id.rawValue]
        ).map { row in
            MonumentFile.Observed(
                survey: Survey.ID(rawValue: row["id"]), observations: row["observations"], fixed: row["fixed"] ?? 0,
                first: row["first"], last: row["last"])
        }
    }

    private static func documents(_ db: Database, _ monument: Monument) throws -> [Document] {
        let named = Set(
            monument.positions.compactMap { $0.document?.rawValue } + monument.positions.compactMap(\.source)
                + [monument.instrument].compactMap { $0 })
        guard !named.isEmpty else { return [] }
        let marks = databaseQuestionMarks(count: named.count)
        return try Row.fetchAll(
            db, sql: "SELECT * FROM documents WHERE id IN (\(marks)) OR number IN (\(marks)) ORDER BY date, id",
            arguments: StatementArguments(named.sorted() + named.sorted())
        ).map { try Document(row: $0) }
    }
}
