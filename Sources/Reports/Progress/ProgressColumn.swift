import Demarcation

/// The columns of progress as a table of data, for CSV and spreadsheets. Names are stable: added to, not changed.
enum ProgressColumn: String, CaseIterable {
    case year, to, basis, code, parent, level, name, unit, target
    case targetInitial = "target_initial"
    case executed, gross, percent
    case programmedToDate = "programmed_to_date"
    case percentProgrammed = "percent_programmed"
    case executed1 = "executed_c1"
    case executed2 = "executed_c2"
    case executed3 = "executed_c3"
    case programmed1 = "programmed_c1"
    case programmed2 = "programmed_c2"
    case programmed3 = "programmed_c3"
    case targetMoney = "target_gtq"
    case budget = "current_budget_gtq"
    case accrued = "accrued_gtq"
    case percentFinancial = "percent_financial"
    case unitCost = "unit_cost_gtq"
    case targetUnitCost = "target_unit_cost_gtq"
    case light
    case thresholdsOfficial = "thresholds_official"
    case lag, remaining
    case daysLeft = "days_left"
    case perWeek = "per_week"
    case requiredPerWeek = "required_per_week"
    case gap = "gap_points"
    case unitCostRatio = "unit_cost_ratio"
    case late
    case yearEnd = "forecast"
    case yearEndMethod = "forecast_method"

    enum Value {
        case text(String?)
        case integer(Int)
        case flag(Bool)
        case quantity(Quantity?)
        case percent(Double?)
        case ratio(Double?)
        case money(Money?)
    }

    func value(of row: ProgressRow, in document: ProgressDocument, _ language: Language) -> Value {
        let progress = document.progress
        func period(_ quantities: [Quantity], _ index: Int) -> Value {
            .quantity(quantities.indices.contains(index) ? quantities[index] : nil)
        }
        switch self {
        case .year: return .integer(progress.window.year)
        case .to: return .text(progress.window.to.description)
        case .basis: return .text(progress.window.basis.rawValue)
        case .code: return .text(row.code.rawValue)
        case .parent: return .text(row.parent?.rawValue)
        case .level: return .text(row.level.rawValue)
        case .name: return .text(row.name?[language])
        case .unit: return .text(row.unit?.rawValue)
        case .target: return .quantity(row.target)
        case .targetInitial: return .quantity(row.targetInitial)
        case .executed: return .quantity(row.executed)
        case .gross: return .quantity(row.gross)
        case .percent: return .percent(row.percent)
        case .programmedToDate: return .quantity(row.programmedToDate)
        case .percentProgrammed: return .percent(row.percentProgrammed)
        case .executed1: return period(row.reportedByPeriod, 0)
        case .executed2: return period(row.reportedByPeriod, 1)
        case .executed3: return period(row.reportedByPeriod, 2)
        case .programmed1: return period(row.programmedByPeriod, 0)
        case .programmed2: return period(row.programmedByPeriod, 1)
        case .programmed3: return period(row.programmedByPeriod, 2)
        case .targetMoney: return .money(row.targetMoney)
        case .budget: return .money(row.currentBudget)
        case .accrued: return .money(row.accrued)
        case .percentFinancial: return .percent(row.percentFinancial)
        case .unitCost: return .money(row.unitCost)
        case .targetUnitCost: return .money(row.targetUnitCost)
        case .light: return .text(row.light?.rawValue)
        case .thresholdsOfficial: return .flag(progress.thresholds.isOfficial)
        case .lag: return .quantity(row.lag)
        case .remaining: return .quantity(document.pace(row)?.remaining)
        case .daysLeft: return document.pace(row).map { .integer($0.daysLeft) } ?? .text(nil)
        case .perWeek: return .quantity(document.pace(row)?.perWeekSoFar)
        case .requiredPerWeek: return .quantity(document.pace(row)?.requiredPerWeek)
        case .gap: return .percent(row.gap)
        case .unitCostRatio: return .ratio(row.unitCostRatio)
        case .late: return .quantity(row.byPeriod.isEmpty ? nil : row.lateQuantity)
        case .yearEnd: return .quantity(document.forecast(row)?.yearEnd)
        case .yearEndMethod: return .text(document.forecast(row)?.method.label[language])
        }
    }
}

extension ProgressColumn.Value {
    /// As CSV and pages write it.
    var text: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .quantity(let quantity): FigureText.quantity(quantity)
        case .percent(let percent): FigureText.percent(percent)
        case .ratio(let ratio): FigureText.ratio(ratio)
        case .money(let money): FigureText.money(money)
        }
    }

    var cell: WorkbookWriter.Cell {
        switch self {
        case .text(let text): text.map { .text($0) } ?? .empty
        case .flag(let flag): .text(flag ? "true" : "false")
        case .integer, .quantity, .ratio: .number(text ?? "")
        case .percent: .percent(text ?? "")
        case .money: .money(text ?? "")
        }
    }
}
