public import Demarcation
import Foundation
import GRDB
import GeoPackage
public import GeoTypes

extension Register {
    /// Stores stretches of brecha. One that is there with other values stays as it is and is named in the ledger.
    public func importBrecha(
        _ stretches: [BrechaStretch], change: Change, drawing: Drawing<BrechaStretch> = { _ in nil }
    ) throws(RegisterError) -> ImportLedger {
        try store(stretches, named: "stretches", change: change) { drawing($0).map { .line($0) } }
    }

    /// What ``importBrecha(_:change:drawing:)`` would do.
    public func rehearseBrecha(_ stretches: [BrechaStretch]) throws(RegisterError) -> ImportLedger {
        try rehearse(stretches)
    }

    /// In order of sector and chainage.
    public func brechaStretches(in sector: Sector.ID? = nil) throws(RegisterError) -> [BrechaStretch] {
        try brechaStretches(matching: RecordFilter(sector: sector))
    }

    /// In order of sector and chainage.
    public func brechaStretches(matching filter: RecordFilter) throws(RegisterError) -> [BrechaStretch] {
        try read { db in
            try RecordConditions.records(
                db, of: "brecha_stretches", matching: filter, join: " JOIN sectors s ON s.id = t.sector",
                order: "s.ordinal, t.from_m, t.id"
            ) { try BrechaStretch(row: $0) }
        }
    }

    func blob(_ line: GeographicLine?) -> Data? {
        line.map { GeometryBlob.lineString($0.points, srsID: frameID) }
    }

    func touch(_ db: Database, _ table: String, _ lines: [GeographicLine?]) throws {
        let box = GeographicBox(around: lines.lazy.compactMap { $0 }.flatMap(\.points))
        try GeoPackageFile.touchContents(db, table: table, box: box)
    }
}

extension BrechaStretch: StoredRecord {
    static let table = "brecha_stretches"
    static let recordKind = RecordKind.stretch
    static let hasGeometry = true
    static let columns = [
        "id", "sector", "from_m", "to_m", "length_m", "width_left_m", "width_right_m", "acta", "in_programme",
        "maintained_by", "classification",
    ]

    var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, sector.rawValue, from.metres, to.metres, length.metres, widthLeft?.metres,
            widthRight?.metres, acta, isInProgramme, clearedBy, classification.rawValue,
        ]
    }

    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), sector: Sector.ID(rawValue: row["sector"]), from: .metres(row["from_m"]),
            to: .metres(row["to_m"]), widthLeft: (row["width_left_m"] as Double?).map { .metres($0) },
            widthRight: (row["width_right_m"] as Double?).map { .metres($0) }, acta: row["acta"],
            isInProgramme: row["in_programme"], clearedBy: row["maintained_by"])
        classification = try storedCode(row, "classification", of: "brecha_stretches")
    }
}
