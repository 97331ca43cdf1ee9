/// Makes sectors and segments of the lines of a file (CLI: `line import`).
///
/// A file that says nothing of sectors gives one sector for each line, with the line's own id. What a file leaves out is
/// not invented: no rule means the drawn polyline (`surveyed`), no legal status means `delimited-boundary`, except
/// for Belize, whose line is the Adjacency Line since 8 November 2000, and for lines at sea, which nobody has agreed
/// (`in-dispute`).
public enum SectorAssembly {
    public struct Result: Sendable {
        /// In the file's order; their segments in order, without chainage.
        public var sectors: [Sector] = []
        public var rejections: [Rejection] = []
        public var warnings: [Bilingual] = []
    }

    public static func assemble(_ drafts: [LineDraft]) -> Result {
        var result = Result()
        var places: [Sector.ID: Int] = [:]
        var lineOfSegment: [Segment.ID: Int] = [:]
        for draft in drafts {
            do throws(Rejection) {
                let (sector, segment) = try parts(of: draft)
                if let first = lineOfSegment.updateValue(draft.number, forKey: segment.id) {
                    lineOfSegment[segment.id] = first
                    throw Rejection(
                        line: draft.number, reason: .duplicateID(id: segment.id.rawValue, firstLine: first),
                        text: segment.name)
                }
                if let place = places[sector.id] {
                    result.sectors[place].segments.append(segment)
                    result.sectors[place].complete(with: sector)
                } else {
                    places[sector.id] = result.sectors.count
                    var started = sector
                    started.segments = [segment]
                    result.sectors.append(started)
                }
            } catch {
                result.rejections.append(error)
            }
        }
        for index in result.sectors.indices { order(&result.sectors[index]) }
        refuseWrongNames(&result, lineOfSegment)
        let assumed = drafts.filter { $0.property("legal_status") == nil }.count
        if assumed > 0 {
            result.warnings.append(
                Bilingual(
                    en:
                        "legal_status missing in \(assumed) of the lines: taken as delimited boundary, Belize's as Adjacency Line, maritime ones as in dispute",
                    es:
                        "falta legal_status en \(assumed) de las líneas: se toman como límite delimitado; las de Belice, como Línea de Adyacencia; las marítimas, como en disputa"
                ))
        }
        let drawn = drafts.filter { $0.property("rule") == nil }.count
        if drawn > 0 {
            result.warnings.append(
                Bilingual(
                    en:
                        "rule missing in \(drawn) of the lines: taken as drawn (surveyed), vertex to vertex by geodesics",
                    es:
                        "falta rule en \(drawn) de las líneas: se toman como están dibujadas (surveyed), de vértice a vértice por geodésicas"
                ))
        }
        return result
    }

    /// Segments by their stated order, and the sector's kind and status from what its segments agree on.
    private static func order(_ sector: inout Sector) {
        sector.segments.sort { ($0.order, $0.id) < ($1.order, $1.id) }
        for index in sector.segments.indices { sector.segments[index].order = index + 1 }
        let status = sector.segments.map(\.legalStatus)
        // One part that is no boundary keeps the whole sector from being called one.
        sector.legalStatus = status.first { !$0.isBoundary } ?? status.first ?? sector.legalStatus
    }

    /// A sector whose name, or that of a segment, calls it a boundary where it is none is not imported.
    private static func refuseWrongNames(_ result: inout Result, _ lineOfSegment: [Segment.ID: Int]) {
        result.sectors.removeAll { sector in
            let names =
                [("sector", sector.id.rawValue), ("sector_name", sector.name)]
                + sector.segments.flatMap { [("segment", $0.id.rawValue), ("name", $0.name)] }
            let wrong = names.lazy.compactMap { field, name -> Rejection.Reason? in
                sector.legalStatus.wrongWord(in: name).map {
                    .wrongWord(field: field, value: name, word: $0, status: sector.legalStatus)
                }
            }.first
            guard let wrong else { return false }
            for segment in sector.segments {
                result.rejections.append(
                    Rejection(line: lineOfSegment[segment.id] ?? 0, reason: wrong, text: segment.name))
            }
            return true
        }
    }

