import Demarcation
import GeoTypes

extension LineDraft {
    /// What the file leaves out of a segment with a known id stays as it was; a line without a sector is of this one.
    func completed(by sector: Sector) -> LineDraft {
        var draft = self
        func fill(_ name: String, _ value: String?, unless others: String...) {
            let isStated = ([name] + others).contains { draft.property($0) != nil }
            if let value, !isStated { draft.properties[name] = value }
        }
        let id = property("segment", "segment_id", "segmento", "id").map { Segment.ID(rawValue: $0).original }
        let known = sector.segments.first { $0.id.original == id }
        fill("sector", sector.id.rawValue)
        fill("neighbour", sector.neighbour, unless: "vecino")
        fill("kind", (known?.kind ?? sector.kind).rawValue, unless: "tipo")
        fill("legal_status", (known?.legalStatus ?? sector.legalStatus).rawValue)
        fill(
            "segment", sector.segments.count == 1 ? sector.segments[0].id.rawValue : nil, unless: "segment_id",
            "segmento", "id")
        guard let known else { return draft }
        fill("order", String(known.order), unless: "orden")
        fill("rule", known.rule.rawValue)
        fill("grid_system", known.gridSystem, unless: "grid_crs")
        fill("name", known.name, unless: "nombre")
        fill("instrument", known.instrument, unless: "instrumento")
        fill("article", known.article, unless: "articulo", "artículo")
        fill("defining_text", known.definingText, unless: "text", "texto")
        let precedence = known.precedence.map(\.rawValue).joined(separator: ", ")
        fill("precedence", precedence.isEmpty ? nil : precedence, unless: "prelacion")
        return draft
    }
}

extension Sector {
    /// The segments as a version that begins on a day.
    func renewed(version: Int, from day: CivilDate) -> Sector {
        var sector = self
        for index in sector.segments.indices {
            sector.segments[index].id = sector.segments[index].id.inVersion(version)
            sector.segments[index].validFrom = day
            if let end = sector.segments[index].validTo, end < day { sector.segments[index].validTo = nil }
        }
        return sector
    }

    /// The line turned at the positions in force of its vertices; the others stay where they are. At a joint the last
    /// vertex of one segment and the first of the next are one place.
    func turning(at vertices: [Vertex]) throws -> Sector {
        var sector = self
        let stated = Dictionary(
            uniqueKeysWithValues: vertices.compactMap { vertex in
                vertex.positions.first { $0.state == .inForce }.map {
                    (Place(segment: vertex.segment, sequence: vertex.sequence), $0.point)
                }
            })
        for (index, segment) in segments.enumerated() {
            for sequence in 1...max(segment.vertices.count, 1) {
                if let point = stated[Place(segment: segment.id, sequence: sequence)] {
                    sector.segments[index].vertices[sequence - 1] = point
                }
            }
        }
        for index in segments.indices.dropLast() {
            let (here, next) = (segments[index], segments[index + 1])
            let last = stated[Place(segment: here.id, sequence: here.vertices.count)]
            let first = stated[Place(segment: next.id, sequence: 1)]
            if let last, let first, last != first {
                throw Failure(
                    "E_JOINT", .notPermitted,
                    Bilingual(
                        en:
                            "\(here.id.rawValue)/\(here.vertices.count) and \(next.id.rawValue)/1 are one place of the line, "
                            + "and their positions in force differ",
                        es:
                            "\(here.id.rawValue)/\(here.vertices.count) y \(next.id.rawValue)/1 son un mismo lugar de la "
                            + "línea, y sus posiciones vigentes difieren"),
                    hint: Bilingual(
                        en: "approve the same position for both", es: "apruebe la misma posición para ambos"))
            }
            guard let point = last ?? first, here.vertices.last == next.vertices.first else { continue }
            sector.segments[index].vertices[here.vertices.count - 1] = point
            sector.segments[index + 1].vertices[0] = point
        }
        return sector
    }

    private struct Place: Hashable {
        var segment: Segment.ID
        var sequence: Int
    }
}
