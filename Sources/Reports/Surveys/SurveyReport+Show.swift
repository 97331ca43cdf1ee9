public import Demarcation

extension SurveyReport {
    /// A stored survey with its rejected records.
    public static func write(
        _ survey: Survey, rejections: [(line: Int, code: String, message: Bilingual, text: String)],
        to json: inout JSONWriter
    ) {
        json.object { json in
            members(of: survey, to: &json)
            json.array("warnings") { json in
                for warning in survey.warnings { json.value(warning[.english]) }
            }
            json.array("rejects") { json in
                for rejection in rejections {
                    json.object { json in
                        json.member("line", rejection.line)
                        json.member("code", rejection.code)
                        json.member("text", rejection.text)
                        json.member("message", rejection.message[.english])
                    }
                }
            }
        }
    }

    public static func text(
        _ survey: Survey, rejections: [(line: Int, code: String, message: Bilingual, text: String)],
        in language: Language, width: Int? = nil
    ) -> String {
        let imported = Imported(survey: survey, pointsOfSector: [], rejections: [], isStored: true, isDryRun: false)
        var text = SurveyReport.text(imported, in: language)
        let words = Bilingual(en: "imported", es: "importado")[language]
        text += "\nSHA-256 \(survey.sha256)\n\(words) \(survey.importedAt), \(survey.importedBy), \(survey.program)\n"
        for warning in survey.warnings { text += warning[language] + "\n" }
        guard !rejections.isEmpty else { return text }
        var table = TextTable(
            rejectTitles(in: language).enumerated().map { .init($1, $0 == 0 ? .right : .left) })
        for rejection in rejections {
            table.append([
                .text(String(rejection.line)), .text(rejection.code), .text(rejection.message[language]),
                .text(rejection.text),
            ])
        }
        return text + "\n" + table.text(width: width)
    }

    static func rejectTitles(in language: Language) -> [String] {
        [
            Bilingual(en: "line", es: "línea"), Bilingual(en: "code", es: "código"),
            Bilingual(en: "what is wrong", es: "qué está mal"), Bilingual(en: "record", es: "registro"),
        ].map { $0[language] }
    }
}
