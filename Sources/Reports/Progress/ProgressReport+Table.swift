public import Demarcation

extension ProgressReport {
    /// For a terminal of at least 80 columns: what was done, when, what is left, and what it cost.
    public static func text(
        _ document: ProgressDocument, in language: Language, width: Int = 100, colours: Bool = false
    ) -> String {
        let progress = document.progress
        var text = progress.title(in: language) + "\n" + document.windowText(in: language) + "\n"
        // Titles without rows say nothing.
        if !progress.rows.isEmpty { text += "\n" + tables(document, in: language, width: width, colours: colours) }
        let notes = progress.findings.map { $0.message[language] } + document.forecastNotes(in: language)
        if !notes.isEmpty {
            text += "\n" + Words.findings[language] + "\n"
            for note in notes { text += wrapped("· " + note, to: width) }
        }
        if !document.remarks.isEmpty { text += "\n" }
        for remark in document.remarks { text += wrapped(remark[language], to: width) }
        return text
    }

    private static func tables(
        _ document: ProgressDocument, in language: Language, width: Int, colours: Bool
    ) -> String {
        let progress = document.progress
        var text = physical(progress, language).text(colours: colours)
        text += wrapped(progress.thresholdsText(in: language), to: width)
        text += "\n" + periods(progress, language).text()
        text += late(progress, language)
        text += "\n" + pace(document, language).text()
        text += "\n" + financial(progress, language).text()
        return text + breakdown(document, language, width)
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
                    FigureText.quantity(
                        row.reportedByPeriod.indices.contains(index) ? row.reportedByPeriod[index] : nil))
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

    /// What closed periods have gained or lost since, with the records that came late; nothing where nothing did.
    private static func late(_ progress: Progress, _ language: Language) -> String {
        var table = TextTable([
            .init(Words.code[language]), .init(Words.adjustment[language]), .init(Words.reported[language], .right),
            .init(Words.now[language], .right), .init(Words.difference[language], .right), .init("Q", .right),
            .init(Words.lateRecords[language]),
        ])
        var isEmpty = true
        for row in progress.rows {
            for item in row.adjustments where !item.isEmpty {
                isEmpty = false
                table.append([
                    .text(row.code.rawValue), .text("\(item.period) (\(item.closedOn))"),
                    .text(FigureText.quantity(item.frozen)), .text(FigureText.quantity(item.live)),
                    .text(item.quantity.description), .text(item.accrued.description),
                    .text(item.lateRecords.map(\.id).joined(separator: " ")),
                ])
            }
        }
        return isEmpty ? "" : "\n" + table.text()
    }