    private static func parts(of draft: LineDraft) throws(Rejection) -> (Sector, Segment) {
        let name = draft.property("name", "nombre")
        guard let segmentID = draft.property("segment", "segment_id", "segmento", "id") else {
            throw Rejection(line: draft.number, reason: .missingField("segment"), text: name ?? "")
        }
        let sectorID = draft.property("sector") ?? segmentID
        let kind = try kind(of: draft, text: segmentID)
        let neighbour = draft.property("neighbour", "vecino")?.uppercased() ?? neighbour(in: sectorID)
        guard let neighbour else {
            throw Rejection(line: draft.number, reason: .missingField("neighbour"), text: segmentID)
        }
        let rule = try code(SegmentRule.self, "rule", of: draft, text: segmentID) ?? .surveyed
        let status =
            try code(LegalStatus.self, "legal_status", of: draft, text: segmentID)
            ?? (kind == .maritime ? .disputed : neighbour == "BLZ" ? .adjacencyLine : .delimited)
        let gridSystem = draft.property("grid_system", "grid_crs")
        if rule == .gridLine, gridSystem == nil {
            throw Rejection(line: draft.number, reason: .missingField("grid_system"), text: segmentID)
        }
        let segment = Segment(
            id: Segment.ID(rawValue: segmentID),
            order: draft.property("order", "orden").flatMap { Int($0) } ?? draft.number,
            rule: rule, gridSystem: gridSystem, kind: kind, legalStatus: status, name: name ?? segmentID,
            instrument: draft.property("instrument", "instrumento"),
            article: draft.property("article", "articulo", "artículo"),
            definingText: draft.property("defining_text", "text", "texto"),
            validFrom: try day("valid_from", of: draft, text: segmentID),
            validTo: try day("valid_to", of: draft, text: segmentID),
            precedence: try precedence(of: draft, text: segmentID), source: draft.property("source", "fuente"),
            attribution: draft.property("attribution", "atribucion"), vertices: draft.points)
        let sector = Sector(
            id: Sector.ID(rawValue: sectorID), neighbour: neighbour,
            name: draft.property("sector_name") ?? name ?? sectorID, kind: kind, legalStatus: status,
            instrument: segment.instrument, plate: draft.property("plate", "placa")?.uppercased(),
            origin: draft.property("chainage_origin", "origen"),
            direction: try code(Sector.Direction.self, "chainage_direction", of: draft, text: segmentID),
            departments: Sector.departments(draft.property("departments", "departamentos") ?? ""))
        return (sector, segment)
    }

    private static func code<Code: Labelled>(
        _ type: Code.Type, _ property: String, of draft: LineDraft, text: String
    ) throws(Rejection) -> Code? {
        guard let value = draft.property(property) else { return nil }
        if let code = Code(rawValue: value) { return code }
        let allowed = Code.allCases.map { $0.rawValue }.joined(separator: ", ")
        throw Rejection(
            line: draft.number, reason: .valueOutOfRange(field: property, value: value, allowed: allowed), text: text)
    }

    private static func day(_ property: String, of draft: LineDraft, text: String) throws(Rejection) -> CivilDate? {
        guard let value = draft.property(property) else { return nil }
        if let day = CivilDate(value) { return day }
        throw Rejection(
            line: draft.number, reason: .valueOutOfRange(field: property, value: value, allowed: "YYYY-MM-DD"),
            text: text)
    }

    /// `text, map, coordinates, monument` in the order of the instrument.
    private static func precedence(of draft: LineDraft, text: String) throws(Rejection) -> [Precedence] {
        var precedence: [Precedence] = []
        for word in (draft.property("precedence", "prelacion") ?? "").split(whereSeparator: { ", ;>".contains($0) }) {
            guard let source = Precedence(rawValue: String(word)), !precedence.contains(source) else {
                let allowed = Precedence.allCases.map { $0.rawValue }.joined(separator: ", ")
                throw Rejection(
                    line: draft.number,
                    reason: .valueOutOfRange(field: "precedence", value: String(word), allowed: allowed),
                    text: text)
            }
            precedence.append(source)
        }
        return precedence
    }

    /// Our codes, and the words that common sources use for them.
    private static func kind(of draft: LineDraft, text: String) throws(Rejection) -> LineKind {
        switch draft.property("kind", "tipo") {
        case nil, "land_straight", "terrestre", "straight", "line", "ridge": return .land
        case "fluvial": return .river
        case "lacustrine", "lacustre": return .lake
        case "natural_unverified": return .natural
        case "maritima", "marítima": return .maritime
        default: return try code(LineKind.self, "kind", of: draft, text: text) ?? .land
        }
    }

    /// `GTM-MEX-01` names its neighbour.
    private static func neighbour(in id: String) -> String? {
        let parts = id.split(separator: "-")
        guard parts.count >= 2, parts[1].count == 3, parts[1].allSatisfy({ $0.isUppercase }) else { return nil }
        return String(parts[1])
    }
}

extension Sector {
    /// What is said of a sector beside one of its segments holds beside all.
    fileprivate mutating func complete(with other: Sector) {
        instrument = instrument ?? other.instrument
        plate = plate ?? other.plate
        origin = origin ?? other.origin
        direction = direction ?? other.direction
        departments += other.departments.filter { !departments.contains($0) }
    }
}
