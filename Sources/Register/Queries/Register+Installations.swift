public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// Stores installations. One that is there with other values stays as it is and is named in the ledger.
    public func importInstallations(
        _ installations: [Installation], change: Change
    ) throws(RegisterError) -> ImportLedger {
        try write(change) { db in
            var ledger = ImportLedger()
            let find = try db.cachedStatement(sql: "SELECT * FROM installations WHERE id = ?")
            let insert = try db.cachedStatement(
                sql: """
                    INSERT INTO installations (geom, uuid, id, kind, name, sector, condition, operated_by, built, note,
                        height_m, chainage_m, offset_m, classification)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for installation in installations {
                if let known = try Row.fetchOne(find, arguments: [installation.id.rawValue]) {
                    if installation.says(theSameAs: try Installation(row: known)) {
                        ledger.keep(installation.id.rawValue)
                    } else {
                        ledger.differing.append(installation.id.rawValue)
                    }
                    continue
                }
                var geometry: Data?
                if let point = installation.point { geometry = GeometryBlob.point(point, srsID: frameID) }
                try insert.execute(arguments: [
                    geometry, UUID().uuidString.lowercased(), installation.id.rawValue, installation.kind.rawValue,
                    installation.name, installation.sector?.rawValue, installation.condition?.rawValue,
                    installation.operatedBy, installation.built, installation.note, installation.height,
                    installation.chainage, installation.offset, installation.classification.rawValue,
                ])
                ledger.accepted += 1
            }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            try GeoPackageFile.touchContents(
                db, table: "installations", box: GeographicBox(around: installations.compactMap(\.point)))
            return (ledger, ledger.summary(of: "installations"))
        }
    }

    /// In order along the line; those without a place last.
    public func installations(
        matching filter: RecordFilter = RecordFilter()
    ) throws(RegisterError) -> [Installation] {
        try read { db in
            try RecordConditions.records(
                db, of: "installations", matching: filter, join: " LEFT JOIN sectors s ON s.id = t.sector",
                order: "s.ordinal IS NULL, s.ordinal, t.chainage_m IS NULL, t.chainage_m, t.id"
            ) { try Installation(row: $0) }
        }
    }

    public func installation(_ id: Installation.ID) throws(RegisterError) -> Installation {
        let found = try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM installations WHERE id = ?", arguments: [id.rawValue])
                .map { try Installation(row: $0) }
        }
        guard let found else { throw .unknown(kind: .installation, id: id.rawValue) }
        return found
    }
}

extension Installation {
    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), kind: try storedCode(row, "kind", of: "installations"), name: row["name"],
            sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) },
            condition: try optionalStoredCode(row, "condition", of: "installations"), operatedBy: row["operated_by"],
            built: row["built"], note: row["note"], height: row["height_m"])
        if let blob: Data = row["geom"] { point = try GeometryBlob.decode(blob).geographicPoint }
        classification = try storedCode(row, "classification", of: "installations")
        chainage = row["chainage_m"]
        offset = row["offset_m"]
    }
}