    private static func pace(_ document: ProgressDocument, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(Words.code[language]), .init(Words.lag[language], .right), .init(Words.remaining[language], .right),
            .init(Words.days[language], .right), .init(Words.perWeek[language], .right),
            .init(Words.requiredPerWeek[language], .right), .init(Words.yearEnd[language], .right),
            .init(Words.method[language]),
        ])
        for row in document.progress.rows {
            let pace = document.pace(row)
            let forecast = document.forecast(row)
            table.append([
                .text(row.code.rawValue), .text(FigureText.quantity(row.lag)),
                .text(FigureText.quantity(pace?.remaining)), .text(pace.map { String($0.daysLeft) } ?? ""),
                .text(FigureText.quantity(pace?.perWeekSoFar)), .text(FigureText.quantity(pace?.requiredPerWeek)),
                .text(FigureText.quantity(forecast?.yearEnd)), .text(forecast?.method.label[language] ?? "—"),
            ])
        }
        return table
    }

    private static func breakdown(_ document: ProgressDocument, _ language: Language, _ width: Int) -> String {
        guard let first = document.breakdowns.first else { return "" }
        var table = TextTable([
            .init(Words.code[language]), .init(first.key.label[language]),
            .init(StringTable.executed[language], .right), .init(StringTable.gross[language], .right), .init(""),
        ])
        for breakdown in document.breakdowns {
            let executed = document.progress[breakdown.code]?.executed ?? .zero
            for part in breakdown.parts {
                table.append([
                    .text(breakdown.code.rawValue), .text(breakdown.key.name(of: part, language)),
                    .text(part.executed.description), .text(part.gross.description),
                    .bar(executed > .zero ? part.executed / executed : 0, width: 12),
                ])
            }
        }
        return "\n" + table.text()
            + (document.breakdowns.allSatisfy(\.addsUp) ? "" : wrapped(Words.notASum[language], to: width))
    }

    private static func financial(_ progress: Progress, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(Words.code[language]), .init(Words.targetMoney[language], .right),
            .init(Words.budget[language], .right), .init(Words.accrued[language], .right), .init("%", .right),
            .init(Words.unitCost[language], .right), .init(Words.plannedUnitCost[language], .right),
            .init(Words.gap[language], .right),
        ])
        for row in progress.rows {
            table.append([
                .text(row.code.rawValue), .text(FigureText.money(row.targetMoney)),
                .text(FigureText.money(row.currentBudget)), .text(FigureText.money(row.accrued)),
                .text(FigureText.percent(row.percentFinancial)), .text(FigureText.money(row.unitCost)),
                .text(FigureText.money(row.targetUnitCost)), .text(FigureText.percent(row.gap)),
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
        static let gap = Bilingual(en: "gap", es: "físico − fin.")
        static let lag = Bilingual(en: "lag", es: "atraso")
        static let remaining = Bilingual(en: "left", es: "falta")
        static let days = Bilingual(en: "days", es: "días")
        static let perWeek = Bilingual(en: "a week", es: "por semana")
        static let requiredPerWeek = Bilingual(en: "needed", es: "se requiere")
        static let yearEnd = Bilingual(en: "forecast", es: "pronóstico")
        static let method = Bilingual(en: "by", es: "según")
        static let adjustment = Bilingual(en: "adjustment to", es: "ajuste a")
        static let reported = Bilingual(en: "reported", es: "informado")
        static let now = Bilingual(en: "now", es: "ahora")
        static let difference = Bilingual(en: "adjustment", es: "ajuste")
        static let lateRecords = Bilingual(en: "late records", es: "registros tardíos")
        static let notASum = Bilingual(
            en: "Two parts may have worked on the same metre, which counts for each: they don't add up to the total.",
            es: "Dos partes pueden haber trabajado el mismo metro, que cuenta para cada una: no suman el total.")
    }
}

extension Breakdown.Key {
    var label: Bilingual {
        switch self {
        case .sector: StringTable.sector
        case .neighbour: StringTable.neighbour
        case .crew: Bilingual(en: "crew", es: "brigada")
        case .kind: Bilingual(en: "kind", es: "tipo")
        case .cuatrimestre: StringTable.fourMonthPeriod
        }
    }

    /// A part as people read it.
    func name(of part: Breakdown.Part, _ language: Language) -> String {
        switch self {
        case .kind:
            return WorkKind(rawValue: part.name)?.label[language] ?? Event.Kind(rawValue: part.name)?.label[language]
                ?? part.name
        case .cuatrimestre where part.name == Breakdown.late:
            return Bilingual(en: "adjustments", es: "ajustes")[language]
        default:
            return part.name.isEmpty ? "—" : part.name
        }
    }
}

extension ProgressDocument {
    /// Why products have no forecast, each reason once.
    func forecastNotes(in language: Language) -> [String] {
        var notes: [(message: String, codes: [String])] = []
        for row in progress.rows {
            guard let message = forecastAbsence(row)?.message[language] else { continue }
            if let place = notes.firstIndex(where: { $0.message == message }) {
                notes[place].codes.append(row.code.rawValue)
            } else {
                notes.append((message, [row.code.rawValue]))
            }
        }
        return notes.map { "\($0.codes.joined(separator: ", ")): \($0.message)" }
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
