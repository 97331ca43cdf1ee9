public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// Stores sectors as candidate lines under a label, beside the line. Their sectors must be in the register; a label
    /// that a sector has already is an error.
    public func importCandidates(_ sectors: [Sector], label: String, change: Change) throws(RegisterError) -> Int {
        try write(change) { db in
            var stored = 0
            for sector in sectors {
                guard try Self.exists(db, "SELECT 1 FROM sectors WHERE id = ?", [sector.id.rawValue]) else {
                    throw RegisterError.unknown(kind: .sector, id: sector.id.rawValue)
                }
                let known = try Self.exists(
                    db, "SELECT 1 FROM candidate_segments WHERE sector = ? AND label = ?", [sector.id.rawValue, label])
                guard !known else {
                    throw RegisterError.duplicate(kind: .segment, id: "\(sector.id.rawValue) (\(label))")
                }
                for segment in sector.segments {
                    try insert(db, segment, of: sector.id, into: "candidate_segments", label: label)
                    stored += 1
                }
            }
            try GeoPackageFile.touchContents(db, table: "candidate_segments", box: Self.box(of: sectors))
            return (stored, "\(stored) candidate segments, \(label)")
        }
    }

    /// The candidate lines of a sector in the order of their import, each as a sector with its own segments.
    public func candidates(of sector: Sector) throws(RegisterError) -> [(label: String, sector: Sector)] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM candidate_segments WHERE sector = ? ORDER BY fid",
                arguments: [sector.id.rawValue])
            var lines: [(label: String, sector: Sector)] = []
            for row in rows {
                let label: String = row["label"]
                if lines.last?.label != label {
                    var line = sector
                    line.segments = []
                    lines.append((label, line))
                }
                lines[lines.count - 1].sector.segments.append(try Segment(row: row, of: "candidate_segments"))
            }
            return lines
        }
    }

    private static func exists(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try Bool.fetchOne(db, sql: sql, arguments: arguments) ?? false
    }
}
