public import Demarcation
import GeoTypes

/// A survey's points against the monuments.
public struct MatchReport: Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case table, json, csv
    }

    private let survey: Survey
    let verdicts: [MonumentVerdict]
    let counts: [MonumentVerdict.Outcome: Int]
    private let trackPoints: Int
    private let passes: [(monument: Monument.ID, points: Int)]

    /// - `trackPoints`: those of tracks, which have no verdict; `passes`: how many of them passed each monument.
    public init(
        survey: Survey, verdicts: [MonumentVerdict], counts: [MonumentVerdict.Outcome: Int], trackPoints: Int,
        passes: [Monument.ID: Int]
    ) {
        self.survey = survey
        self.verdicts = verdicts
        self.counts = counts
        self.trackPoints = trackPoints
        self.passes = passes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("survey", survey.id.rawValue)
            json.member("class", survey.surveyClass.rawValue)
            json.member("tolerance_m", survey.surveyClass.tolerance.metres)
            json.object("counts") { json in
                for outcome in MonumentVerdict.Outcome.allCases { json.member(outcome.rawValue, counts[outcome] ?? 0) }
            }
            json.member("track_points", trackPoints)
            json.array("passes") { json in
                for pass in passes {
                    json.object { json in
                        json.member("monument", pass.monument.rawValue)
                        json.member("track_points", pass.points)
                    }
                }
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
                        json.member("r95_from", verdict.radiusSource?.rawValue)
                        json.member("r95_difference_m", verdict.differenceRadius95, decimals: 4)
                        json.member("ratio", verdict.ratio, decimals: 3)
                        json.member("class", survey.surveyClass.rawValue)
                    }
                }
            }
        }
    }

    /// One row for each verdict.
    public func csv() -> [UInt8] {
        var list = CSVWriter(header: [
            "survey", "line", "name", "verdict", "monument", "de_m", "dn_m", "du_m", "distance_m", "r95_m", "r95_from",
            "r95_difference_m", "tolerance_m", "ratio", "class",
        ])
        for verdict in verdicts {
            list.row { row in
                row.field(survey.id.rawValue)
                row.field(verdict.line)
                row.field(verdict.name)
                row.field(verdict.outcome.rawValue)
                row.field(verdict.monument?.rawValue)
                for metres in [
                    verdict.east, verdict.north, verdict.up, verdict.distance, verdict.radius95,
                ] { row.field(metres, decimals: 4) }
                row.field(verdict.radiusSource?.rawValue)
                row.field(verdict.differenceRadius95, decimals: 4)
                row.field(verdict.tolerance)
                row.field(verdict.ratio, decimals: 3)
                row.field(survey.surveyClass.rawValue)
            }
        }
        return list.bytes
    }

    public func text(in language: Language) -> String {
        var text = "\(survey.id.rawValue)  \(survey.file)  \(classText(in: language))\n\n"
        if !verdicts.isEmpty {
            var table = TextTable(
                Self.titles(in: language).enumerated().map { index, title in
                    .init(title, [1, 2, 3, 9].contains(index) ? .left : .right)
                })
            for verdict in verdicts {
                table.append(
                    Self.cells(verdict, in: language).enumerated().map { index, cell in
                        .text(cell, index == 3 ? Self.colour(verdict.outcome) : nil)
                    })
            }
            text += table.text() + "\n"
        }
        return text + summary(in: language).joined(separator: "\n") + "\n"
    }

    func classText(in language: Language) -> String {
        let tolerance = fixed(survey.surveyClass.tolerance.metres, decimals: 2)
        let kind = survey.surveyClass.label[language]
        return Bilingual(en: "class \(kind), tolerance \(tolerance) m", es: "clase \(kind), tolerancia \(tolerance) m")[
            language]
    }

    static func titles(in language: Language) -> [String] {
        [
            Bilingual(en: "line", es: "línea"), Bilingual(en: "point", es: "punto"),
            Bilingual(en: "monument", es: "monumento"), Bilingual(en: "verdict", es: "veredicto"), Bilingual("ΔE m"),
            Bilingual("ΔN m"), Bilingual("ΔU m"), Bilingual(en: "distance m", es: "distancia m"), Bilingual("R95 m"),
            Bilingual(en: "R95 from", es: "R95 de"), Bilingual(en: "of tolerance", es: "de la tolerancia"),
        ].map { $0[language] }
    }

    static func cells(_ verdict: MonumentVerdict, in language: Language) -> [String] {
        func metres(_ value: Double?) -> String { value.map { fixed($0, decimals: 3) } ?? "—" }
        return [
            String(verdict.line), verdict.name, verdict.monument?.rawValue ?? "—", verdict.outcome.label[language],
            metres(verdict.east), metres(verdict.north), metres(verdict.up), metres(verdict.distance),
            metres(verdict.radius95), verdict.radiusSource?.label[language] ?? "—",
            verdict.ratio.map { fixed($0, decimals: 2) } ?? "—",
        ]
    }

    /// How many of each, and what the tracks passed.
    func summary(in language: Language) -> [String] {
        let outcomes = MonumentVerdict.Outcome.allCases.filter { counts[$0] != nil }
        var lines: [String] = []
        if !outcomes.isEmpty {
            lines.append(outcomes.map { "\($0.label[language]): \(counts[$0] ?? 0)" }.joined(separator: ", "))
        }
        if trackPoints > 0 {
            lines.append(
                Bilingual(
                    en: "points of tracks, without a verdict: \(trackPoints)",
                    es: "puntos de recorridos, sin veredicto: \(trackPoints)")[language])
        }
        for pass in passes.prefix(20) {
            lines.append(
                Bilingual(
                    en: "\(pass.points) track points passed near \(pass.monument.rawValue)",
                    es: "\(pass.points) puntos de recorrido pasaron cerca de \(pass.monument.rawValue)")[language])
        }
        if passes.count > 20 {
            lines.append(
                Bilingual(
                    en: "and near \(passes.count - 20) more monuments",
                    es: "y cerca de otros \(passes.count - 20) monumentos")[language])
        }
        return lines
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
