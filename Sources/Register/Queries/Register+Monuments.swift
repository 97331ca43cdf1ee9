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
        /// What became of the states that the file gives the positions that were added.
        public var life = StatedLife(isAsked: false)

        public init() {}
    }

    /// Stores monuments and their positions. A monument that is there already keeps all it has: a position that it
    /// doesn't have yet is added beside the others, never over one, and an attribute that it lacks is filled in.
    ///
    /// - `isAsStated`: positions of new monuments keep the state that they are given, as far as ``StatedLife`` lets them.
    ///   Otherwise, and beside other positions, all come in as imported.
    /// - `isDryRun`: counts the same and stores nothing.
    /// - `placing`: where a monument lies that isn't shown at its first position.
    public func importMonuments(
        _ monuments: [PlacedMonument], isAsStated: Bool = false, isDryRun: Bool = false, change: Change,
        placing: ((Position, Sector.ID?) -> Place)? = nil
    ) throws(RegisterError) -> MonumentLedger {
        let life = StatedLife(isAsked: isAsStated)
        if isDryRun { return try read { db in try store(db, monuments, life, isDryRun: true, placing) } }
        return try write(change) { db in
            let ledger = try store(db, monuments, life, isDryRun: false, placing)
            guard ledger.accepted + ledger.positionsAdded + ledger.completed > 0 else { return (ledger, nil) }
            if ledger.completed > 0 { try GeoPackageFile.touchContents(db, table: "monuments") }
            return (ledger, "\(ledger.accepted) monuments, \(ledger.unchanged) unchanged")
        }
    }

    private func store(
        _ db: Database, _ monuments: [PlacedMonument], _ life: StatedLife, isDryRun: Bool,
        _ placing: ((Position, Sector.ID?) -> Place)?
    ) throws -> MonumentLedger {
        var ledger = MonumentLedger()
        ledger.life = life
        let papers = try StatedPapers(db, of: monuments.lazy.flatMap(\.monument.positions))
        var held = try Self.monuments(db, among: monuments.map(\.monument.id))
        var new: [PlacedMonument] = []
        var positions: [(owner: PositionOwner, position: Position)] = []
        for var placed in monuments {
            var monument = placed.monument
            monument.positions = papers.known(monument.positions)
            guard let known = held[monument.id] else {
                ledger.accepted += 1
                monument.positions = ledger.life.admit(monument.positions, isFirst: true, documents: papers.documents)
                placed.monument = monument
                if let shown = monument.shownPosition, shown != monument.positions.first, let placing {
                    (placed.chainage, placed.offset) = placing(shown, monument.sector)
                }
                new.append(placed)
                positions += monument.positions.map { (.monument(monument.id), $0) }
                continue
            }
            let unknown = monument.positions.filter { position in
                !known.positions.contains { $0.says(the: position) }
            }
            let added = ledger.life.admit(
                unknown, isFirst: known.positions.isEmpty, documents: papers.documents)
            let isCompleted = try Self.complete(db, known, from: monument, isDryRun: isDryRun, ledger: &ledger)
            ledger.positionsAdded += added.count
            ledger.completed += isCompleted ? 1 : 0
            ledger.unchanged += added.isEmpty && !isCompleted ? 1 : 0
            positions += added.map { (.monument(monument.id), $0) }
            held[monument.id]?.positions += added
        }
        guard !isDryRun else { return ledger }
        try insert(db, new)
        _ = try insert(db, positions)
        return ledger
    }

    /// Those of these ids that are there, whole.
    private static func monuments(
        _ db: Database, among ids: [Monument.ID]
    ) throws -> [Monument.ID: Monument] {
        var found: [Monument.ID: Monument] = [:]
        try KeyedRows.each(db, of: "monuments", where: "id", isOneOf: ids.map(\.rawValue)) { row in
            let monument = try Monument(row: row, references: [], positions: [])
            found[monument.id] = monument
        }
        guard !found.isEmpty else { return [:] }
        let names = found.keys.map(\.rawValue)
        try KeyedRows.each(db, of: "monument_references", where: "monument", isOneOf: names) { row in
            found[Monument.ID(rawValue: row["monument"])]?.references.append(Monument.Reference(row: row))
        }
        for (owner, positions) in try positions(db, of: found.keys.map { .monument($0) }) {
            if case .monument(let id) = owner { found[id]?.positions = positions }
        }
        return found
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

    static func monument(_ db: Database, _ id: Monument.ID) throws -> Monument? { try monuments(db, among: [id])[id] }

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
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO monument_references (uuid, monument, mark, distance_m, azimuth_deg)
                    VALUES (?, ?, ?, ?, ?)
                    """)
            try statement.execute(arguments: [
                RowUUID.make(), id.rawValue, reference.mark, reference.distance, reference.azimuth,
            ])
        }
    }

    private func insert(_ db: Database, _ monuments: [PlacedMonument]) throws {
        guard let first = monuments.first else { return }
        var rows = try RecordInsert(
            db, into: "monuments",
            columns: [
                "id", "number", "class", "sector", "position_role", "position_state", "chainage_m", "offset_m",
            ] + first.monument.attributes.map(\.column), count: monuments.count, hasGeometry: true, frameID: frameID)
        var marks = 0
        for placed in monuments {
            var monument = placed.monument
            monument.classification = monument.classification ?? .reserved
            let shown = monument.shownPosition
            marks += monument.references.count
            try rows.add(
                [
                    monument.id.rawValue, monument.number, monument.monumentClass.rawValue, monument.sector?.rawValue,
                    shown?.role.rawValue, shown?.state.rawValue, placed.chainage, placed.offset,
                ] + monument.attributes.map(\.value), shape: shown.map { .point($0.point) })
        }
        try rows.finish()
        guard marks > 0 else { return }
        var references = try RecordInsert(
            db, into: "monument_references", columns: ["monument", "mark", "distance_m", "azimuth_deg"], count: marks,
            hasGeometry: false, frameID: frameID)
        for monument in monuments.lazy.map(\.monument) {
            for reference in monument.references {
                try references.add([monument.id.rawValue, reference.mark, reference.distance, reference.azimuth])
            }
        }
        try references.finish()
    }
}
