extension ProgressRow {
    init(_ product: Product, tally: Tally?, inputs: ProgressInputs, window: ProgressWindow) {
        let target = product.target(for: window.year)
        let version = target?.inForce(on: window.to)
        self.init(
            code: product.code, parent: product.parent, level: product.level, name: product.name, unit: product.unit,
            executed: tally?.executed, gross: tally?.gross, byPeriod: tally?.byPeriod ?? [],
            sectors: tally?.sectors ?? [],
            adjustment: tally?.adjustment ?? .zero, target: version?.quantity, targetInitial: target?.initial.quantity,
            programmedToDate: nil, programmedByPeriod: [], percent: nil, percentProgrammed: nil,
            targetMoney: version?.money, currentBudget: nil, accrued: nil, percentFinancial: nil, unitCost: nil,
            targetUnitCost: version.flatMap { $0.money.perUnit(of: $0.quantity) }, light: nil,
            findings: tally?.findings ?? [])
        if product.unit == nil {
            findings.append(.unitMissing(code, taken: inputs.programme.effectiveUnit(of: product)))
        }
        if tally == nil { findings.append(.noMeasure(code)) }
        if let target, let version {
            setProgramme(target, version, inputs.rules, window)
        } else {
            findings.append(.noTarget(code))
        }
        setSpending(inputs, window, orderCosts: tally?.cost)
    }

    private mutating func setProgramme(
        _ target: Target, _ version: Target.Version, _ rules: ProgressRules, _ window: ProgressWindow
    ) {
        let year = window.year
        let programming = target.programming(asOf: window.to)
        func programmed(to date: CivilDate) -> Quantity { target.programmed(to: date, asOf: window.to) }
        if let programming {
            if programming.total != version.quantity {
                findings.append(
                    .programmingDiffers(code, programmed: programming.total, target: version.quantity))
            }
        } else {
            findings.append(.linearProgramming(code))
        }
        let ends = Cuatrimestre.allCases.map { programmed(to: $0.lastDay(of: year)) }
        programmedByPeriod = [ends[0], ends[1] - ends[0], ends[2] - ends[1]]
        let toDate = programmed(to: window.to)
        programmedToDate = toDate
        guard let executed else { return }
        if version.quantity > .zero { percent = executed / version.quantity * 100 }
        if toDate > .zero {
            let share = executed / toDate
            percentProgrammed = share * 100
            light = rules.thresholds.light(forShare: share)
        }
    }

    /// Budget and accrued amounts of the year to the day, from the budget's lines; from the costs of the orders where
    /// there are no such lines.
    private mutating func setSpending(_ inputs: ProgressInputs, _ window: ProgressWindow, orderCosts: Money?) {
        let lines = inputs.spending.filter {
            $0.product == code && $0.date.year == window.year && $0.date <= window.to
        }
        let budgets = lines.compactMap { line in line.currentBudget.map { (date: line.date, amount: $0) } }
        let stated = budgets.max { ($0.date, $0.amount) < ($1.date, $1.amount) }?.amount
        if !lines.isEmpty {
            setMoney(accrued: lines.reduce(.zero) { $0 + $1.accrued }, budget: stated, rules: inputs.rules)
        } else if let orderCosts, level == .subproduct || inputs.programme.children(of: code).isEmpty {
            findings.append(.accruedFromOrders(code))
            setMoney(accrued: orderCosts, budget: nil, rules: inputs.rules)
        }
    }

    mutating func setMoney(accrued: Money, budget: Money?, rules: ProgressRules) {
        self.accrued = accrued
        if budget == nil, targetMoney != nil { findings.append(.budgetFromTarget(code)) }
        currentBudget = budget ?? targetMoney
        if let currentBudget, currentBudget > .zero { percentFinancial = accrued / currentBudget * 100 }
        unitCost = executed.flatMap { $0 > .zero ? accrued.perUnit(of: $0) : nil }
    }

    mutating func findGap(limit: Double) {
        if let gap, abs(gap) > limit { findings.append(.gap(code, points: gap, limit: limit)) }
    }
}
