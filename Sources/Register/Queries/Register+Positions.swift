public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

/// The life of positions. Every step is one transaction; a position is added or moves on, and none is overwritten.
extension Register {
    /// A step that was made, or would be.
    public struct PositionStep: Sendable {
        /// Place among the owner's positions, from 1.
        public var number: Int
        /// As it is after the step.
        public var position: Position
        /// What was in force until now, as it is after the step.
        public var replaced: Position?
        /// False where the register holds the very same already.
        public var isNew: Bool
    }

    /// Where a monument stands on the line.
    public typealias Place = (chainage: Double?, offset: Double?)

    /// In the order in which they were recorded.
    public func positions(of owner: PositionOwner) throws(RegisterError) -> [Position] {
        try read { db in try Self.positions(db, of: owner) }
    }

    /// Adds positions, each beside the others of its owner. One that is there already, just so, is left.
    public func propose(
        _ positions: [(owner: PositionOwner, position: Position)], isDryRun: Bool = false, change: Change
    ) throws(RegisterError) -> [PositionStep] {
        func steps(_ db: Database) throws -> [PositionStep] {
            var known = try Self.positions(db, of: positions.map(\.owner))
            return positions.map { owner, position in
                let held = known[owner] ?? []
                if let index = held.firstIndex(where: { $0.says(the: position) }) {
                    return PositionStep(number: index + 1, position: held[index], isNew: false)
                }
                var new = position
                new.number = held.count + 1
                known[owner, default: []].append(new)
                return PositionStep(number: held.count + 1, position: new, isNew: true)
            }
        }
        if isDryRun { return try read { db in try steps(db) } }
        return try write(change) { db in
            var made = try steps(db)
            let new = made.indices.filter { made[$0].isNew }
            guard !new.isEmpty else { return (made, nil) }
            let uuids = try insert(db, new.map { (positions[$0].owner, positions[$0].position) })
            for (index, uuid) in zip(new, uuids) { made[index].position.uuid = uuid }
            return (made, "\(new.count) positions proposed")
        }
    }

    /// What became of the positions of an import.
    public struct PositionLedger: Sendable {
        public var accepted = 0
        public var unchanged = 0
        public var life: StatedLife
    }

    /// Adds positions of vertices, each beside the others of its vertex. One that is there already, just so, is left.
    ///
    /// - `isAsStated`: those of a vertex that has none yet keep the state that they are given, as far as ``StatedLife`` lets
    ///   them. The others come in as imported.
    public func importVertexPositions(
        _ positions: [(vertex: Vertex.ID, position: Position)], isAsStated: Bool, isDryRun: Bool = false, change: Change
    ) throws(RegisterError) -> PositionLedger {
        func sorted(_ db: Database) throws -> (ledger: PositionLedger, new: [(PositionOwner, Position)]) {
            var ledger = PositionLedger(life: StatedLife(isAsked: isAsStated))
            let papers = try StatedPapers(db, of: positions.lazy.map(\.position))
            let held = try Self.positions(db, of: positions.map { .vertex($0.vertex) })
            var added: [Vertex.ID: [Position]] = [:]
            var order: [Vertex.ID] = []
            for (vertex, stated) in positions {
                let position = papers.known([stated])[0]
                let others = (held[.vertex(vertex)] ?? []) + (added[vertex] ?? [])
                if others.contains(where: { $0.says(the: position) }) {
                    ledger.unchanged += 1
                } else {
                    if added[vertex] == nil { order.append(vertex) }
                    added[vertex, default: []].append(position)
                }
            }
            var new: [(PositionOwner, Position)] = []
            for vertex in order {
                let isFirst = held[.vertex(vertex)]?.isEmpty ?? true
                new += ledger.life.admit(added[vertex] ?? [], isFirst: isFirst, documents: papers.documents)
                    .map { (.vertex(vertex), $0) }
            }
            ledger.accepted = new.count
            return (ledger, new)
        }
        if isDryRun { return try read { db in try sorted(db).ledger } }
        return try write(change) { db in
            let (ledger, new) = try sorted(db)
            guard !new.isEmpty else { return (ledger, nil) }
            _ = try insert(db, new)
            return (ledger, "\(new.count) positions of vertices")
        }
    }

