public import Demarcation
import GeoTypes

/// What a figure of progress is made of, record by record, and what was left out.
public enum ExplanationReport {
    public static func write(
        _ explanation: Explanation, unit: PhysicalUnit?, in language: Language, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("code", explanation.code.rawValue)
            json.member("year", explanation.window.year)
            json.member("to", explanation.window.to.description)
            json.member("basis", explanation.window.basis.rawValue)
            json.member("unit", unit?.rawValue)
            json.member("executed", explanation.executed)
            json.member("bridged", explanation.bridged)
            json.newline()
            json.array("contributions") { json in
                for contribution in explanation.contributions {
                    json.newline()
                    json.object { json in members(of: contribution, to: &json) }
                }
            }
            json.newline()
            json.array("left_out") { json in
                for item in explanation.leftOut {
                    json.newline()
                    json.object { json in
                        json.member("id", item.id)
                        json.member("code", item.reason.code)
                        json.member("defect", item.reason.isDefect)
                        json.member("message", item.reason.message[language])
                    }
                }
            }
        }
    }

    private static func members(of contribution: Explanation.Contribution, to json: inout JSONWriter) {
        json.member("id", contribution.id)
        json.member("date", contribution.date.description)
        json.member("sector", contribution.sector?.rawValue)
        json.member("from_m", contribution.from?.metres, decimals: 3)
        json.member("to_m", contribution.to?.metres, decimals: 3)
        json.member("stated", contribution.stated)
        json.member("added", contribution.added)
        json.member("acta", contribution.acta)
        json.member("correction", contribution.isCorrection)
    }

    public static func text(
        _ explanation: Explanation, unit: PhysicalUnit?, in language: Language, width: Int = 100
    ) -> String {
        let window = explanation.window
        let unitText = unit.map { " " + $0.label[language] } ?? ""
        var text =
            "\(explanation.code.rawValue)  \(explanation.executed)\(unitText)  "
            + Bilingual(
                en: "\(window.basis.label.english), \(CivilDate(firstDayOf: window.year)) to \(window.to)",
                es: "\(window.basis.label.spanish), del \(CivilDate(firstDayOf: window.year)) al \(window.to)")[
                language] + "\n\n"
        text += contributions(explanation, language).text(width: width)
        guard !explanation.leftOut.isEmpty else { return text }
        text += "\n" + Words.leftOut[language] + "\n"
        for group in groups(explanation.leftOut, language) {
            text += wrapped("· \(group.message) (\(group.ids.count)): " + group.ids.joined(separator: " "), to: width)
        }
        return text
    }

    private static func contributions(_ explanation: Explanation, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(StringTable.date[language], .right), .init(Words.record[language]),
            .init(StringTable.sector[language]), .init(StringTable.from[language], .right),
            .init(StringTable.to[language], .right), .init(Words.stated[language], .right),
            .init(Words.added[language], .right), .init("acta"),
        ])
        for contribution in explanation.contributions {
            let note = contribution.isCorrection ? " " + Words.correction[language] : ""
            table.append([
                .text(contribution.date.description), .text(contribution.id),
                .text(contribution.sector?.rawValue ?? ""), .text(contribution.from?.description ?? ""),
                .text(contribution.to?.description ?? ""), .text(contribution.stated.description),
                .text(contribution.added.description), .text((contribution.acta ?? "—") + note),
            ])
        }
        if !explanation.bridged.isZero {
            table.append([
                .text(""), .text(Words.bridged[language]), .text(""), .text(""), .text(""), .text(""),
                .text(explanation.bridged.description), .text(""),
            ])
        }
        table.total([
            .text(""), .text(StringTable.total[language]), .text(""), .text(""), .text(""), .text(""),
            .text(explanation.executed.description), .text(""),
        ])
        return table
    }

    /// Reason by reason, in the order in which they first come.
    private static func groups(
        _ items: [Explanation.LeftOut], _ language: Language
    ) -> [(message: String, ids: [String])] {
        var groups: [(message: String, ids: [String])] = []
        var places: [String: Int] = [:]
        for item in items {
            let message = item.reason.message[language]
            if let place = places[message] {
                groups[place].ids.append(item.id)
            } else {
                places[message] = groups.count
                groups.append((message, [item.id]))
            }
        }
        return groups
    }

    private enum Words {
        static let record = Bilingual(en: "record", es: "registro")
        static let stated = Bilingual(en: "stated", es: "declarado")
        static let added = Bilingual(en: "added", es: "suma")
        static let correction = Bilingual(en: "(correction)", es: "(corrección)")
        static let bridged = Bilingual(en: "gaps up to 0.5 m", es: "huecos hasta 0.5 m")
        static let leftOut = Bilingual(en: "Left out", es: "Sin contar")
    }
}
