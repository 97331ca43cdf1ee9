/// Physical and financial progress of a year to a day, product by product.
///
/// Kilometres are net: each metre of line once, in the year in which it counts on the basis. Cubic metres are never
/// added to kilometres: a product's quantity is that of the subproducts in its own unit.
public struct Progress: Hashable, Sendable {
    public var window: ProgressWindow
    public var thresholds: ProgressRules.Thresholds
    /// In the order of the programme.
    public var rows: [ProgressRow]
    /// What concerns no single product.
    public var general: [ProgressFinding]

    /// Everything to know before trusting a figure, the rows' findings included.
    public var findings: [ProgressFinding] { general + rows.flatMap(\.findings) }

    /// Adds up the inputs. Linear in orders and events; nothing depends on their order.
    public init(_ inputs: ProgressInputs, window: ProgressWindow) {
        self.window = window
        thresholds = inputs.rules.thresholds
        general = window.to.year == window.year ? [] : [.dateOutsideYear(window.to, year: window.year)]
        var tallies: [Measure: Tally] = [:]
        rows = []
        for product in inputs.programme.products {
            let parts = inputs.programme.addends(of: product)
            var tally: Tally?
            if let measure = inputs.rules.measure(for: product, in: inputs.programme) {
                // A product over one subproduct in its unit counts the same orders: they are added up once, and what
                // was found about them is said of the subproduct.
                let code = parts.first?.code ?? product.code
                tally = tallies[measure] ?? Tally(measure, of: code, in: inputs, window: window)
                tallies[measure] = tally
                if !parts.isEmpty { tally?.findings = [] }
            }
            rows.append(ProgressRow(product, tally: tally, inputs: inputs, window: window))
        }
        addChildren(inputs)
        if !inputs.closings.isEmpty {
            let adjustments = Adjustment.all(inputs, window: window)
            for index in rows.indices { rows[index].adjustments = adjustments[rows[index].code] ?? [] }
        }
    }

    public subscript(code: Product.Code) -> ProgressRow? { rows.first { $0.code == code } }

    /// Gives a product without accrued amounts of its own the sum of its subproducts', and compares where it has both.
    private mutating func addChildren(_ inputs: ProgressInputs) {
        for index in rows.indices {
            let code = rows[index].code
            let children = rows.filter { $0.parent == code }
            guard !children.isEmpty else { continue }
            let amounts = children.compactMap(\.accrued)
            guard !amounts.isEmpty else { continue }
            let sum = amounts.reduce(.zero, +)
            if inputs.spending.contains(where: { $0.product == code && $0.date.year == window.year }) {
                if let stated = rows[index].accrued, stated != sum {
                    rows[index].findings.append(.accruedDiffers(code, stated: stated, children: sum))
                }
            } else {
                let budgets = children.compactMap(\.currentBudget)
                rows[index].setMoney(
                    accrued: sum, budget: budgets.count == children.count ? budgets.reduce(.zero, +) : nil,
                    rules: inputs.rules)
            }
        }
        for index in rows.indices { rows[index].findGap(limit: inputs.rules.gapPoints) }
    }
}
