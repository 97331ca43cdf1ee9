public import Demarcation

/// Events of the programme for people and for programs.
public enum EventReport {
    public static func write(_ events: [Event], to json: inout JSONWriter) {
        json.array { json in
            for event in events { write(event, to: &json) }
        }
    }

    public static func write(_ event: Event, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", event.id.rawValue)
            json.member("kind", event.kind.rawValue)
            json.member("date", event.firstDay.description)
            json.member("last_date", event.lastDay.description)
            json.member("sector", event.sector?.rawValue)
            json.member("neighbour", event.neighbour)
            json.member("acta", event.acta)
            json.member("product", event.product?.rawValue)
            json.member("title", event.title)
            json.member("counts", event.hasActa)
        }
    }

    public static func table(_ events: [Event], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(Bilingual(en: "event", es: "evento")[language], .fixed),
            .init(Bilingual(en: "kind", es: "tipo")[language]),
            .init(StringTable.date[language]), .init(StringTable.sector[language], .fixed),
            .init(Bilingual(en: "neighbour", es: "vecino")[language]),
            .init(StringTable.product[language]), .init("acta", .fixed),
            .init(Bilingual(en: "title", es: "título")[language]),
        ])
        for event in events {
            table.append([
                .text(event.id.rawValue), .text(event.kind.label[language]), .text(event.firstDay.description),
                .text(event.sector?.rawValue ?? ""), .text(event.neighbour ?? ""),
                .text(event.product?.rawValue ?? ""), .text(event.acta ?? "—"), .text(event.title ?? ""),
            ])
        }
        let counting = events.filter(\.hasActa).count
        let note = Bilingual(
            en: "events: \(events.count), with an acta: \(counting); only those count",
            es: "eventos: \(events.count), con acta: \(counting); solo esos cuentan")
        return table.text(width: width) + "\n" + note[language] + "\n"
    }
}
