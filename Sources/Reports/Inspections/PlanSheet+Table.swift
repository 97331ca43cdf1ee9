public import Demarcation
import GeoTypes

extension PlanSheet {
    /// For a terminal: a table a day, what to check everywhere said once.
    public func text(in language: Language, width: Int = 100) -> String {
        var text = title(in: language) + "\n" + frameText(in: language) + "\n"
        for note in notes(in: language) { text += wrapped(note, to: width) }
        let common = commonChecks
        if !common.isEmpty {
            let list = common.map { $0.label[language] }.joined(separator: "; ")
            text += wrapped(Words.everywhere[language] + list, to: width)
        }
        let counts = checkCounts
        for day in days { text += "\n" + day.title(in: language) + "\n" + table(day, counts, language, width) }
        if days.isEmpty { text += "\n" + Words.nothing[language] + "\n" }
        text += "\n"
        for remark in remarks(in: language) { text += wrapped(remark, to: width) }
        return text + wrapped(weightsText(in: language), to: width)
    }

    private func table(_ day: Day, _ counts: [InspectionCheck: Int], _ language: Language, _ width: Int) -> String {
        var table = TextTable([
            .init(""), .init(Words.monument[language]), .init("PK", .right), .init(Words.longitude[language], .right),
            .init(Words.latitude[language], .right), .init(Words.visited[language], .right),
            .init(Words.finding[language]), .init(Words.check[language]),
        ])
        for stop in day.stops {
            let number = stop.monument.neighbourNumber.map { " / \($0)" } ?? ""
            table.append([
                .text(String(stop.order)), .text(stop.monument.id.rawValue + number),
                .text(stop.chainage.text(decimals: 0)), .text(stop.longitude), .text(stop.latitude),
                .text(stop.lastVisit?.description ?? "—"), .text(stop.findingText(in: language)),
                .text(
                    specialChecks(at: stop, counts: counts).map { $0.label[language] }.joined(separator: "; ")),
            ])
        }
        return table.text(width: width)
    }

    private enum Words {
        static let monument = Bilingual(en: "monument", es: "monumento")
        static let longitude = Bilingual(en: "longitude", es: "longitud")
        static let latitude = Bilingual(en: "latitude", es: "latitud")
        static let visited = Bilingual(en: "last visit", es: "última vis.")
        static let finding = Bilingual(en: "found", es: "hallazgo")
        static let check = Bilingual(en: "check too", es: "revisar además")
        static let everywhere = Bilingual(en: "At every monument: ", es: "En cada monumento: ")
        static let nothing = Bilingual(en: "No monument to visit.", es: "Ningún monumento por visitar.")
    }
}
