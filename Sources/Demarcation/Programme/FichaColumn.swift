/// The columns of the four-monthly report of indicators (ficha), in their order.
public enum FichaColumn: String, Labelled {
    case product, subproduct, unit
    case targetInitial = "target_initial"
    case target
    case programmed1 = "programmed_c1"
    case programmed2 = "programmed_c2"
    case programmed3 = "programmed_c3"
    case executed1 = "executed_c1"
    case executed2 = "executed_c2"
    case executed3 = "executed_c3"
    case cumulative
    case percent
    case budget = "budget_gtq"
    case accrued = "accrued_gtq"
    case percentFinancial = "percent_financial"
    case unitCost = "unit_cost_gtq"
    case light, source

    /// What stands in a cell; text is worded by whoever prints it.
    public enum Value: Hashable, Sendable {
        case text(Bilingual)
        case quantity(Quantity)
        case percent(Double)
        case money(Money)
        case light(ProgressRules.Light)
        case empty
    }

    public var label: Bilingual {
        switch self {
        case .product: Bilingual(en: "Product", es: "Producto")
        case .subproduct: Bilingual(en: "Subproduct", es: "Subproducto")
        case .unit: Bilingual(en: "Unit", es: "Unidad")
        case .targetInitial: Bilingual(en: "Initial target", es: "Meta inicial")
        case .target: Bilingual(en: "Target in force", es: "Meta vigente")
        case .programmed1: Bilingual(en: "Programmed C1", es: "Programado C1")
        case .programmed2: Bilingual(en: "Programmed C2", es: "Programado C2")
        case .programmed3: Bilingual(en: "Programmed C3", es: "Programado C3")
        case .executed1: Bilingual(en: "Executed C1", es: "Ejecutado C1")
        case .executed2: Bilingual(en: "Executed C2", es: "Ejecutado C2")
        case .executed3: Bilingual(en: "Executed C3", es: "Ejecutado C3")
        case .cumulative: Bilingual(en: "Cumulative", es: "Acumulado")
        case .percent: Bilingual(en: "% physical", es: "% físico")
        case .budget: Bilingual(en: "Current budget Q", es: "Vigente Q")
        case .accrued: Bilingual(en: "Accrued Q", es: "Devengado Q")
        case .percentFinancial: Bilingual(en: "% financial", es: "% financiero")
        case .unitCost: Bilingual(en: "Unit cost Q", es: "Costo unitario Q")
        case .light: Bilingual(en: "Light", es: "Semáforo")
        case .source: Bilingual(en: "Source", es: "Fuente")
        }
    }

    /// The cell of a row. Periods after the day of the report are empty, not 0.
    public func value(of row: ProgressRow, window: ProgressWindow) -> Value {
        switch self {
        case .product: row.level == .product ? FichaColumn.name(row) : .empty
        case .subproduct: row.level == .subproduct ? FichaColumn.name(row) : .empty
        case .unit: row.unit.map { .text($0.label) } ?? .empty
        case .targetInitial: .init(row.targetInitial)
        case .target: .init(row.target)
        case .programmed1: .init(row.programmedByPeriod, 0)
        case .programmed2: .init(row.programmedByPeriod, 1)
        case .programmed3: .init(row.programmedByPeriod, 2)
        case .executed1: FichaColumn.executed(row, .first, window)
        case .executed2: FichaColumn.executed(row, .second, window)
        case .executed3: FichaColumn.executed(row, .third, window)
        case .cumulative: .init(row.executed)
        case .percent: row.percent.map { .percent($0) } ?? .empty
        case .budget: row.currentBudget.map { .money($0) } ?? .empty
        case .accrued: row.accrued.map { .money($0) } ?? .empty
        case .percentFinancial: row.percentFinancial.map { .percent($0) } ?? .empty
        case .unitCost: row.unitCost.map { .money($0) } ?? .empty
        case .light: row.light.map { .light($0) } ?? .empty
        case .source: FichaColumn.source(window)
        }
    }

    /// The cell of the line below a product that says what a closed period has gained or lost since it was closed.
    public func value(of adjustment: Adjustment, row: ProgressRow) -> Value {
        let code = row.code.rawValue
        let name = Value.text(
            Bilingual(
                en: "\(code) adjustment to \(adjustment.period), closed on \(adjustment.closedOn)",
                es: "\(code) ajuste a \(adjustment.period), cerrado el \(adjustment.closedOn)"))
        switch self {
        case .product: return row.level == .product ? name : .empty
        case .subproduct: return row.level == .subproduct ? name : .empty
        case .unit: return row.unit.map { .text($0.label) } ?? .empty
        case .cumulative: return .quantity(adjustment.quantity)
        case .accrued: return adjustment.accrued == .zero ? .empty : .money(adjustment.accrued)
        case .source:
            let ids = adjustment.lateRecords.map(\.id).joined(separator: " ")
            return ids.isEmpty ? .empty : .text(Bilingual(ids))
        default: return .empty
        }
    }

    /// Code and name; the code alone where the plan has no name.
    private static func name(_ row: ProgressRow) -> Value {
        let code = row.code.rawValue
        guard let name = row.name else { return .text(Bilingual(code)) }
        return .text(Bilingual(en: "\(code) \(name.english)", es: "\(code) \(name.spanish)"))
    }

    private static func executed(_ row: ProgressRow, _ period: Cuatrimestre, _ window: ProgressWindow) -> Value {
        window.to < period.firstDay(of: window.year) ? .empty : .init(row.reportedByPeriod, period.index)
    }

    private static func source(_ window: ProgressWindow) -> Value {
        let basis = window.basis.label
        return .text(
            Bilingual(
                en: "Register, \(basis.english), to \(window.to)", es: "Registro, \(basis.spanish), al \(window.to)"))
    }
}

extension FichaColumn.Value {
    fileprivate init(_ quantity: Quantity?) {
        self = quantity.map { .quantity($0) } ?? .empty
    }

    fileprivate init(_ periods: [Quantity], _ index: Int) {
        self = periods.indices.contains(index) ? .quantity(periods[index]) : .empty
    }
}
