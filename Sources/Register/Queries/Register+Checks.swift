public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

/// What the rules of quality look at. Observations are never read.
extension Register {
    /// In order of sector, chainage and id, with the last day on which an inspection found or sought each.
    public func checkedMonuments() throws(RegisterError) -> [CheckedMonument] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT m.geom, m.id, m.number, m.suffix, m.class, m.sector, m.condition, m.chainage_m, m.offset_m,
                        (SELECT max(date) FROM findings WHERE monument = m.id) AS seen
                    FROM monuments m LEFT JOIN sectors s ON s.id = m.sector
                    ORDER BY s.ordinal IS NULL, s.ordinal, m.chainage_m IS NULL, m.chainage_m, m.id
                    """)
            var monuments: [CheckedMonument] = []
            while let row = try rows.next() {
                monuments.append(
                    CheckedMonument(
                        id: Monument.ID(rawValue: row["id"]), number: row["number"], suffix: row["suffix"],
                        monumentClass: try storedCode(row, "class", of: "monuments"),
                        sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) },
                        condition: try optionalStoredCode(row, "condition", of: "monuments"),
                        chainage: (row["chainage_m"] as Double?).map { .metres($0) },
                        offset: (row["offset_m"] as Double?).map { .metres($0) },
                        point: try? StoredGeometry.point(row, of: "monuments"),
                        lastVisit: try optionalStoredDay(row, "seen", of: "findings")))
            }
            return monuments
        }
    }

    /// Every position of every monument and vertex that can be read, in the order of recording.
    public func checkedPositions() throws(RegisterError) -> [CheckedPosition] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT p.geom, p.monument, p.vertex, p.role, p.state, p.source_crs, p.source_epoch,
                        p.valid_from, p.valid_to, p.sigma_e_m IS NOT NULL AND p.sigma_n_m IS NOT NULL AS has_sigmas,
                        coalesce(m.sector, s.sector) AS sector, coalesce(m.chainage_m, v.chainage_m) AS chainage_m
                    FROM positions p LEFT JOIN monuments m ON m.id = p.monument
                        LEFT JOIN vertices v ON v.id = p.vertex LEFT JOIN segments s ON s.id = v.segment
                    ORDER BY p.fid
                    """)
            var positions: [CheckedPosition] = []
            var counts: [PositionOwner: Int] = [:]
            while let row = try rows.next() {
                let owner: PositionOwner
                if let monument = row["monument"] as String? {
                    owner = .monument(Monument.ID(rawValue: monument))
                } else {
                    owner = .vertex(Vertex.ID(rawValue: row["vertex"]))
                }
                counts[owner, default: 0] += 1
                guard let point = try? StoredGeometry.point(row, of: "positions") else { continue }
                var position = CheckedPosition(
                    owner: owner, number: counts[owner, default: 0],
                    role: try storedCode(row, "role", of: "positions"),
                    state: try storedCode(row, "state", of: "positions"), point: point, system: row["source_crs"],
                    epoch: row["source_epoch"], hasSigmas: row["has_sigmas"],
                    sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) },
                    chainage: (row["chainage_m"] as Double?).map { .metres($0) })
                position.validFrom = try optionalStoredDay(row, "valid_from", of: "positions")
                position.validTo = try optionalStoredDay(row, "valid_to", of: "positions")
                positions.append(position)
            }
            return positions
        }
    }

    /// The vertices with their stored chainages, in the order of segment and sequence.
    public func checkedVertices() throws(RegisterError) -> [ChainageChecks.Vertex] {
        try read { db in
            var select = try BulkSelect(
                db, sql: "SELECT id, segment, chainage_m, geom FROM vertices ORDER BY segment, sequence")
            var vertices: [ChainageChecks.Vertex] = []
            var segment = Segment.ID(rawValue: "")
            while try select.step() {
                let name = select.withText(1, String.init(utf8:))
                if segment.rawValue != name { segment = Segment.ID(rawValue: name) }
                vertices.append(
                    ChainageChecks.Vertex(
                        id: Vertex.ID(rawValue: select.withText(0, String.init(utf8:))), segment: segment,
                        chainage: .metres(select.double(2)), point: select.point(3)))
            }
            return vertices
        }
    }

    /// All stretches of brecha as columns.
    public func checkedBrecha() throws(RegisterError) -> CheckedBrecha {
        try read { db in
            var brecha = CheckedBrecha()
            var select = try BulkSelect(db, sql: "SELECT sector, from_m, to_m, in_programme, id FROM brecha_stretches")
            var (name, place) = ("", 0)
            while try select.step() {
                let sector = select.withText(0, String.init(utf8:))
                if sector != name || brecha.count == 0 {
                    name = sector
                    place = brecha.place(of: Sector.ID(rawValue: sector))
                }
                let (from, to, isInProgramme) = (select.double(1), select.double(2), select.integer(3) != 0)
                select.withText(4) { id in
                    brecha.append(
                        id: id, sector: place, fromMetres: from, toMetres: to, isInProgramme: isInProgramme)
                }
            }
            return brecha
        }
    }

    /// Inspections without an acta, in order of id.
    public func inspectionsWithoutActa() throws(RegisterError) -> [PendingInspection] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, sector, from_m, to_m, last_date FROM inspections WHERE coalesce(acta, '') = '' ORDER BY id
                    """
            ).map { row in
                PendingInspection(
                    id: Inspection.ID(rawValue: row["id"]), sector: Sector.ID(rawValue: row["sector"]),
                    from: (row["from_m"] as Double?).map { .metres($0) },
                    to: (row["to_m"] as Double?).map { .metres($0) },
                    lastDate: try storedDay(row, "last_date", of: "inspections"))
            }
        }
    }

    /// Orders of which a measured file or survey is kept, or a photograph in their log.
    public func ordersWithEvidence() throws(RegisterError) -> Set<WorkOrder.ID> {
        try read { db in
            try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT work_order FROM order_measurements
                        WHERE coalesce(evidence_sha256, '') <> '' OR survey IS NOT NULL
                        UNION SELECT work_order FROM order_log WHERE coalesce(photo, '') <> ''
                        """
                ).map { WorkOrder.ID(rawValue: $0) })
        }
    }

    /// Geometries of the layers with lines that aren't plainly a line. Where a record may have none, that isn't doubtful.
    public func doubtfulGeometries() throws(RegisterError) -> [DoubtfulGeometry] {
        try read { db in
            var doubtful: [DoubtfulGeometry] = []
            for layer in LineLayer.all {
                var select = try BulkSelect(db, sql: "SELECT geom, id, sector, from_m, to_m FROM \(layer.table)")
                while try select.step() {
                    if select.isPlainLine(0) { continue }
                    if select.isNull(0), !layer.needsGeometry { continue }
                    doubtful.append(layer.geometry(select))
                }
            }
            return doubtful
        }
    }
}

