extension WorkOrder.Obstacle {
    /// What the order lacks.
    public var message: Bilingual {
        switch self {
        case .missing(let field):
            Bilingual(en: "no \(field.label.english)", es: "falta \(field.label.spanish)")
        case .emptyStretch:
            Bilingual(
                en: "the stretch ends where it begins, or before", es: "el tramo termina donde empieza, o antes")
        case .dateOrder(let earlier, let later):
            Bilingual(
                en: "\(later.label.english) before \(earlier.label.english)",
                es: "\(later.label.spanish) anterior a \(earlier.label.spanish)")
        case .negativeWithoutCorrection:
            Bilingual(
                en: "a negative quantity that corrects no order", es: "cantidad negativa que no corrige ninguna orden")
        }
    }
}

extension WorkOrderError {
    /// Why the order did not change its state.
    public var message: Bilingual {
        switch self {
        case .notReachable(let order, let from, let to, let next):
            Bilingual(
                en: "order \(order.rawValue) is \(from.label.english) and can't become \(to.label.english)"
                    + (next.map { "; next is \($0.label.english)" } ?? ""),
                es: "la orden \(order.rawValue) está \(from.label.spanish) y no puede pasar a \(to.label.spanish)"
                    + (next.map { "; sigue \($0.label.spanish)" } ?? ""))
        case .blocked(let order, let to, let obstacles):
            Bilingual(
                en: "order \(order.rawValue) can't become \(to.label.english) yet: "
                    + obstacles.map(\.message.english).joined(separator: ", "),
                es: "la orden \(order.rawValue) aún no puede pasar a \(to.label.spanish): "
                    + obstacles.map(\.message.spanish).joined(separator: ", "))
        }
    }
}
