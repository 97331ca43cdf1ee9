public import Demarcation

/// The progress of a year for programs: JSON and CSV.
public enum ProgressReport {
    /// Percents have one decimal; quantities and amounts are exact.
    public static func write(_ progress: Progress, in language: Language, to json: inout JSONWriter) {
        json.object { json in
            json.member("year", progress.window.year)
            json.member("to", progress.window.to.description)
            json.member("basis", progress.window.basis.rawValue)
            json.object("thresholds") { json in
                json.member("green", progress.thresholds.green)
                json.member("amber", progress.thresholds.amber)
                json.member("official", progress.thresholds.isOfficial)
            }
            json.newline()
            json.array("rows") { json in
                for row in progress.rows {
                    json.newline()
                    json.object { json in members(of: row, in: language, to: &json) }
                }
            }
            json.newline()
            write(progress.findings, in: language, to: &json)
        }
    }

    private static func members(of row: ProgressRow, in language: Language, to json: inout JSONWriter) {
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
            for quantity in row.byPeriod { json.value(quantity) }
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
        json.member("gap_points", row.gap, decimals: FigureText.percentDecimals)
        json.member("adjustment", row.adjustment)
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

    /// A row for each product, names of columns as in the JSON.
    public static func csv(_ progress: Progress, in language: Language) -> [UInt8] {
        var csv = CSVWriter(header: [
            "year", "to", "basis", "code", "parent", "level", "name", "unit", "target", "target_initial", "executed",
            "gross", "percent", "programmed_to_date", "percent_programmed", "executed_c1", "executed_c2",
            "executed_c3", "programmed_c1", "programmed_c2", "programmed_c3", "target_gtq", "current_budget_gtq",
            "accrued_gtq", "percent_financial", "unit_cost_gtq", "target_unit_cost_gtq", "light",
            "thresholds_official",
        ])
        for row in progress.rows {
            csv.row { csv in
                csv.field(progress.window.year)
                for text in [
                    progress.window.to.description, progress.window.basis.rawValue, row.code.rawValue,
                    row.parent?.rawValue, row.level.rawValue, row.name?[language], row.unit?.rawValue,
                ] { csv.field(text) }
                for quantity in [row.target, row.targetInitial, row.executed, row.gross] {
                    csv.field(FigureText.quantity(quantity))
                }
                csv.field(FigureText.percent(row.percent))
                csv.field(FigureText.quantity(row.programmedToDate))
                csv.field(FigureText.percent(row.percentProgrammed))
                for periods in [row.byPeriod, row.programmedByPeriod] {
                    for index in 0..<3 {
                        csv.field(FigureText.quantity(periods.indices.contains(index) ? periods[index] : nil))
                    }
                }
                for money in [row.targetMoney, row.currentBudget, row.accrued] { csv.field(FigureText.money(money)) }
                csv.field(FigureText.percent(row.percentFinancial))
                for money in [row.unitCost, row.targetUnitCost] { csv.field(FigureText.money(money)) }
                csv.field(row.light?.rawValue)
                csv.field(progress.thresholds.isOfficial)
            }
        }
        return csv.bytes
    }
}
