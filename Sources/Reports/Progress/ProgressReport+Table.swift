public import Demarcation

extension ProgressReport {
    /// For a terminal of at least 80 columns: what was done, when, and what it cost.
    public static func text(
        _ progress: Progress, in language: Language, width: Int = 100, colours: Bool = false
    ) -> String {
        var text = progress.title(in: language) + "\n" + progress.windowText(in: language) + "\n\n"
        text += physical(progress, language).text(width: width, colours: colours)
        text += wrapped(progress.thresholdsText(in: language), to: width)
        text += "\n" + periods(progress, language).text(width: width)
        text += "\n" + financial(progress, language).text(width: width)
        let findings = progress.findings
        if !findings.isEmpty {
            text += "\n" + Words.findings[language] + "\n"
            for finding in findings { text += wrapped("· " + finding.message[language], to: width) }
        }
        return text
    }

    private static func physical(_ progress: Progress, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(Words.code[language]), .init(StringTable.product[language]), .init(StringTable.unit[language]),
            .init(Words.target[language], .right), .init(StringTable.executed[language], .right), .init("%", .right),
            .init(""), .init(StringTable.light[language]),
        ])
        for row in progress.rows {
            let colour = row.light?.colour
            table.append([
                .text(row.code.rawValue), .text(row.shownName(in: language)), .text(row.shownUnit(in: language)),
                .text(FigureText.quantity(row.target)), .text(FigureText.quantity(row.executed)),
                .text(FigureText.percent(row.percent)), .bar((row.percent ?? 0) / 100, width: 12, colour),
                .text(row.light?.label[language] ?? "", colour),
            ])
        }
        return table
    }

    private static func periods(_ progress: Progress, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(Words.code[language]), .init("C1", .right), .init("C2", .right), .init("C3", .right),
            .init(StringTable.gross[language], .right), .init(Words.passes[language], .right),
            .init(Words.programmed[language], .right), .init(Words.percentProgrammed[language], .right),
        ])
        for row in progress.rows {
            let cells = (0..<3).map { index in
                TextTable.Cell.text(
                    FigureText.quantity(row.byPeriod.indices.contains(index) ? row.byPeriod[index] : nil))
            }
            table.append(
                [.text(row.code.rawValue)] + cells + [
                    .text(FigureText.quantity(row.gross)), .text(row.passes.map { fixed($0, decimals: 2) } ?? ""),
                    .text(FigureText.quantity(row.programmedToDate)),
                    .text(FigureText.percent(row.percentProgrammed)),
                ])
        }
        return table
    }

    private static func financial(_ progress: Progress, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(Words.code[language]), .init(Words.targetMoney[language], .right),
            .init(Words.budget[language], .right), .init(Words.accrued[language], .right), .init("%", .right),
            .init(Words.unitCost[language], .right), .init(Words.plannedUnitCost[language], .right),
        ])
        for row in progress.rows {
            table.append([
                .text(row.code.rawValue), .text(FigureText.money(row.targetMoney)),
                .text(FigureText.money(row.currentBudget)), .text(FigureText.money(row.accrued)),
                .text(FigureText.percent(row.percentFinancial)), .text(FigureText.money(row.unitCost)),
                .text(FigureText.money(row.targetUnitCost)),
            ])
        }
        return table
    }

    enum Words {
        static let code = Bilingual(en: "code", es: "código")
        static let target = Bilingual(en: "target", es: "meta")
        static let passes = Bilingual(en: "passes", es: "pasadas")
        static let programmed = Bilingual(en: "programmed", es: "programado")
        static let percentProgrammed = Bilingual(en: "% of it", es: "% prog.")
        static let targetMoney = Bilingual(en: "target Q", es: "meta Q")
        static let budget = Bilingual(en: "budget Q", es: "vigente Q")
        static let accrued = Bilingual(en: "accrued Q", es: "devengado Q")
        static let unitCost = Bilingual(en: "unit cost Q", es: "costo unit. Q")
        static let plannedUnitCost = Bilingual(en: "planned Q", es: "previsto Q")
        static let findings = Bilingual(en: "Findings", es: "Hallazgos")
    }
}

extension ProgressRules.Light {
    fileprivate var colour: TextTable.Colour {
        switch self {
        case .green: .green
        case .amber: .amber
        case .red: .red
        }
    }
}
