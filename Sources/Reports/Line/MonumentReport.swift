public import Demarcation
import GeoTypes

/// Monuments and what is stated of their positions.
public enum MonumentReport {
    public static func write(_ monuments: [PlacedMonument], to json: inout JSONWriter) {
        json.array { json in
            for monument in monuments { write(monument, to: &json) }
        }
    }

    public static func write(_ placed: PlacedMonument, to json: inout JSONWriter) {
        let monument = placed.monument
        json.object { json in
            json.member("id", monument.id.rawValue)
            json.member("number", monument.number)
            json.member("class", monument.monumentClass.rawValue)
            json.member("sector", monument.sector?.rawValue)
            json.member("neighbour_number", monument.neighbourNumber)
            json.member("chainage_m", placed.chainage, decimals: 3)
            json.member("chainage", placed.chainage.map { Chainage.metres($0).description })
            json.member("offset_m", placed.offset, decimals: 3)
            json.member("condition", monument.condition?.rawValue)
            json.member("instrument", monument.instrument)
            json.member("built", monument.built)
            json.array("positions") { json in
                for position in monument.positions { write(position, to: &json) }
            }
        }
    }

    public static func table(_ monuments: [PlacedMonument], in language: Language) -> String {
        var table = TextTable([
            .init("id", .fixed), .init(Bilingual(en: "class", es: "clase")[language]), .init("sector"),
            .init(Bilingual(en: "chainage", es: "progresiva")[language], .right),
            .init(Bilingual(en: "offset m", es: "distancia m")[language], .right),
            .init(Bilingual(en: "neighbour's", es: "del vecino")[language]),
            .init(Bilingual(en: "condition", es: "estado")[language]),
            .init(Bilingual(en: "position", es: "posición")[language]),
        ])
        for placed in monuments {
            let monument = placed.monument
            let shown = monument.shownPosition
            table.append([
                .text(monument.id.rawValue), .text(monument.monumentClass.label[language]),
                .text(monument.sector?.rawValue ?? "—"),
                .text(placed.chainage.map { Chainage.metres($0).description } ?? "—"),
                .text(placed.offset.map { fixed($0, decimals: 3) } ?? "—"), .text(monument.neighbourNumber ?? ""),
                .text(monument.condition?.label[language] ?? ""),
                .text(shown.map { "\($0.role.label[language]), \($0.state.label[language])" } ?? "—"),
            ])
        }
        return table.text()
    }

    public static func text(_ placed: PlacedMonument, in language: Language) -> String {
        let monument = placed.monument
        var table = TextTable([
            .init(Bilingual(en: "role", es: "origen")[language]),
            .init(Bilingual(en: "state", es: "validez")[language]),
            .init(Bilingual(en: "longitude", es: "longitud")[language], .right),
            .init(Bilingual(en: "latitude", es: "latitud")[language], .right),
            .init(Bilingual(en: "height m", es: "altura m")[language], .right), .init("σE m", .right),
            .init("σN m", .right), .init(Bilingual(en: "as stated in", es: "como se declaró en")[language]),
            .init(Bilingual(en: "operation", es: "operación")[language]),
        ])
        for position in monument.positions {
            table.append([
                .text(position.role.label[language]), .text(position.state.label[language]),
                .text(fixed(position.point.longitude, decimals: 9)), .text(fixed(position.point.latitude, decimals: 9)),
                .text(position.height.map { fixed($0.metres, decimals: 3) } ?? "—"),
                .text(position.eastSigma.map { fixed($0, decimals: 3) } ?? "?"),
                .text(position.northSigma.map { fixed($0, decimals: 3) } ?? "?"), .text(position.sourceSystem),
                .text(position.operation),
            ])
        }
        let place = placed.chainage.map { Chainage.metres($0).description } ?? "—"
        let words = [
            monument.monumentClass.label[language], monument.sector?.rawValue ?? "—", place,
            monument.condition?.label[language] ?? "",
        ].filter { !$0.isEmpty }
        return "\(monument.id.rawValue)  \(words.joined(separator: " · "))\n\n" + table.text()
    }

    private static func write(_ position: Position, to json: inout JSONWriter) {
        json.object { json in
            json.member("role", position.role.rawValue)
            json.member("state", position.state.rawValue)
            json.member("longitude", position.point.longitude, decimals: 10)
            json.member("latitude", position.point.latitude, decimals: 10)
            json.member("height", position.height?.metres, decimals: 4)
            json.member("crs", position.sourceSystem)
            json.member("epoch", position.sourceEpoch)
            json.member("source_x", position.sourceX)
            json.member("source_y", position.sourceY)
            json.member("source_z", position.sourceZ)
            json.member("sigma_e", position.eastSigma)
            json.member("sigma_n", position.northSigma)
            json.member("sigma_u", position.upSigma)
            json.member("operation", position.operation)
            json.member("operation_accuracy_m", position.operationAccuracy)
            json.member("source", position.source)
        }
    }
}
