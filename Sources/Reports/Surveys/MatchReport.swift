public import Demarcation
import GeoTypes

/// A survey's points against the monuments.
public enum MatchReport {
    public static func write(
        _ survey: Survey, _ verdicts: [MonumentVerdict], counts: [MonumentVerdict.Outcome: Int],
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("survey", survey.id.rawValue)
            json.member("class", survey.surveyClass.rawValue)
            json.member("tolerance_m", survey.surveyClass.tolerance.metres)
            json.object("counts") { json in
                for outcome in MonumentVerdict.Outcome.allCases { json.member(outcome.rawValue, counts[outcome] ?? 0) }
            }
            json.array("points") { json in
                for verdict in verdicts {
                    json.object { json in
                        json.member("line", verdict.line)
                        json.member("name", verdict.name)
                        json.member("verdict", verdict.outcome.rawValue)
                        json.member("monument", verdict.monument?.rawValue)
                        json.member("de_m", verdict.east, decimals: 4)
                        json.member("dn_m", verdict.north, decimals: 4)
                        json.member("du_m", verdict.up, decimals: 4)
                        json.member("distance_m", verdict.distance, decimals: 4)
                        json.member("r95_m", verdict.radius95, decimals: 4)
                        json.member("ratio", verdict.ratio, decimals: 3)
                    }
                }
            }
        }
    }

    public static func text(
        _ survey: Survey, _ verdicts: [MonumentVerdict], counts: [MonumentVerdict.Outcome: Int], in language: Language
    ) -> String {
        let tolerance = fixed(survey.surveyClass.tolerance.metres, decimals: 2)
        let kind = survey.surveyClass.label[language]
        var text = Bilingual(
            en: "\(survey.id.rawValue)  \(survey.file)  class \(kind), tolerance \(tolerance) m\n\n",
            es: "\(survey.id.rawValue)  \(survey.file)  clase \(kind), tolerancia \(tolerance) m\n\n")[language]
        if !verdicts.isEmpty {
            var table = TextTable([
                .init(Bilingual(en: "line", es: "línea")[language], .right),
                .init(Bilingual(en: "point", es: "punto")[language]),
                .init(Bilingual(en: "monument", es: "monumento")[language]),
                .init(Bilingual(en: "verdict", es: "veredicto")[language]), .init("ΔE m", .right),
                .init("ΔN m", .right),
                .init("ΔU m", .right), .init(Bilingual(en: "distance m", es: "distancia m")[language], .right),
                .init("R95 m", .right), .init(Bilingual(en: "of tolerance", es: "de la tolerancia")[language], .right),
            ])
            for verdict in verdicts {
                func metres(_ value: Double?) -> TextTable.Cell { .text(value.map { fixed($0, decimals: 3) } ?? "—") }
                table.append([
                    .text(String(verdict.line)), .text(verdict.name), .text(verdict.monument?.rawValue ?? "—"),
                    .text(verdict.outcome.label[language], colour(verdict.outcome)), metres(verdict.east),
                    metres(verdict.north), metres(verdict.up), metres(verdict.distance), metres(verdict.radius95),
                    .text(verdict.ratio.map { fixed($0, decimals: 2) } ?? "—"),
                ])
            }
            text += table.text() + "\n"
        }
        return text
            + MonumentVerdict.Outcome.allCases.filter { counts[$0] != nil }
            .map { "\($0.label[language]): \(counts[$0] ?? 0)" }.joined(separator: ", ") + "\n"
    }

    private static func colour(_ outcome: MonumentVerdict.Outcome) -> TextTable.Colour? {
        switch outcome {
        case .pass: .green
        case .warn, .ambiguous: .amber
        case .fail: .red
        case .new: nil
        }
    }
}
