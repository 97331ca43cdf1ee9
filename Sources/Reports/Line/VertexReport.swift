public import Demarcation
import GeoTypes

/// Vertices of the line and what is stated of their positions.
public enum VertexReport {
    public static func write(_ vertices: [Vertex], to json: inout JSONWriter) {
        json.array { json in
            for vertex in vertices { write(vertex, to: &json) }
        }
    }

    public static func write(_ vertex: Vertex, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", vertex.id.rawValue)
            json.member("sector", vertex.sector.rawValue)
            json.member("segment", vertex.segment.rawValue)
            json.member("sequence", vertex.sequence)
            json.member("name", vertex.name)
            json.member("chainage_m", vertex.chainage.metres, decimals: 3)
            json.member("longitude", vertex.point.longitude, decimals: 10)
            json.member("latitude", vertex.point.latitude, decimals: 10)
            PositionReport.write(vertex.positions, to: &json)
        }
    }

    public static func table(_ vertices: [Vertex], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(Bilingual(en: "vertex", es: "vértice")[language], .fixed), .init("sector", .fixed),
            .init(Bilingual(en: "chainage", es: "progresiva")[language], .right),
            .init(Bilingual(en: "longitude", es: "longitud")[language], .right),
            .init(Bilingual(en: "latitude", es: "latitud")[language], .right),
            .init(Bilingual(en: "positions", es: "posiciones")[language], .right),
            .init(Bilingual(en: "in force", es: "vigente")[language]),
        ])
        for vertex in vertices {
            let current = vertex.positions.first { $0.state == .inForce }
            table.append([
                .text(vertex.id.rawValue), .text(vertex.sector.rawValue), .text(vertex.chainage.description),
                .text(fixed(vertex.point.longitude, decimals: 9)), .text(fixed(vertex.point.latitude, decimals: 9)),
                .text(String(vertex.positions.count)),
                .text(current.map { "\($0.role.label[language]), \(PositionReport.days($0, in: language))" } ?? "—"),
            ])
        }
        return table.text(width: width)
    }

    public static func text(_ vertex: Vertex, in language: Language) -> String {
        let head = Bilingual(
            en: "the line turns at \(fixed(vertex.point.longitude, decimals: 9)), "
                + "\(fixed(vertex.point.latitude, decimals: 9))",
            es: "la línea quiebra en \(fixed(vertex.point.longitude, decimals: 9)), "
                + "\(fixed(vertex.point.latitude, decimals: 9))")[language]
        return "\(vertex.id.rawValue)  \(vertex.sector.rawValue) · \(vertex.chainage.description)\n\(head)\n"
            + (vertex.positions.isEmpty
                ? Bilingual(en: "no positions are stated\n", es: "no hay posiciones declaradas\n")[language]
                : "\n" + PositionReport.table(vertex.positions, in: language))
    }
}
