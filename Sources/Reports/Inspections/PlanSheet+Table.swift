public import Demarcation
import GeoTypes

extension PlanSheet {
    /// For a terminal: for each day what to visit, where that is, and what to measure; what to check everywhere is said
    /// once.
    public func text(in language: Language, width: Int = 100) -> String {
        var text = title(in: language) + "\n" + frameText(in: language) + "\n"
        for note in notes(in: language) { text += wrapped(note, to: width) }
        let common = commonChecks
        if !common.isEmpty {
            let list = common.map { $0.label[language] }.joined(separator: "; ")
            text += wrapped(Words.everywhere[language] + list, to: width)
        }
        let counts = checkCounts
        for day in days {
            text += "\n" + day.title(in: language) + "\n" + table(day, counts, language)
            text += "\n" + coordinates(day, language)
            if day.stops.contains(where: { !$0.place.references.isEmpty }) {
                text += "\n" + references(day, language)
            }
        }
        if days.isEmpty { text += "\n" + Words.nothing[language] + "\n" }
        text += "\n"
        for remark in remarks(in: language) { text += wrapped(remark, to: width) }
        for line in settingsText(in: language) { text += wrapped(line, to: width) }
        return text
    }

    private func table(_ day: Day, _ counts: [InspectionCheck: Int], _ language: Language) -> String {
        var table = TextTable([
            .init(""), .init(Words.monument[language]), .init("PK", .right),
            .init(Words.visited[language], .right), .init(Words.finding[language]),
            .init(Words.score[language], .right), .init(Words.check[language]),
        ])
        for stop in day.stops {
            let number = stop.site.neighbourNumber.map { " / \($0)" } ?? ""
            table.append([
                .text(String(stop.order)), .text(stop.site.id.rawValue + number),
                .text(stop.chainage.text(decimals: 0)), .text(stop.last?.day.description ?? "—"),
                .text(stop.findingText(in: language)), .text(fixed(stop.priority.score, decimals: 2)),
                .text(specialChecks(at: stop, counts: counts).map { $0.label[language] }.joined(separator: "; ")),
            ])
        }
        return table.text()
    }

    private func coordinates(_ day: Day, _ language: Language) -> String {
        var table = TextTable([
            .init(""), .init(Words.longitude[language], .right), .init(Words.latitude[language], .right),
            .init("GTM E", .right), .init("GTM N", .right), .init("UTM"), .init("E", .right), .init("N", .right),
        ])
        for stop in day.stops {
            let (gtm, utm) = (stop.place.gtm, stop.place.utm)
            table.append([
                .text(String(stop.order)), .text(stop.longitude), .text(stop.latitude),
                .text(gtm.map { fixed($0.easting, decimals: 2) } ?? ""),
                .text(gtm.map { fixed($0.northing, decimals: 2) } ?? ""), .text(stop.place.utmZone ?? ""),
                .text(utm.map { fixed($0.easting, decimals: 2) } ?? ""),
                .text(utm.map { fixed($0.northing, decimals: 2) } ?? ""),
            ])
        }
        return table.text()
    }

    private func references(_ day: Day, _ language: Language) -> String {
        var table = TextTable([
            .init(""), .init(Words.reference[language]), .init(""), .init("m", .right),
            .init(Words.azimuth[language], .right),
        ])
        for stop in day.stops {
            for reference in stop.place.references {
                table.append([
                    .text(String(stop.order)), .text(reference.name), .text(reference.kind.label[language]),
                    .text(fixed(reference.distance.metres, decimals: 2)),
                    .text(reference.azimuth.map { fixed($0.degrees, decimals: 4) + "°" } ?? ""),
                ])
            }
        }
        return table.text()
    }

    private enum Words {
        static let monument = Bilingual(en: "monument", es: "monumento")
        static let longitude = Bilingual(en: "longitude", es: "longitud")
        static let latitude = Bilingual(en: "latitude", es: "latitud")
        static let visited = Bilingual(en: "last visit", es: "última vis.")
        static let finding = Bilingual(en: "found", es: "hallazgo")
        static let score = Bilingual(en: "score", es: "puntos")
        static let check = Bilingual(en: "check too", es: "revisar además")
        static let reference = Bilingual(en: "reference", es: "referencia")
        static let azimuth = Bilingual(en: "azimuth", es: "azimut")
        static let everywhere = Bilingual(en: "At every monument: ", es: "En cada monumento: ")
        static let nothing = Bilingual(en: "No monument to visit.", es: "Ningún monumento por visitar.")
    }
}
