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
        try store(installations, named: "installations", change: change) { $0.point.map { .point($0) } }
    }

    /// What ``importInstallations(_:change:)`` would do.
    public func rehearseInstallations(_ installations: [Installation]) throws(RegisterError) -> ImportLedger {
        try rehearse(installations)
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

    public func installation(_ id: Installation.ID) throws(RegisterError) -> Installation { try record(id) }
}

extension Installation: StoredRecord {
    static let table = "installations"
    static let recordKind = RecordKind.installation
    static let hasGeometry = true
    static let columns = [
        "id", "kind", "name", "sector", "condition", "operated_by", "built", "note", "height_m", "chainage_m",
        "offset_m", "classification",
    ]

    var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, kind.rawValue, name, sector?.rawValue, condition?.rawValue, operatedBy, built, note, height,
            chainage, offset, classification.rawValue,
        ]
    }

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