/// A layer of lines whose rows have a stretch of a sector.
private struct LineLayer {
    var table: String
    var kind: CheckFinding.Kind
    /// Orders may be of a monument, inspections of a whole sector.
    var needsGeometry: Bool

    static let all = [
        LineLayer(table: "segments", kind: .segment, needsGeometry: true),
        LineLayer(table: "brecha_stretches", kind: .brecha, needsGeometry: true),
        LineLayer(table: "reaches", kind: .reach, needsGeometry: true),
        LineLayer(table: "inspections", kind: .inspection, needsGeometry: false),
        LineLayer(table: "work_orders", kind: .order, needsGeometry: false),
    ]

    func geometry(_ row: borrowing BulkSelect) -> DoubtfulGeometry {
        var place = CheckFinding.Place()
        if !row.isNull(2) { place.sector = Sector.ID(rawValue: row.withText(2, String.init(utf8:))) }
        if !row.isNull(3) { place.from = .metres(row.double(3)) }
        if !row.isNull(4) { place.to = .metres(row.double(4)) }
        let content: DoubtfulGeometry.Content
        do throws(GeometryError) {
            switch try row.geometry(0) {
            case nil, .empty?: content = .missing
            case .lineString(let columns)?: content = .line(columns)
            default: content = .another
            }
        } catch {
            content = .unreadable(error.description)
        }
        return DoubtfulGeometry(kind: kind, id: row.withText(1, String.init(utf8:)), place: place, content: content)
    }
}

extension String {
    /// SQLite gives UTF-8, unless somebody stored other bytes as text.
    fileprivate init(utf8 text: Span<UInt8>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices { bytes.append(text[index]) }
        self.init(decoding: bytes, as: UTF8.self)
    }
}
