public import Demarcation

/// One survey on one page of HTML that needs nothing beside it: the drawing, the ledger, the verdicts, the rejects.
public struct SurveySheet: Sendable {
    /// The forms that a survey is shown in.
    public enum Format: String, CaseIterable, Sendable {
        case table, json, html
    }

    private let survey: Survey
    private let map: SurveyMap?
    private let match: MatchReport
    private let rejections: [(line: Int, code: String, message: Bilingual, text: String)]
    /// Of the sectors that are shown.
    private let statuses: [LegalStatus]

    private static let mostRows = 500

    /// - `map`: `nil` where nothing is to be drawn.
    public init(
        _ survey: Survey, map: SurveyMap?, match: MatchReport,
        rejections: [(line: Int, code: String, message: Bilingual, text: String)], statuses: [LegalStatus]
    ) {
        self.survey = survey
        self.map = map
        self.match = match
        self.rejections = rejections
        self.statuses = statuses
    }

    public func html(in language: Language) -> [UInt8] {
        let title = Bilingual(en: "Survey \(survey.id.rawValue)", es: "Levantamiento \(survey.id.rawValue)")[language]
        // A file may be called what its line may not.
        let isWrong = statuses.contains { $0.wrongWord(in: survey.file) != nil }
        let heading = isWrong ? title : "\(title) · \(survey.file)"
        var page = HTMLWriter(
            title: heading, language: language, isWide: true,
            style: SurveyMap.style + """
                figure { margin: .6em 0; break-inside: avoid; } .legend span { margin-right: 1.4em; white-space: nowrap; }
                svg.key { width: 18px; height: 14px; border: 0; vertical-align: -2px; margin-right: 4px; }
                td:last-child { overflow-wrap: anywhere; } .t-pass { color: #1b5e20; } .t-warn, .t-ambiguous { color: #8d5a00; }
                .t-fail { color: #b71c1c; font-weight: 600; }

                """)
        page.element("h1", heading)
        head(to: &page, language)
        if let map {
            page.block("figure") { page in
                map.draw(to: &page, title: title, language)
                map.legend(to: &page, language)
            }
        } else {
            page.element("p", Words.nothingToDraw[language])
        }
        for note in LegalStatus.remarks(on: statuses) { page.element("p", note[language], class: "note") }
        page.element("h2", Words.ledger[language])
        ledger(to: &page, language)
        page.element("h2", Words.verdicts[language])
        verdicts(to: &page, language)
        if survey.ledger.rejected > 0 {
            page.element("h2", Words.rejects[language])
            rejects(to: &page, language)
        }
        page.end()
        return page.bytes
    }

    private func head(to page: inout HTMLWriter, _ language: Language) {
        let epoch = survey.epoch.map { " @\($0)" } ?? ""
        page.element("p", "\(survey.format) · \(survey.referenceSystem)\(epoch) · \(match.classText(in: language))")
        page.element("p", SurveyReport.operation(survey.operation, in: language))
        let imported = Bilingual(en: "imported", es: "importado")[language]
        page.element(
            "p", "\(imported) \(survey.importedAt.prefix(10)) · \(survey.importedBy) · \(survey.program)", class: "note"
        )
        for warning in survey.warnings { page.element("p", warning[language], class: "note") }
    }

    private func ledger(to page: inout HTMLWriter, _ language: Language) {
        let ledger = survey.ledger
        page.block("table") { page in
            page.block("thead") { $0.row(SurveyReport.ledgerTitles(in: language), header: true, numbers: Set(0...5)) }
            page.block("tbody") { page in
                page.row(
                    [ledger.read, ledger.accepted, ledger.rejected, ledger.duplicate, ledger.unchanged, ledger.located]
                        .map { String($0) }, numbers: Set(0...5))
            }
        }
        page.element("p", "SHA-256 \(survey.sha256)", class: "note small")
    }

    private func verdicts(to page: inout HTMLWriter, _ language: Language) {
        if !match.verdicts.isEmpty {
            let numbers: Set<Int> = [0, 4, 5, 6, 7, 8, 10]
            page.block("table") { page in
                page.block("thead") { $0.row(MatchReport.titles(in: language), header: true, numbers: numbers) }
                page.block("tbody") { page in
                    for verdict in match.verdicts.prefix(Self.mostRows) {
                        page.raw("<tr>")
                        for (index, cell) in MatchReport.cells(verdict, in: language).enumerated() {
                            let kind =
                                index == 3 ? "t-\(verdict.outcome.rawValue)" : numbers.contains(index) ? "n" : nil
                            page.element("td", cell, class: kind)
                        }
                        page.raw("</tr>\n")
                    }
                }
            }
            more(
                match.verdicts.count - Self.mostRows, "lindero survey match \(survey.id.rawValue)", to: &page, language)
        }
        for line in match.summary(in: language) { page.element("p", line) }
    }

    private func rejects(to page: inout HTMLWriter, _ language: Language) {
        page.block("table") { page in
            page.block("thead") { $0.row(SurveyReport.rejectTitles(in: language), header: true, numbers: [0]) }
            page.block("tbody") { page in
                for rejection in rejections.prefix(Self.mostRows) {
                    page.row(
                        [
                            String(rejection.line), rejection.code, rejection.message[language],
                            String(rejection.text.prefix(300)),
                        ], numbers: [0])
                }
            }
        }
        let shown = min(rejections.count, Self.mostRows)
        more(survey.ledger.rejected - shown, "lindero survey show \(survey.id.rawValue)", to: &page, language)
    }

    private func more(_ count: Int, _ command: String, to page: inout HTMLWriter, _ language: Language) {
        guard count > 0 else { return }
        page.element(
            "p", Bilingual(en: "and \(count) more: \(command)", es: "y \(count) más: \(command)")[language],
            class: "note")
    }

    private enum Words {
        static let ledger = Bilingual(en: "Ledger", es: "Cuenta de registros")
        static let verdicts = Bilingual(en: "Against the monuments", es: "Contra los monumentos")
        static let rejects = Bilingual(en: "Rejected records", es: "Registros rechazados")
        static let nothingToDraw = Bilingual(
            en: "No accepted point: there is nothing to draw.", es: "Ningún punto aceptado: no hay qué dibujar.")
    }
}
