public import Demarcation

extension ProgressReport {
    /// One page with its charts and map in it, to print on A4.
    public static func html(_ document: ProgressDocument, in language: Language) -> [UInt8] {
        let progress = document.progress
        var page = HTMLWriter(
            title: progress.title(in: language), language: language, isWide: true,
            style: """
                .charts { display: flex; flex-wrap: wrap; gap: 8mm; } figure { margin: 0; break-inside: avoid; }
                figcaption { font-size: 9pt; max-width: 108mm; } svg text { font-size: 9px; fill: #333; }
                .green { fill: #2e7d32; } .amber { fill: #f9a825; } .red { fill: #c62828; } .none { fill: #607d8b; }
                .map path { fill: none; stroke-linecap: round; stroke-linejoin: round; }
                .map .line { stroke: #9e9e9e; stroke-width: 1; } .map .cleared { stroke: #2e7d32; stroke-width: 3; }
                .map .pending { stroke: #c62828; stroke-width: 3; }

                """)
        page.element("h1", progress.title(in: language))
        page.element("p", document.windowText(in: language))
        page.raw("\n")
        physical(progress, to: &page, language)
        page.element("p", progress.thresholdsText(in: language), class: "note")
        charts(progress, document.months, to: &page, language)
        document.map?.write(to: &page, language)
        page.element("h2", HTMLWords.periods[language])
        periods(progress, to: &page, language)
        late(progress, to: &page, language)
        page.element("h2", HTMLWords.pace[language])
        pace(document, to: &page, language)
        page.element("h2", HTMLWords.money[language])
        financial(progress, to: &page, language)
        breakdown(document, to: &page, language)
        sectors(progress, to: &page, language)
        if document.map == nil {
            for remark in document.remarks { page.element("p", remark[language], class: "note small") }
        }
        let notes = progress.findings.map { $0.message[language] } + document.forecastNotes(in: language)
        if !notes.isEmpty {
            page.element("h2", Words.findings[language])
            page.block("ul") { page in
                for note in notes {
                    page.element("li", note)
                    page.raw("\n")
                }
            }
        }
        page.end()
        return page.bytes
    }

    private static func pace(_ document: ProgressDocument, to page: inout HTMLWriter, _ language: Language) {
        let titles = [
            Words.code, Words.lag, Words.remaining, Words.days, Words.perWeek, Words.requiredPerWeek, Words.yearEnd,
            HTMLWords.range, Words.method,
        ]
        table(titles.map { $0[language] }, numbers: Set(1...7), to: &page) { page in
            for row in document.progress.rows {
                let pace = document.pace(row)
                let forecast = document.forecast(row)
                page.row(
                    [
                        row.code.rawValue, FigureText.quantity(row.lag), FigureText.quantity(pace?.remaining),
                        pace.map { String($0.daysLeft) }, FigureText.quantity(pace?.perWeekSoFar),
                        FigureText.quantity(pace?.requiredPerWeek), FigureText.quantity(forecast?.yearEnd),
                        forecast.map { "\($0.lowest) – \($0.highest)" }, forecast?.method.label[language],
                    ], numbers: Set(1...7))
            }
        }
    }

    private static func late(_ progress: Progress, to page: inout HTMLWriter, _ language: Language) {
        guard progress.rows.contains(where: { $0.adjustments.contains { !$0.isEmpty } }) else { return }
        page.element("h2", HTMLWords.adjustments[language])
        let titles = [
            Words.code, Words.adjustment, Words.reported, Words.now, Words.difference, Bilingual("Q"),
            Words.lateRecords,
        ]
        table(titles.map { $0[language] }, numbers: Set(2...5), to: &page) { page in
            for row in progress.rows {
                for item in row.adjustments where !item.isEmpty {
                    page.row(
                        [
                            row.code.rawValue, "\(item.period) (\(item.closedOn))", FigureText.quantity(item.frozen),
                            FigureText.quantity(item.live), item.quantity.description, item.accrued.description,
                            item.lateRecords.map { "\($0.id) (\($0.date))" }.joined(separator: ", "),
                        ], numbers: Set(2...5))
                }
            }
        }
    }

    private static func breakdown(_ document: ProgressDocument, to page: inout HTMLWriter, _ language: Language) {
        guard let first = document.breakdowns.first else { return }
        page.element("h2", first.key.label[language])
        let titles = [Words.code, first.key.label, StringTable.executed, StringTable.gross]
        table(titles.map { $0[language] }, numbers: [2, 3], to: &page) { page in
            for breakdown in document.breakdowns {
                for part in breakdown.parts {
                    page.row(
                        [
                            breakdown.code.rawValue, breakdown.key.name(of: part, language),
                            part.executed.description, part.gross.description,
                        ], numbers: [2, 3])
                }
            }
        }
        if !document.breakdowns.allSatisfy(\.addsUp) { page.element("p", Words.notASum[language], class: "note") }
    }

    private static func table(
        _ titles: [String], numbers: Set<Int>, to page: inout HTMLWriter, _ rows: (inout HTMLWriter) -> Void
    ) {
        page.block("table") { page in
            page.block("thead") { $0.row(titles, header: true, numbers: numbers) }
            page.block("tbody") { rows(&$0) }
        }
    }

