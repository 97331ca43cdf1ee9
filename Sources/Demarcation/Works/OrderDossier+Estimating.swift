extension OrderDossier {
    /// Why a certificate can't be issued.
    public enum EstimationError: Error, Hashable, Sendable {
        /// Nothing is done of an order before it has begun, or that was cancelled.
        case notBegun(WorkOrder.ID, WorkState)
        case nothingToEstimate(WorkOrder.ID)
        /// Cumulative beyond what was measured, corrections taken off.
        case beyondMeasured(cumulative: Quantity, measured: Quantity, PhysicalUnit)
        /// A negative period takes off more than earlier certificates hold.
        case belowZero(cumulative: Quantity, PhysicalUnit)
        case dateBeforePrevious(CivilDate, previous: CivilDate)
    }

    /// The next certificate: `period` is what was done in it, else all that was measured and not certified yet.
    public func estimation(
        on date: CivilDate, period: Quantity? = nil, amount: Money? = nil, acta: String? = nil
    ) throws(EstimationError) -> Estimation {
        guard order.state >= .inProgress else { throw .notBegun(order.id, order.state) }
        let account = settlement
        let next = Estimation(
            after: estimations, order: order.id, date: date, period: period ?? account.toEstimate, amount: amount,
            acta: acta)
        if let last = estimations.max(by: { $0.number < $1.number }), date < last.date {
            throw .dateBeforePrevious(date, previous: last.date)
        }
        guard !next.period.isZero else { throw .nothingToEstimate(order.id) }
        guard next.cumulative >= .zero else { throw .belowZero(cumulative: next.cumulative, order.unit) }
        guard next.cumulative <= account.net || next.period < .zero else {
            throw .beyondMeasured(cumulative: next.cumulative, measured: account.net, order.unit)
        }
        return next
    }
}

extension OrderDossier.EstimationError {
    public var message: Bilingual {
        switch self {
        case .notBegun(let id, let state):
            Bilingual(
                en: "order \(id.rawValue) is \(state.label.english): there is nothing to certify",
                es: "la orden \(id.rawValue) está \(state.label.spanish): no hay nada que estimar")
        case .nothingToEstimate(let id):
            Bilingual(
                en: "all that was measured of \(id.rawValue) has its certificate already",
                es: "todo lo medido de \(id.rawValue) ya está en una estimación")
        case .beyondMeasured(let cumulative, let measured, let unit):
            Bilingual(
                en: "the certificates would come to \(cumulative) \(unit.label.english), measured are \(measured)",
                es: "las estimaciones sumarían \(cumulative) \(unit.label.spanish); lo medido es \(measured)")
        case .belowZero(let cumulative, let unit):
            Bilingual(
                en: "the certificates would come to \(cumulative) \(unit.label.english), below 0",
                es: "las estimaciones sumarían \(cumulative) \(unit.label.spanish), menos de 0")
        case .dateBeforePrevious(let date, let previous):
            Bilingual(
                en: "\(date) lies before the certificate of \(previous)",
                es: "\(date) es anterior a la estimación del \(previous)")
        }
    }
}
