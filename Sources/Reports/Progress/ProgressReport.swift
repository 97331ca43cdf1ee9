public import Demarcation

/// The progress of a year for programs: JSON, CSV and a workbook.
public enum ProgressReport {
    /// Percents have one decimal; quantities and amounts are exact.
    public static func write(_ document: ProgressDocument, in language: Language, to json: inout JSONWriter) {
        let progress = document.progress
        json.object { json in
            json.member("year", progress.window.year)
            json.member("to", progress.window.to.description)
            json.member("basis", progress.window.basis.rawValue)
            json.object("thresholds") { json in
                json.member("green", progress.thresholds.green)
                json.member("amber", progress.thresholds.amber)
                json.member("official", progress.thresholds.isOfficial)
            }
            if let closing = document.closing {
                json.object("closed") { json in
                    json.member("period", closing.period.description)
                    json.member("closed_on", closing.closedOn.description)
                }
            }
            json.newline()
            json.array("rows") { json in
                for row in progress.rows {
                    json.newline()
                    json.object { json in members(of: row, document, in: language, to: &json) }
                }
            }
            if !document.breakdowns.isEmpty {
                json.newline()
                write(document.breakdowns, in: language, to: &json)
            }
            json.newline()
            write(progress.findings, in: language, to: &json)
            if !document.remarks.isEmpty { json.member("legal_notes", document.remarks.map { $0[language] }) }
        }
    }

    private static func members(
        of row: ProgressRow, _ document: ProgressDocument, in language: Language, to json: inout JSONWriter
    ) {
        json.member("code", row.code.rawValue)
        json.member("name", row.name?[language])
        json.member("unit", row.unit?.rawValue)
        json.member("target", row.target)
        json.member("target_initial", row.targetInitial)
        json.member("executed", row.executed)
        json.member("gross", row.gross)
        json.member("percent", row.percent, decimals: FigureText.percentDecimals)
        json.member("programmed_to_date", row.programmedToDate)
        json.member("percent_programmed", row.percentProgrammed, decimals: FigureText.percentDecimals)
        json.array("by_period") { json in
            for quantity in row.reportedByPeriod { json.value(quantity) }
        }
        json.member("target_gtq", row.targetMoney)
        json.member("accrued_gtq", row.accrued)
        json.member("percent_financial", row.percentFinancial, decimals: FigureText.percentDecimals)
        json.member("unit_cost_gtq", row.unitCost)
        json.member("light", row.light?.rawValue)
        // Beyond the columns that every version has.
        json.member("parent", row.parent?.rawValue)
        json.member("level", row.level.rawValue)
        json.array("programmed_by_period") { json in
            for quantity in row.programmedByPeriod { json.value(quantity) }
        }
        json.member("current_budget_gtq", row.currentBudget)
        json.member("target_unit_cost_gtq", row.targetUnitCost)
        json.member("unit_cost_ratio", row.unitCostRatio, decimals: FigureText.ratioDecimals)
        json.member("gap_points", row.gap, decimals: FigureText.percentDecimals)
        json.member("adjustment", row.adjustment)
        pace(of: row, document, in: language, to: &json)
        json.member("late", row.byPeriod.isEmpty ? nil : row.lateQuantity)
        adjustments(of: row, to: &json)
        json.array("sectors") { json in
            for sector in row.sectors {
                json.object { json in
                    json.member("sector", sector.sector.rawValue)
                    json.member("net", sector.net)
                    json.member("gross", sector.gross)
                }
            }
        }
    }

    private static func pace(
        of row: ProgressRow, _ document: ProgressDocument, in language: Language, to json: inout JSONWriter
    ) {
        let pace = document.pace(row)
        json.member("lag", row.lag)
        json.member("remaining", pace?.remaining)
        json.member("days_left", pace?.daysLeft)
        json.member("per_week", pace?.perWeekSoFar)
        json.member("required_per_week", pace?.requiredPerWeek)
        if let forecast = document.forecast(row) {
            json.object("forecast") { json in
                json.member("year_end", forecast.yearEnd)
                json.member("lowest", forecast.lowest)
                json.member("highest", forecast.highest)
                json.member("share_to_date", forecast.shareToDate, decimals: 4)
                json.member("method", forecast.method.code)
                json.member("method_label", forecast.method.label[language])
            }
        } else {
            json.key("forecast")
            json.null()
            json.member("no_forecast", document.forecastAbsence(row)?.message[language])
        }
    }