    /// Puts an imported position in review.
    public func review(
        _ key: PositionKey, of owner: PositionOwner, isDryRun: Bool = false, change: Change,
        placing: (Position) -> Place
    ) throws(RegisterError) -> PositionStep {
        try step(key, of: owner, isDryRun: isDryRun, change: change, placing: placing) {
            _, _, position throws(Position.Refusal) in
            try position.propose()
        }
    }

    public func reject(
        _ key: PositionKey, of owner: PositionOwner, reason: String, isDryRun: Bool = false, change: Change,
        placing: (Position) -> Place
    ) throws(RegisterError) -> PositionStep {
        try step(key, of: owner, isDryRun: isDryRun, change: change, placing: placing) {
            _, _, position throws(Position.Refusal) in
            try position.reject(reason: reason)
        }
    }

    /// Puts a position in force by a document of the register. The one in force until then becomes historical, and a
    /// monument is shown, and lies along the line, where the new one says.
    ///
    /// - `document`: its id, or its number.
    /// - `day`: the first day in force; `nil` is the document's, else the day given by `today`.
    public func approve(
        _ key: PositionKey, of owner: PositionOwner, by document: Document.ID, from day: CivilDate?, today: CivilDate,
        isDryRun: Bool = false, change: Change, placing: (Position) -> Place
    ) throws(RegisterError) -> PositionStep {
        try step(key, of: owner, isDryRun: isDryRun, change: change, placing: placing) {
            found, current, position throws(Position.Refusal) in
            try position.approve(
                by: found, named: document.rawValue, from: day ?? found?.date ?? today, replacing: &current)
        } document: { db in
            try Self.document(db, named: document.rawValue)
        }
    }

    private func step(
        _ key: PositionKey, of owner: PositionOwner, isDryRun: Bool, change: Change,
        placing: (Position) -> Place,
        _ body: (Document?, inout Position?, inout Position) throws(Position.Refusal) -> Void,
        document: (Database) throws -> Document? = { _ in nil }
    ) throws(RegisterError) -> PositionStep {
        func made(_ db: Database) throws -> PositionStep {
            let positions = try Self.positions(db, of: owner)
            guard let index = key.index(in: positions) else {
                throw RegisterError.unknown(kind: .position, id: "\(owner.name) \(key.text)")
            }
            var position = positions[index]
            var current = positions.indices.first { positions[$0].state == .inForce }.map { positions[$0] }
            let before = current
            let paper = try document(db)
            do throws(Position.Refusal) { try body(paper, &current, &position) } catch {
                throw RegisterError.refused(error)
            }
            return PositionStep(
                number: index + 1, position: position, replaced: current == before ? nil : current, isNew: false)
        }
        if isDryRun { return try read(made) }
        return try write(change) { db in
            let step = try made(db)
            for changed in [step.replaced, step.position].compactMap({ $0 }) { try Self.update(db, changed) }
            if case .monument(let id) = owner { try show(db, id, placing: placing) }
            try GeoPackageFile.touchContents(db, table: "positions")
            return (step, "\(owner.name) \(step.number): \(step.position.state.rawValue)")
        }
    }

