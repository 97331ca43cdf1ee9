public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// What became of the segments of a line import.
    public struct LineLedger: Hashable, Sendable {
        public var sectors = 0
        public var segments = 0
        public var vertices = 0
        /// Segments that the register holds already, just so.
        public var unchanged = 0

        init() {}

        /// What an import of these into an empty register would store.
        public init(planned sectors: [Sector]) {
            self.sectors = sectors.count
            segments = sectors.reduce(0) { $0 + $1.segments.count }
            vertices = sectors.lazy.flatMap(\.segments).reduce(0) { $0 + $1.vertices.count }
        }
    }

    /// Stores sectors with their segments and vertices. A segment that is there with another geometry or rule is an
    /// error: a line is never overwritten.
    public func importLine(_ sectors: [Sector], change: Change) throws(RegisterError) -> LineLedger {
        try write(change) { db in
            var ledger = LineLedger()
            var ordinal = try Int.fetchOne(db, sql: "SELECT coalesce(max(ordinal), 0) FROM sectors") ?? 0
            for sector in sectors {
                let known = try Self.sector(db, sector.id)
                if let known {
                    try Self.requireSame(known, sector, ledger: &ledger)
                    continue
                }
                ordinal += 1
                try Self.insert(db, sector, ordinal: ordinal)
                ledger.sectors += 1
                for segment in sector.segments {
                    try insert(db, segment, of: sector)
                    ledger.segments += 1
                    ledger.vertices += segment.vertices.count
                }
            }
            guard ledger.sectors > 0 else { return (ledger, nil) }
            try GeoPackageFile.touchContents(db, table: "segments", box: Self.box(of: sectors))
            try GeoPackageFile.touchContents(db, table: "vertices", box: Self.box(of: sectors))
            return (ledger, "\(ledger.sectors) sectors, \(ledger.segments) segments, \(ledger.unchanged) unchanged")
        }
    }

    /// All sectors with their segments, in the order of their import: the version of the line that is in force, or the
    /// segments that were in force on a day.
    ///
    /// - `isTolerant`: a segment whose geometry isn't a line has no vertices, instead of being an error.
    public func sectors(on day: CivilDate? = nil, isTolerant: Bool = false) throws(RegisterError) -> [Sector] {
        try read { db in
            let rule =
                day == nil
                ? "version = (SELECT line_version FROM sectors WHERE id = segments.sector)"
                : "coalesce(valid_from, '') <= ?1 AND (valid_to IS NULL OR valid_to >= ?1)"
            let segments = Dictionary(
                grouping: try Row.fetchAll(
                    db, sql: "SELECT * FROM segments WHERE \(rule) ORDER BY sector, ordinal",
                    arguments: day.map { [$0.description] } ?? []),
                by: { $0["sector"] as String })
            return try Row.fetchAll(db, sql: "SELECT * FROM sectors ORDER BY ordinal").map { row in
                try Sector(
                    row: row, segments: (segments[row["id"]] ?? []).map { try Segment(row: $0, isTolerant: isTolerant) }
                )
            }
        }
    }

    private static func sector(_ db: Database, _ id: Sector.ID) throws -> Sector? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM sectors WHERE id = ?", arguments: [id.rawValue]) else {
            return nil
        }
        let segments = try Row.fetchAll(
            db, sql: "SELECT * FROM segments WHERE sector = ? ORDER BY version, ordinal", arguments: [id.rawValue])
        return try Sector(row: row, segments: segments.map { try Segment(row: $0) })
    }

    private static func requireSame(_ known: Sector, _ other: Sector, ledger: inout LineLedger) throws {
        for segment in other.segments {
            guard let there = known.segments.first(where: { $0.id == segment.id }), there.rule == segment.rule,
                there.vertices == segment.vertices, there.legalStatus == segment.legalStatus,
                there.validFrom == segment.validFrom, there.validTo == segment.validTo,
                there.precedence == segment.precedence, there.article == segment.article,
                there.definingText == segment.definingText
            else { throw RegisterError.duplicate(kind: .segment, id: segment.id.rawValue) }
            ledger.unchanged += 1
        }
    }

    private static func insert(_ db: Database, _ sector: Sector, ordinal: Int) throws {
        try db.execute(
            sql: """
                INSERT INTO sectors (uuid, id, ordinal, neighbour, name, kind, legal_status, instrument, plate,
                    chainage_origin, chainage_direction, departments, length_m)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                RowUUID.make(), sector.id.rawValue, ordinal, sector.neighbour, sector.name,
                sector.kind.rawValue, sector.legalStatus.rawValue, sector.instrument, sector.plate,
                sector.origin, sector.direction?.rawValue,
                sector.departments.isEmpty ? nil : sector.departments.joined(separator: ", "), sector.length.metres,
            ])
    }

    func insert(_ db: Database, _ segment: Segment, of sector: Sector) throws {
        try insert(db, segment, of: sector.id, into: "segments", label: nil)
        var rows = try RecordInsert(
            db, into: "vertices", columns: ["id", "segment", "sequence", "chainage_m"], count: segment.vertices.count,
            hasGeometry: true, frameID: frameID)
        for (index, vertex) in segment.vertices.enumerated() {
            try rows.add(
                [
                    "\(segment.id.rawValue)/\(index + 1)", segment.id.rawValue, index + 1,
                    segment.vertexChainages.isEmpty ? segment.from.metres : segment.vertexChainages[index].metres,
                ], shape: .point(vertex))
        }
        try rows.finish()
    }

    /// A row of `segments`, or of `candidate_segments` with its label.
    func insert(
        _ db: Database, _ segment: Segment, of sector: Sector.ID, into table: String, label: String?
    ) throws {
        let values: StatementArguments = [
            GeometryBlob.lineString(segment.vertices, srsID: frameID), RowUUID.make(),
            segment.id.rawValue, sector.rawValue, segment.order, segment.rule.rawValue, segment.gridSystem,
            segment.kind.rawValue, segment.legalStatus.rawValue, segment.name, segment.instrument,
            segment.article, segment.definingText, segment.validFrom?.description, segment.validTo?.description,
            segment.precedence.isEmpty ? nil : segment.precedence.map(\.rawValue).joined(separator: ", "),
            segment.source, segment.attribution, segment.from.metres,
            segment.to.metres, segment.length.metres,
        ]
        let columns = """
            geom, uuid, id, sector, ordinal, rule, grid_system, kind, legal_status, name, instrument, article,
            defining_text, valid_from, valid_to, precedence, source, attribution, from_m, to_m, length_m
            """
        let marks = Array(repeating: "?", count: 21).joined(separator: ", ")
        if let label {
            try db.execute(
                sql: "INSERT INTO \(table) (\(columns), label) VALUES (\(marks), ?)", arguments: values + [label])
        } else {
            try db.execute(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))", arguments: values)
        }
    }

    static func box(of sectors: [Sector]) -> GeographicBox {
        GeographicBox(around: sectors.lazy.flatMap(\.segments).flatMap(\.vertices))
    }
}
