/// What a closed period has gained or lost since it was closed, and the records that came late.
///
/// The frozen figures of the four-month periods, their adjustments and what is still open add up to what was executed.
public struct Adjustment: Hashable, Sendable {
    public var period: ReportPeriod
    public var closedOn: CivilDate
    /// As it was reported.
    public var frozen: Quantity?
    /// What the records say now.
    public var live: Quantity?
    public var frozenAccrued: Money?
    public var liveAccrued: Money?
    /// Counted in the period now and not when it was closed, in order of date and id.
    public var lateRecords: [Explanation.Contribution]

    public var quantity: Quantity { (live ?? .zero) - (frozen ?? .zero) }
    public var accrued: Money { (liveAccrued ?? .zero) - (frozenAccrued ?? .zero) }

    /// Nothing came late, or it changed nothing.
    public var isEmpty: Bool { quantity.isZero && accrued == .zero && lateRecords.isEmpty }

    /// Holds the closings of a window's year and basis that had ended by its day against the inputs; by product, in order
    /// of the periods. The inputs' own closings are left out of the computation.
    static func all(_ inputs: ProgressInputs, window: ProgressWindow) -> [Product.Code: [Adjustment]] {
        var bare = inputs
        bare.closings = []
        let mine = inputs.closings.filter {
            $0.period.year == window.year && $0.basis == window.basis && $0.period.lastDay <= window.to
        }.sorted { ($0.period.lastDay, $1.period.firstDay) < ($1.period.lastDay, $0.period.firstDay) }
        var adjustments: [Product.Code: [Adjustment]] = [:]
        for closing in mine {
            let period = closing.period
            let end = ProgressWindow(year: window.year, to: period.lastDay, basis: window.basis)
            let progress = Progress(bare, window: end)
            let opening = Closing.opening(period, bare, window.basis)
            for row in progress.rows {
                guard let frozen = closing.products[row.code] else { continue }
                let before = opening?[row.code]
                let explanation = Explanation(row.code, inputs: bare, window: end)
                let late = (explanation?.contributions ?? []).filter {
                    frozen.records[$0.id] == nil && period.contains($0.date)
                }
                adjustments[row.code, default: []].append(
                    Adjustment(
                        period: period, closedOn: closing.closedOn, frozen: frozen.executed,
                        live: row.executed.map { $0 - (before?.executed ?? .zero) }, frozenAccrued: frozen.accrued,
                        liveAccrued: row.accrued.map { $0 - (before?.accrued ?? .zero) }, lateRecords: late))
            }
        }
        return adjustments
    }
}

extension ProgressRow {
    /// Executed in each four-month period as it was reported: frozen where the period is closed.
    public var reportedByPeriod: [Quantity] {
        guard !byPeriod.isEmpty else { return [] }
        return Cuatrimestre.allCases.map { period in
            adjustment(of: period)?.frozen ?? byPeriod[period.index]
        }
    }

    /// What closed four-month periods have gained or lost since; ``reportedByPeriod`` and this add up to `executed`.
    public var lateQuantity: Quantity {
        Cuatrimestre.allCases.reduce(.zero) { sum, period in
            guard adjustment(of: period)?.frozen != nil, !byPeriod.isEmpty else { return sum }
            return sum + (adjustment(of: period)?.quantity ?? .zero)
        }
    }

    private func adjustment(of wanted: Cuatrimestre) -> Adjustment? {
        adjustments.first { item in
            if case .cuatrimestre(let period, _) = item.period { period == wanted } else { false }
        }
    }
}
