public import GeoTypes

extension WorkOrder {
    /// Why an order can't be corrected so.
    public enum CorrectionError: Error, Hashable, Sendable {
        /// Nothing was measured of it yet: there is nothing to take off.
        case nothingMeasured(ID, WorkState)
        /// A correction is not corrected: the order it stands for is.
        case isCorrection(ID, of: ID?)
        case notNegative(Quantity)
        /// More would be taken off than is left.
        case moreThanLeft(ID, taken: Quantity, left: Quantity, PhysicalUnit)
        /// The stretch does not lie in that of the order.
        case outside(ID, from: Chainage, to: Chainage)
    }

    /// What a stored correction takes off, of which order and when. Two that say the same are one, written twice.
    public struct Taken: Hashable, Sendable {
        public var order: ID
        public var from: Chainage?
        public var to: Chainage?
        public var quantity: Quantity?
        public var day: CivilDate?
    }

    /// `nil` for an order that corrects none.
    public var taken: Taken? {
        guard let corrects else { return nil }
        return Taken(order: corrects, from: from, to: to, quantity: executedQuantity, day: dates.latest)
    }

    /// What a correction takes off.
    public enum Removal: Hashable, Sendable {
        /// Negative, in the unit of the kind.
        case quantity(Quantity)
        /// Kilometres follow from the place.
        case stretch(from: Chainage, to: Chainage)
    }

    /// A new negative line that takes something off this order, whose own values stay as they are; `earlier` are its
    /// corrections so far.
    public func correction(
        taking removal: Removal, after earlier: [WorkOrder], on date: CivilDate, recorded: CivilDate, reason: String
    ) throws(CorrectionError) -> WorkOrder {
        guard corrects == nil, !isCorrection else { throw .isCorrection(id, of: corrects) }
        guard state >= .measured, let own = quantity else { throw .nothingMeasured(id, state) }
        let known = earlier.filter { $0.state != .cancelled }
        let left = known.reduce(own) { $0 - ($1.quantity?.magnitude ?? .zero) }
        var line = self
        switch removal {
        case .quantity(let quantity):
            guard quantity < .zero else { throw .notNegative(quantity) }
            guard quantity.magnitude <= left else {
                throw .moreThanLeft(id, taken: quantity.magnitude, left: left, unit)
            }
            line.executedQuantity = quantity
        case .stretch(let start, let end):
            guard let from, let to, from <= start, end <= to, start < end else {
                throw .outside(id, from: self.from ?? .origin, to: self.to ?? .origin)
            }
            line.from = start
            line.to = end
            line.executedQuantity = nil
        }
        // Ids of earlier corrections are not used again, cancelled ones included.
        var number = earlier.count + 1
        while earlier.contains(where: { $0.id.rawValue == "\(id.rawValue)-C\(number)" }) { number += 1 }
        line.id = ID(rawValue: "\(id.rawValue)-C\(number)")
        line.corrects = id
        line.state = .measured
        line.plannedQuantity = nil
        line.dates = Dates(started: date, finished: date, recorded: recorded)
        line.acta = nil
        line.acceptanceActa = nil
        line.cost = nil
        line.notes = reason
        return line
    }
}

extension WorkOrder.CorrectionError {
    public var message: Bilingual {
        switch self {
        case .nothingMeasured(let id, let state):
            Bilingual(
                en: "order \(id.rawValue) is \(state.label.english): nothing was measured that could be corrected",
                es: "la orden \(id.rawValue) está \(state.label.spanish): no hay nada medido que corregir")
        case .isCorrection(let id, let target):
            Bilingual(
                en: "\(id.rawValue) is itself a correction" + (target.map { " of \($0.rawValue)" } ?? ""),
                es: "\(id.rawValue) es a su vez una corrección" + (target.map { " de \($0.rawValue)" } ?? ""))
        case .notNegative(let quantity):
            Bilingual(
                en: "a correction takes off: \(quantity) is not negative",
                es: "una corrección resta: \(quantity) no es negativa")
        case .moreThanLeft(let id, let taken, let left, let unit):
            Bilingual(
                en:
                    "\(taken) \(unit.label.english) is more than the \(left) \(unit.label.english) left of \(id.rawValue)",
                es: "\(taken) \(unit.label.spanish) es más que los \(left) \(unit.label.spanish) que quedan de "
                    + id.rawValue)
        case .outside(let id, let from, let to):
            Bilingual(
                en: "the stretch does not lie within \(from) – \(to), that of \(id.rawValue)",
                es: "el tramo no está dentro de \(from) – \(to), el de \(id.rawValue)")
        }
    }
}