    /// The monument's point on the map, and its place along the line, follow the position that is shown.
    private func show(_ db: Database, _ id: Monument.ID, placing: (Position) -> Place) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM monuments WHERE id = ?", arguments: [id.rawValue])
        else { throw RegisterError.unknown(kind: .monument, id: id.rawValue) }
        let monument = try Monument(row: row, references: [], positions: try Self.positions(db, of: .monument(id)))
        guard let shown = monument.shownPosition else { return }
        let place = placing(shown)
        try db.execute(
            sql: """
                UPDATE monuments SET geom = ?, position_role = ?, position_state = ?, chainage_m = ?, offset_m = ?
                WHERE id = ?
                """,
            arguments: [
                GeometryBlob.point(shown.point, srsID: frameID), shown.role.rawValue, shown.state.rawValue,
                place.chainage, place.offset, id.rawValue,
            ])
        try GeoPackageFile.touchContents(
            db, table: "monuments", box: GeographicBox(around: CollectionOfOne(shown.point)))
    }

    static func positions(_ db: Database, of owner: PositionOwner) throws -> [Position] {
        try positions(db, of: [owner])[owner] ?? []
    }

    /// Those of several owners, each one's in the order in which they were recorded.
    static func positions(_ db: Database, of owners: [PositionOwner]) throws -> [PositionOwner: [Position]] {
        var found: [PositionOwner: [Position]] = [:]
        func collect(_ column: String, _ names: [String], _ owner: (String) -> PositionOwner) throws {
            try KeyedRows.each(db, of: "positions", where: column, isOneOf: names) { row in
                var position = try Position(row: row)
                let holder = owner(row[column])
                position.number = (found[holder]?.count ?? 0) + 1
                found[holder, default: []].append(position)
            }
        }
        var (monuments, vertices): ([String], [String]) = ([], [])
        for owner in Set(owners) {
            switch owner {
            case .monument(let id): monuments.append(id.rawValue)
            case .vertex(let id): vertices.append(id.rawValue)
            }
        }
        try collect("monument", monuments) { .monument(Monument.ID(rawValue: $0)) }
        try collect("vertex", vertices) { .vertex(Vertex.ID(rawValue: $0)) }
        return found
    }

    /// Only what changes in a position's life.
    private static func update(_ db: Database, _ position: Position) throws {
        try db.execute(
            sql: """
                UPDATE positions SET state = ?, document = ?, valid_from = ?, valid_to = ?, note = ? WHERE uuid = ?
                """,
            arguments: [
                position.state.rawValue, position.document?.rawValue, position.validFrom?.description,
                position.validTo?.description, position.note, position.uuid,
            ])
    }

    /// Stores positions beside those that their owners have.
    func insert(_ db: Database, _ positions: [(owner: PositionOwner, position: Position)]) throws -> [String] {
        guard !positions.isEmpty else { return [] }
        let now = Timestamp.now()
        var rows = try RecordInsert(
            db, into: "positions",
            columns: [
                "monument", "vertex", "role", "state", "height_m", "source_crs", "source_epoch", "source_x",
                "source_y", "source_z", "sigma_e_m", "sigma_n_m", "sigma_u_m", "operation", "operation_accuracy_m",
                "source", "cov_en_m2", "survey", "stated_by", "document", "valid_from", "valid_to", "note",
                "recorded_at",
            ], count: positions.count, hasGeometry: true, frameID: frameID)
        var uuids: [String] = []
        for (owner, position) in positions {
            var (monument, vertex): (String?, String?)
            switch owner {
            case .monument(let id): monument = id.rawValue
            case .vertex(let id): vertex = id.rawValue
            }
            uuids.append(
                try rows.add(
                    [
                        monument, vertex, position.role.rawValue, position.state.rawValue, position.height?.metres,
                        position.sourceSystem, position.sourceEpoch, position.sourceX, position.sourceY,
                        position.sourceZ, position.eastSigma, position.northSigma, position.upSigma,
                        position.operation, position.operationAccuracy, position.source,
                        position.eastNorthCovariance, position.survey?.rawValue, position.statedBy,
                        position.document?.rawValue, position.validFrom?.description, position.validTo?.description,
                        position.note, now,
                    ], shape: .point(position.point)))
        }
        try rows.finish()
        return uuids
    }
}

extension Position {
    /// Whether it is the same statement: same role, same side, same coordinates in the same system.
    func says(the other: Position) -> Bool {
        role == other.role && statedBy == other.statedBy && sourceSystem == other.sourceSystem
            && sourceX == other.sourceX && sourceY == other.sourceY && sourceZ == other.sourceZ
            && sourceEpoch == other.sourceEpoch && survey == other.survey
    }
}
