public import Demarcation
import Foundation
import GRDB
import GeoPackage
public import GeoTypes

extension Register {
    /// What became of the records of an import of things with an id.
    public struct ImportLedger: Hashable, Sendable {
        public var accepted = 0
        /// There already, just so.
        public var unchanged = 0
        /// Their ids, where things have one.
        public private(set) var unchangedIDs: [String] = []
        /// Ids that are there with other values; these were not stored.
        public var differing: [String] = []

        public init(accepted: Int = 0, unchanged: Int = 0) {
            self.accepted = accepted
            self.unchanged = unchanged
        }

        public mutating func keep(_ id: String) {
            unchanged += 1
            unchangedIDs.append(id)
        }

        func summary(of things: String) -> String {
            "\(accepted) \(things), \(unchanged) unchanged"
                + (differing.isEmpty ? "" : ", \(differing.count) there with other values")
        }
    }

    /// A record with its line on the map, which follows from the sector and two chainages.
    public struct Drawn<Item: Sendable>: Sendable {
        public var item: Item
        public var line: GeographicLine?

        public init(_ item: Item, line: GeographicLine?) {
            self.item = item
            self.line = line
        }
    }

    /// Stores stretches of brecha. One that is there with other values stays as it is and is named in the ledger.
    public func importBrecha(_ stretches: [Drawn<BrechaStretch>], change: Change) throws(RegisterError) -> ImportLedger
    {
        try write(change) { db in
            var ledger = ImportLedger()
            // Prepared once: to prepare an INSERT with its triggers costs many times what it costs to run it.
            let find = try db.makeStatement(sql: "SELECT * FROM brecha_stretches WHERE id = ?")
            let insert = try db.makeStatement(
                sql: """
                    INSERT INTO brecha_stretches (geom, uuid, id, sector, from_m, to_m, length_m, width_left_m,
                        width_right_m, acta, in_programme, maintained_by, classification)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for drawn in stretches {
                let stretch = drawn.item
                if let known = try Row.fetchOne(find, arguments: [stretch.id.rawValue]) {
                    if try BrechaStretch(row: known) == stretch {
                        ledger.keep(stretch.id.rawValue)
                    } else {
                        ledger.differing.append(stretch.id.rawValue)
                    }
                    continue
                }
                try insert.execute(arguments: [
                    blob(drawn.line), UUID().uuidString.lowercased(), stretch.id.rawValue, stretch.sector.rawValue,
                    stretch.from.metres, stretch.to.metres, stretch.length.metres, stretch.widthLeft?.metres,
                    stretch.widthRight?.metres, stretch.acta, stretch.isInProgramme, stretch.clearedBy,
                    stretch.classification.rawValue,
                ])
                ledger.accepted += 1
            }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            try touch(db, "brecha_stretches", stretches.map(\.line))
            return (ledger, ledger.summary(of: "stretches"))
        }
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

extension BrechaStretch {
    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), sector: Sector.ID(rawValue: row["sector"]), from: .metres(row["from_m"]),
            to: .metres(row["to_m"]), widthLeft: (row["width_left_m"] as Double?).map { .metres($0) },
            widthRight: (row["width_right_m"] as Double?).map { .metres($0) }, acta: row["acta"],
            isInProgramme: row["in_programme"], clearedBy: row["maintained_by"])
        classification = try storedCode(row, "classification", of: "brecha_stretches")
    }
}
