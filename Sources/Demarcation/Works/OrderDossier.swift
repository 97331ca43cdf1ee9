/// Everything that belongs to an order (su expediente), from the log to the corrections.
public struct OrderDossier: Hashable, Sendable {
    public var order: WorkOrder
    /// In order of date, those of a day as they were written.
    public var log: [LogEntry]
    /// In order of their numbers.
    public var measurements: [OrderMeasurement]
    public var estimations: [Estimation]
    /// The negative lines that name the order.
    public var corrections: [WorkOrder]

    public init(
        order: WorkOrder, log: [LogEntry] = [], measurements: [OrderMeasurement] = [], estimations: [Estimation] = [],
        corrections: [WorkOrder] = []
    ) {
        self.order = order
        self.log = log
        self.measurements = measurements
        self.estimations = estimations
        self.corrections = corrections
    }

    public var nextMeasurement: Int { (measurements.map(\.number).max() ?? 0) + 1 }

    public var settlement: Settlement { Settlement(self) }

    /// The final account of an order (liquidación): what was ordered, done, taken off, certified and paid for.
    public struct Settlement: Hashable, Sendable {
        public var planned: Quantity?
        public var executed: Quantity
        /// Negative or 0; cancelled corrections don't count.
        public var corrected: Quantity
        public var estimated: Quantity
        /// Sum of the certificates' amounts; `nil` where none states one.
        public var amount: Money?
        /// The order's cost with that of its corrections; `nil` where none is known.
        public var cost: Money?

        /// What is left of the work after corrections.
        public var net: Quantity { executed + corrected }
        /// What no certificate covers yet; negative where more was certified than done.
        public var toEstimate: Quantity { net - estimated }
        public var balance: Money? {
            guard let amount, let cost else { return nil }
            return cost - amount
        }

        init(_ dossier: OrderDossier) {
            let order = dossier.order
            let corrections = dossier.corrections.filter { $0.state != .cancelled }
            planned = order.plannedQuantity
            executed = order.state < .inProgress ? .zero : order.measured(dossier.measurements)
            corrected = corrections.reduce(.zero) { $0 - ($1.quantity?.magnitude ?? .zero) }
            estimated = dossier.estimations.max { $0.number < $1.number }?.cumulative ?? .zero
            let amounts = dossier.estimations.compactMap(\.amount)
            amount = amounts.isEmpty ? nil : amounts.reduce(.zero, +)
            let costs = ([order] + corrections).compactMap(\.cost)
            cost = costs.isEmpty ? nil : costs.reduce(.zero, +)
        }
    }
}

extension WorkOrder {
    /// What is known to be done: a stretch that is only planned is none.
    fileprivate func measured(_ measurements: [OrderMeasurement]) -> Quantity {
        let isKnown = state >= .measured || measurements.contains { !$0.isCheck }
        return isKnown ? quantity ?? .zero : .zero
    }
}