    private static func physical(_ progress: Progress, to page: inout HTMLWriter, _ language: Language) {
        let titles = [
            Words.code, StringTable.product, StringTable.unit, StringTable.initialTarget, StringTable.target,
            StringTable.executed, Bilingual("%"), Bilingual(""), StringTable.programmed, Words.percentProgrammed,
            StringTable.light,
        ]
        let numbers: Set<Int> = [3, 4, 5, 6, 8, 9]
        table(titles.map { $0[language] }, numbers: numbers, to: &page) { page in
            for row in progress.rows {
                page.raw("<tr>")
                page.element("td", row.code.rawValue)
                page.element("td", row.shownName(in: language))
                page.element("td", row.shownUnit(in: language))
                for quantity in [row.targetInitial, row.target, row.executed] {
                    page.element("td", FigureText.quantity(quantity), class: "n")
                }
                page.element("td", FigureText.percent(row.percent), class: "n")
                page.raw("<td>")
                ProgressChart.bar(share: row.percent.map { $0 / 100 }, light: row.light, to: &page)
                page.raw("</td>")
                page.element("td", FigureText.quantity(row.programmedToDate), class: "n")
                page.element("td", FigureText.percent(row.percentProgrammed), class: "n")
                page.element("td", row.light?.label[language] ?? "")
                page.raw("</tr>\n")
            }
        }
    }

    private static func charts(
        _ progress: Progress, _ months: [MonthlyProgress], to page: inout HTMLWriter, _ language: Language
    ) {
        guard !months.isEmpty else { return }
        page.element("h2", HTMLWords.course[language])
        page.block("div", class: "charts") { page in
            for course in months {
                guard let row = progress[course.code] else { continue }
                page.block("figure") { page in
                    ProgressChart.course(course, target: row.target, light: row.light, to: &page, language)
                    let name = [row.code.rawValue, row.name?[language], row.unit.map { "(\($0.label[language]))" }]
                    page.element("figcaption", name.compactMap { $0 }.joined(separator: " "))
                }
            }
        }
    }

    private static func periods(_ progress: Progress, to page: inout HTMLWriter, _ language: Language) {
        let titles =
            [Words.code[language]] + (1...3).map { "\(HTMLWords.programmed[language]) C\($0)" }
            + (1...3).map { "\(HTMLWords.executed[language]) C\($0)" }
            + [StringTable.gross[language], Words.passes[language]]
        table(titles, numbers: Set(1...8), to: &page) { page in
            for row in progress.rows {
                func cells(_ periods: [Quantity]) -> [String] {
                    (0..<3).map { FigureText.quantity(periods.indices.contains($0) ? periods[$0] : nil) }
                }
                page.row(
                    [row.code.rawValue] + cells(row.programmedByPeriod) + cells(row.reportedByPeriod)
                        + [FigureText.quantity(row.gross), row.passes.map { fixed($0, decimals: 2) } ?? ""],
                    numbers: Set(1...8))
            }
        }
    }

    private static func financial(_ progress: Progress, to page: inout HTMLWriter, _ language: Language) {
        let titles = [
            Words.code, Words.targetMoney, Words.budget, Words.accrued, Bilingual("%"), Words.unitCost,
            Words.plannedUnitCost, Words.gap,
        ]
        table(titles.map { $0[language] }, numbers: Set(1...7), to: &page) { page in
            for row in progress.rows {
                page.row(
                    [
                        row.code.rawValue, FigureText.money(row.targetMoney), FigureText.money(row.currentBudget),
                        FigureText.money(row.accrued), FigureText.percent(row.percentFinancial),
                        FigureText.money(row.unitCost), FigureText.money(row.targetUnitCost),
                        FigureText.percent(row.gap),
                    ], numbers: Set(1...7))
            }
        }
    }

    /// What the kilometres are made of; a product over one subproduct says the same and is left out.
    private static func sectors(_ progress: Progress, to page: inout HTMLWriter, _ language: Language) {
        let parents = Set(progress.rows.compactMap(\.parent))
        for row in progress.rows where !row.sectors.isEmpty && !parents.contains(row.code) {
            page.element("h2", "\(row.code.rawValue) · \(HTMLWords.bySector[language])")
            let titles = [
                StringTable.sector[language], HTMLWords.net[language], StringTable.gross[language],
                Words.passes[language],
            ]
            table(titles, numbers: Set(1...3), to: &page) { page in
                for sector in row.sectors {
                    page.row(
                        [
                            sector.sector.rawValue, FigureText.quantity(sector.net), FigureText.quantity(sector.gross),
                            sector.passes.map { fixed($0, decimals: 2) },
                        ], numbers: Set(1...3))
                }
            }
        }
    }

    private enum HTMLWords {
        static let periods = Bilingual(en: "By four-month period", es: "Por cuatrimestre")
        static let money = Bilingual(en: "Financial progress", es: "Avance financiero")
        static let course = Bilingual(
            en: "Course of the year, cumulative (dashed: programmed)",
            es: "Marcha del año, acumulado (trazos: programado)")
        static let programmed = Bilingual(en: "programmed", es: "programado")
        static let executed = Bilingual(en: "executed", es: "ejecutado")
        static let pace = Bilingual(en: "Pace and forecast", es: "Ritmo y pronóstico")
        static let range = Bilingual(en: "lowest – highest", es: "mínimo – máximo")
        static let adjustments = Bilingual(
            en: "Adjustments to closed periods", es: "Ajustes a períodos cerrados")
        static let bySector = Bilingual(en: "by sector, km", es: "por sector, km")
        static let net = Bilingual(en: "net", es: "neto")
    }
}
