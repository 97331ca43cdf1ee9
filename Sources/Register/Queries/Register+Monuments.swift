public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    public struct MonumentLedger: Hashable, Sendable {
        public var accepted = 0
        /// Monuments that are there already, with this very position.
        public var unchanged = 0
        /// Positions added to a monument that was there already.
        public var positionsAdded = 0

        public init(accepted: Int = 0) {
            self.accepted = accepted
        }
    }

    /// Stores monuments and their positions. A monument that is there already keeps all it has: a position that it
    /// doesn't have yet is added beside the others, never over one.
    public func importMonuments(_ monuments: [PlacedMonument], change: Change) throws(RegisterError) -> MonumentLedger {
        try write(change) { db in
            var ledger = MonumentLedger()
            for placed in monuments {
                let monument = placed.monument
                let exists = try Bool.fetchOne(
                    db, sql: "SELECT 1 FROM monuments WHERE id = ?", arguments: [monument.id.rawValue])
                if exists == true {
                    let added = try monument.positions.filter { try !Self.holds(db, $0, of: monument.id) }
                    for position in added { try insert(db, position, of: monument.id) }
                    ledger.positionsAdded += added.count
                    ledger.unchanged += added.isEmpty ? 1 : 0
                } else {
                    try insert(db, placed)
                    for position in monument.positions { try insert(db, position, of: monument.id) }
                    ledger.accepted += 1
                }
            }
            guard ledger.accepted + ledger.positionsAdded > 0 else { return (ledger, nil) }
            let box = GeographicBox(around: monuments.lazy.flatMap(\.monument.positions).map(\.point))
            try GeoPackageFile.touchContents(db, table: "monuments", box: box)
            try GeoPackageFile.touchContents(db, table: "positions", box: box)
            return (ledger, "\(ledger.accepted) monuments, \(ledger.unchanged) unchanged")
        }
    }

    /// The monuments in order of sector and chainage, each with all its positions.
    public func monuments(in sector: Sector.ID? = nil) throws(RegisterError) -> [PlacedMonument] {
        try monuments(matching: RecordFilter(sector: sector))
    }

    /// The monuments in order of sector and chainage, each with all its positions.
    public func monuments(matching filter: RecordFilter) throws(RegisterError) -> [PlacedMonument] {
        try read { db in
            let rows = try RecordConditions.rows(
                db, of: "monuments", matching: filter, join: " LEFT JOIN sectors s ON s.id = t.sector",
                order: "s.ordinal IS NULL, s.ordinal, t.chainage_m IS NULL, t.chainage_m, t.id")
            let positions = Dictionary(
                grouping: try RecordConditions.parts(db, of: rows, in: "positions", owner: "monument", filter: filter),
                by: { $0["monument"] as String })
            return try rows.map { row in
                let monument = try Monument(
                    row: row, positions: (positions[row["id"]] ?? []).map { try Position(row: $0) })
                return PlacedMonument(monument: monument, chainage: row["chainage_m"], offset: row["offset_m"])
            }
        }
    }

    private static func holds(_ db: Database, _ position: Position, of id: Monument.ID) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT 1 FROM positions WHERE monument = ? AND role = ? AND source_crs = ? AND source_x = ?
                    AND source_y = ? AND source_z IS ? AND source_epoch IS ?
                """,
            arguments: [
                id.rawValue, position.role.rawValue, position.sourceSystem, position.sourceX, position.sourceY,
                position.sourceZ, position.sourceEpoch,
            ]) ?? false
    }

    private func insert(_ db: Database, _ placed: PlacedMonument) throws {
        let monument = placed.monument
        let shown = monument.shownPosition
        try db.execute(
            sql: """
                INSERT INTO monuments (geom, uuid, id, number, class, sector, neighbour_number, built, instrument,
                    condition, position_role, position_state, chainage_m, offset_m)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                shown.map { GeometryBlob.point($0.point, srsID: frameID) }, UUID().uuidString.lowercased(),
                monument.id.rawValue, monument.number, monument.monumentClass.rawValue, monument.sector?.rawValue,
                monument.neighbourNumber, monument.built, monument.instrument, monument.condition?.rawValue,
                shown?.role.rawValue, shown?.state.rawValue, placed.chainage, placed.offset,
            ])
    }

    private func insert(_ db: Database, _ position: Position, of id: Monument.ID) throws {
        try db.execute(
            sql: """
                INSERT INTO positions (geom, uuid, monument, role, state, height_m, source_crs, source_epoch, source_x,
                    source_y, source_z, sigma_e_m, sigma_n_m, sigma_u_m, operation, operation_accuracy_m, source,
                    recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                GeometryBlob.point(position.point, srsID: frameID), UUID().uuidString.lowercased(), id.rawValue,
                position.role.rawValue, position.state.rawValue, position.height?.metres, position.sourceSystem,
                position.sourceEpoch, position.sourceX, position.sourceY, position.sourceZ, position.eastSigma,
                position.northSigma, position.upSigma, position.operation, position.operationAccuracy, position.source,
                Timestamp.now(),
            ])
    }
}