    /// What came to closed periods after they were closed.
    private static func adjustments(of row: ProgressRow, to json: inout JSONWriter) {
        json.array("adjustments") { json in
            for item in row.adjustments {
                json.object { json in
                    json.member("period", item.period.description)
                    json.member("closed_on", item.closedOn.description)
                    json.member("reported", item.frozen)
                    json.member("now", item.live)
                    json.member("quantity", item.quantity)
                    json.member("accrued_gtq", item.accrued)
                    json.array("records") { json in
                        for record in item.lateRecords {
                            json.object { json in
                                json.member("id", record.id)
                                json.member("date", record.date.description)
                                json.member("recorded", record.recorded?.description)
                                json.member("stated", record.stated)
                                json.member("acta", record.acta)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ breakdowns: [Breakdown], in language: Language, to json: inout JSONWriter) {
        json.object("breakdown") { json in
            json.member("by", breakdowns[0].key.rawValue)
            json.array("products") { json in
                for breakdown in breakdowns {
                    json.newline()
                    json.object { json in
                        json.member("code", breakdown.code.rawValue)
                        json.member("adds_up", breakdown.addsUp)
                        json.array("parts") { json in
                            for part in breakdown.parts {
                                json.object { json in
                                    json.member("name", part.name)
                                    json.member("executed", part.executed)
                                    json.member("gross", part.gross)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ findings: [ProgressFinding], in language: Language, to json: inout JSONWriter) {
        json.array("findings") { json in
            for finding in findings {
                json.newline()
                json.object { json in
                    json.member("code", finding.code)
                    json.member("product", finding.product?.rawValue)
                    json.member("message", finding.message[language])
                }
            }
        }
    }

    /// A row for each product, names of columns as in the JSON; with a breakdown a row for each of its parts instead.
    public static func csv(_ document: ProgressDocument, in language: Language) -> [UInt8] {
        guard document.breakdowns.isEmpty else { return breakdownCSV(document) }
        var csv = CSVWriter(header: ProgressColumn.allCases.map(\.rawValue))
        for row in document.progress.rows {
            csv.row { csv in
                for column in ProgressColumn.allCases {
                    csv.field(column.value(of: row, in: document, language).text)
                }
            }
        }
        return csv.bytes
    }

    private static func breakdownCSV(_ document: ProgressDocument) -> [UInt8] {
        var csv = CSVWriter(header: breakdownColumns)
        for cells in breakdownRows(document) {
            csv.row { csv in
                for cell in cells { csv.field(cell) }
            }
        }
        return csv.bytes
    }

    private static let breakdownColumns = [
        "year", "to", "basis", "code", "by", "part", "executed", "gross", "adds_up",
    ]

    private static func breakdownRows(_ document: ProgressDocument) -> [[String]] {
        let window = document.progress.window
        return document.breakdowns.flatMap { breakdown in
            breakdown.parts.map { part in
                [
                    String(window.year), window.to.description, window.basis.rawValue, breakdown.code.rawValue,
                    breakdown.key.rawValue, part.name, part.executed.description, part.gross.description,
                    breakdown.addsUp ? "true" : "false",
                ]
            }
        }
    }

    /// A workbook with the columns of the CSV, the ficha, a breakdown where there is one, and the findings.
    public static func workbook(_ document: ProgressDocument, in language: Language) -> [UInt8] {
        var workbook = WorkbookWriter()
        let columns = ProgressColumn.allCases
        workbook.add(
            Bilingual(en: "progress", es: "avance")[language],
            [columns.map { .title($0.rawValue) }]
                + document.progress.rows.map { row in
                    columns.map { $0.value(of: row, in: document, language).cell }
                }, widths: columns.map { $0 == .name ? 40 : 12 })
        FichaReport.addSheet(document, in: language, to: &workbook)
        if !document.breakdowns.isEmpty {
            workbook.add(
                Bilingual(en: "breakdown", es: "desglose")[language],
                [breakdownColumns.map { .title($0) }]
                    + breakdownRows(document).map { row in
                        zip(breakdownColumns, row).map { name, text in
                            ["year", "executed", "gross"].contains(name) ? .number(text) : .text(text)
                        }
                    })
        }
        let notes =
            [document.windowText(in: language), document.progress.thresholdsText(in: language)]
            + document.progress.findings.map { $0.message[language] } + document.remarks.map { $0[language] }
        workbook.add(
            Bilingual(en: "notes", es: "notas")[language],
            [[.title(Words.findings[language])]] + notes.map { [.text($0)] }, widths: [120])
        return workbook.finish()
    }
}
