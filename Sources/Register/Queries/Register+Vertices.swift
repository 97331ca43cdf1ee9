public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// The vertices of the line in force, of one sector or of one segment, in order along the line, each with all its positions.
    public func vertices(
        in sector: Sector.ID? = nil, of segment: Segment.ID? = nil
    ) throws(RegisterError) -> [Vertex] {
        try vertices(
            where: """
                (?1 IS NULL OR segments.sector = ?1) AND segments.version = sectors.line_version
                AND (?2 IS NULL OR segments.id = ?2)
                """,
            [sector?.rawValue, segment?.rawValue])
    }

    public func vertex(_ id: Vertex.ID) throws(RegisterError) -> Vertex {
        guard let vertex = try vertices(where: "vertices.id = ?", [id.rawValue]).first else {
            throw .unknown(kind: .vertex, id: id.rawValue)
        }
        return vertex
    }

    private func vertices(where rule: String, _ arguments: StatementArguments) throws(RegisterError) -> [Vertex] {
        try read { db in
            let positions = Dictionary(
                grouping: try Row.fetchAll(
                    db, sql: "SELECT * FROM positions WHERE vertex IS NOT NULL ORDER BY fid"),
                by: { $0["vertex"] as String })
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT vertices.*, segments.sector FROM vertices JOIN segments ON segments.id = vertices.segment
                    JOIN sectors ON sectors.id = segments.sector WHERE \(rule)
                    ORDER BY sectors.ordinal, segments.ordinal, vertices.sequence
                    """, arguments: arguments
            ).map { row in
                Vertex(
                    id: Vertex.ID(rawValue: row["id"]), segment: Segment.ID(rawValue: row["segment"]),
                    sector: Sector.ID(rawValue: row["sector"]), sequence: row["sequence"], name: row["name"],
                    chainage: .metres(row["chainage_m"]), point: try StoredGeometry.point(row, of: "vertices"),
                    positions: try Position.all(positions[row["id"]] ?? []))
            }
        }
    }
}
