public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    public struct MonumentLedger: Sendable {
        public var accepted = 0
        /// Monuments that are there already, with this very position.
        public var unchanged = 0
        /// Positions added to a monument that was there already.
        public var positionsAdded = 0
        /// Known monuments of which something was filled in that was empty.
        public var completed = 0
        /// Known monuments of which the file says something else in `columns`; what the register holds stays.
        public var differing: [(id: Monument.ID, columns: [String])] = []

        public init() {}
    }

    /// Stores monuments and their positions. A monument that is there already keeps all it has: a position that it
    /// doesn't have yet is added beside the others, never over one, and an attribute that it lacks is filled in.
    ///
    /// - `isDryRun`: counts the same and stores nothing.
    public func importMonuments(
        _ monuments: [PlacedMonument], isDryRun: Bool = false, change: Change
    ) throws(RegisterError) -> MonumentLedger {
        if isDryRun { return try read { db in try store(db, monuments, isDryRun: true) } }
        return try write(change) { db in
            let ledger = try store(db, monuments, isDryRun: false)
            guard ledger.accepted + ledger.positionsAdded + ledger.completed > 0 else { return (ledger, nil) }
            let box = GeographicBox(around: monuments.lazy.flatMap(\.monument.positions).map(\.point))
            try GeoPackageFile.touchContents(db, table: "monuments", box: box)
            try GeoPackageFile.touchContents(db, table: "positions", box: box)
            return (ledger, "\(ledger.accepted) monuments, \(ledger.unchanged) unchanged")
        }
    }

    private func store(_ db: Database, _ monuments: [PlacedMonument], isDryRun: Bool) throws -> MonumentLedger {
        var ledger = MonumentLedger()
        for placed in monuments {
            let monument = placed.monument
            if let known = try Self.monument(db, monument.id) {
                let added = monument.positions.filter { position in
                    !known.positions.contains { $0.says(the: position) }
                }
                let isCompleted = try Self.complete(db, known, from: monument, isDryRun: isDryRun, ledger: &ledger)
                ledger.positionsAdded += added.count
                ledger.completed += isCompleted ? 1 : 0
                ledger.unchanged += added.isEmpty && !isCompleted ? 1 : 0
                guard !isDryRun else { continue }
                for position in added { try insert(db, position, of: .monument(monument.id)) }
            } else {
                ledger.accepted += 1
                guard !isDryRun else { continue }
                try insert(db, placed)
                for position in monument.positions { try insert(db, position, of: .monument(monument.id)) }
            }
        }
        return ledger
    }

    /// The monuments in order of sector and chainage, each with all its positions.
    public func monuments(in sector: Sector.ID? = nil) throws(RegisterError) -> [PlacedMonument] {
        try monuments(matching: RecordFilter(sector: sector))
    }

    /// The monuments in order of sector and chainage, each with all its positions.
    public func monuments(matching filter: RecordFilter) throws(RegisterError) -> [PlacedMonument] {
        try read { db in
            var placed = try RecordConditions.records(
                db, of: "monuments", matching: filter, join: " LEFT JOIN sectors s ON s.id = t.sector",
                order: "s.ordinal IS NULL, s.ordinal, t.chainage_m IS NULL, t.chainage_m, t.id"
            ) { row in
                PlacedMonument(
                    monument: try Monument(row: row, references: [], positions: []), chainage: row["chainage_m"],
                    offset: row["offset_m"])
            }
            let ids = placed.map(\.monument.id.rawValue)
            let positions = try RecordConditions.parts(db, of: ids, in: "positions", owner: "monument", filter: filter)
            {
                try Position(row: $0)
            }
            let references = try RecordConditions.parts(
                db, of: ids, in: "monument_references", owner: "monument", filter: filter
            ) { Monument.Reference(row: $0) }
            for index in placed.indices {
                placed[index].monument.positions = Position.numbered(positions[ids[index]] ?? [])
                placed[index].monument.references = references[ids[index]] ?? []
            }
            return placed
        }
    }

    public func monument(_ id: Monument.ID) throws(RegisterError) -> PlacedMonument {
        let found = try read { db in
            try Self.monument(db, id).map { monument in
                let row = try Row.fetchOne(
                    db, sql: "SELECT chainage_m, offset_m FROM monuments WHERE id = ?", arguments: [id.rawValue])
                return PlacedMonument(monument: monument, chainage: row?["chainage_m"], offset: row?["offset_m"])
            }
        }
        guard let found else { throw .unknown(kind: .monument, id: id.rawValue) }
        return found
    }

    static func monument(_ db: Database, _ id: Monument.ID) throws -> Monument? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM monuments WHERE id = ?", arguments: [id.rawValue])
        else { return nil }
        let references = try Row.fetchAll(
            db, sql: "SELECT * FROM monument_references WHERE monument = ? ORDER BY fid", arguments: [id.rawValue])
        return try Monument(
            row: row, references: references.map { Monument.Reference(row: $0) },
            positions: try positions(db, of: .monument(id)))
    }

    /// Fills in what the known monument lacks, and notes what the other says differently. Its condition belongs to the
    /// inspections and its photos to whoever took them first.
    private static func complete(
        _ db: Database, _ known: Monument, from other: Monument, isDryRun: Bool, ledger: inout MonumentLedger
    ) throws -> Bool {
        var filled: [(column: String, value: (any DatabaseValueConvertible)?)] = []
        var differing: [String] = []
        for (there, new) in zip(known.attributes, other.attributes) where new.column != "condition" {
            guard let value = new.value else { continue }
            if let held = there.value {
                if held.databaseValue != value.databaseValue { differing.append(there.column) }
            } else {
                filled.append(new)
            }
        }
        if !differing.isEmpty { ledger.differing.append((known.id, differing)) }
        let marks = Set(known.references.map(\.mark))
        let added = other.references.filter { !marks.contains($0.mark) }
        guard !isDryRun else { return !filled.isEmpty || !added.isEmpty }
        if !filled.isEmpty {
            let assignments = filled.map { "\($0.column) = ?" }.joined(separator: ", ")
            try db.execute(
                sql: "UPDATE monuments SET \(assignments) WHERE id = ?",
                arguments: StatementArguments(filled.map(\.value) + [known.id.rawValue]))
        }
        try insert(db, added, of: known.id)
        return !filled.isEmpty || !added.isEmpty
    }

    private static func insert(_ db: Database, _ references: [Monument.Reference], of id: Monument.ID) throws {
        for reference in references {
            try db.execute(
                sql: """
                    INSERT INTO monument_references (uuid, monument, mark, distance_m, azimuth_deg)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    UUID().uuidString.lowercased(), id.rawValue, reference.mark, reference.distance, reference.azimuth,
                ])
        }
    }

    private func insert(_ db: Database, _ placed: PlacedMonument) throws {
        let monument = placed.monument
        let shown = monument.shownPosition
        let attributes = monument.attributes.filter { $0.column != "classification" || $0.value != nil }
        let columns = attributes.map(\.column).joined(separator: ", ")
        let marks = attributes.map { _ in "?" }.joined(separator: ", ")
        let values: StatementArguments = [
            shown.map { GeometryBlob.point($0.point, srsID: frameID) }, UUID().uuidString.lowercased(),
            monument.id.rawValue, monument.number, monument.monumentClass.rawValue, monument.sector?.rawValue,
            shown?.role.rawValue, shown?.state.rawValue, placed.chainage, placed.offset,
        ]
        try db.execute(
            sql: """
                INSERT INTO monuments (geom, uuid, id, number, class, sector, position_role, position_state, chainage_m,
                    offset_m, \(columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \(marks))
                """,
            arguments: values + StatementArguments(attributes.map(\.value)))
        try Self.insert(db, monument.references, of: monument.id)
    }
}
