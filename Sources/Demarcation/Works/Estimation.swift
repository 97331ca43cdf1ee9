/// A progress certificate (estimación): what was done before, in its period, and in all.
public struct Estimation: Hashable, Sendable {
    /// Counted from 1 within its order.
    public var number: Int
    public var order: WorkOrder.ID
    public var date: CivilDate
    public var previous: Quantity
    /// Negative when it corrects an earlier one.
    public var period: Quantity
    public var cumulative: Quantity
    public var amount: Money?
    public var acta: String?

    public init(
        number: Int, order: WorkOrder.ID, date: CivilDate, previous: Quantity, period: Quantity, cumulative: Quantity,
        amount: Money? = nil, acta: String? = nil
    ) {
        self.number = number
        self.order = order
        self.date = date
        self.previous = previous
        self.period = period
        self.cumulative = cumulative
        self.amount = amount
        self.acta = acta
    }

    /// The certificate that follows the last of `earlier`.
    public init(
        after earlier: [Estimation], order: WorkOrder.ID, date: CivilDate, period: Quantity, amount: Money? = nil,
        acta: String? = nil
    ) {
        let last = earlier.max { $0.number < $1.number }
        let previous = last?.cumulative ?? .zero
        self.init(
            number: (last?.number ?? 0) + 1, order: order, date: date, previous: previous, period: period,
            cumulative: previous + period, amount: amount, acta: acta)
    }

    /// A certificate that does not follow from the one before it.
    public enum Defect: Hashable, Sendable {
        case numberNotNext(expected: Int, found: Int)
        case previousDiffers(number: Int, stated: Quantity, carried: Quantity)
        case sumDiffers(number: Int, stated: Quantity, sum: Quantity)
        case dateBeforePrevious(number: Int)
    }

    /// What is wrong in the certificates of one order, in order of their numbers.
    public static func defects(in estimations: [Estimation]) -> [Defect] {
        var defects: [Defect] = []
        var carried = Quantity.zero
        var lastDate: CivilDate?
        for (index, item) in estimations.sorted(by: { $0.number < $1.number }).enumerated() {
            if item.number != index + 1 { defects.append(.numberNotNext(expected: index + 1, found: item.number)) }
            if item.previous != carried {
                defects.append(.previousDiffers(number: item.number, stated: item.previous, carried: carried))
            }
            let sum = item.previous + item.period
            if item.cumulative != sum {
                defects.append(.sumDiffers(number: item.number, stated: item.cumulative, sum: sum))
            }
            if let lastDate, item.date < lastDate { defects.append(.dateBeforePrevious(number: item.number)) }
            carried = item.cumulative
            lastDate = item.date
        }
        return defects
    }
}
