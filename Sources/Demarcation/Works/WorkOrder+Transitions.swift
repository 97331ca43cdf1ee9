extension WorkOrder {
    /// Something that an order needs before it can be in a state.
    public enum Obstacle: Hashable, Sendable {
        /// A field that has no value yet.
        case missing(Field)
        /// The stretch ends where it begins, or before.
        case emptyStretch
        /// One date lies before the other, which has to come first.
        case dateOrder(earlier: Field, later: Field)
        /// A negative quantity in a line that names no order to correct.
        case negativeWithoutCorrection
    }

    /// The fields that transitions look at; raw values are those of `order import`.
    public enum Field: String, Labelled {
        case sector
        case stretch = "from_m,to_m"
        case place = "sector|monument"
        case plannedQuantity = "planned_quantity"
        case quantity
        case work = "work_type"
        case method
        case material = "material_state"
        case assignedTo = "assigned_to"
        case started = "started_on"
        case finished = "finished_on"
        case verified = "verified_on"
        case certified = "certified_on"
        case received = "received_on"
        case acta
        case acceptanceActa = "acceptance_acta"

        public var label: Bilingual {
            switch self {
            case .sector: Bilingual(en: "sector", es: "sector")
            case .stretch: Bilingual(en: "from and to chainage", es: "progresivas inicial y final")
            case .place: Bilingual(en: "sector or monument", es: "sector o monumento")
            case .plannedQuantity: Bilingual(en: "planned quantity", es: "cantidad planificada")
            case .quantity: Bilingual(en: "executed quantity", es: "cantidad ejecutada")
            case .work: Bilingual(en: "type of stabilisation work", es: "tipo de obra")
            case .method: Bilingual(en: "method of measurement", es: "método de medición")
            case .material: Bilingual(en: "state of the material", es: "estado del material")
            case .assignedTo: Bilingual(en: "crew", es: "brigada")
            case .started: Bilingual(en: "start date", es: "fecha de inicio")
            case .finished: Bilingual(en: "finish date", es: "fecha de finalización")
            case .verified: Bilingual(en: "verification date", es: "fecha de verificación")
            case .certified: Bilingual(en: "certification date", es: "fecha de certificación")
            case .received: Bilingual(en: "acceptance date", es: "fecha de recepción")
            case .acta: Bilingual(en: "acta", es: "acta")
            case .acceptanceActa: Bilingual(en: "acceptance record", es: "acta de recepción")
            }
        }
    }

    /// Everything that is missing or wrong for the order to be in `state`, the states before it included; empty when
    /// nothing stands in the way. It says nothing about whether `state` is the next one: see ``advance(to:)``.
    public func obstacles(to state: WorkState) -> [Obstacle] {
        guard state != .cancelled else { return [] }
        var found: [Obstacle] = []
        func need(_ field: Field, _ isThere: Bool) {
            if !isThere { found.append(.missing(field)) }
        }
        if state >= .assigned {
            needPlace(need)
            if let from, let to, !(from < to) { found.append(.emptyStretch) }
            need(.assignedTo, assignedTo.isFilled)
            if unit == .cubicMetre { need(.work, work != nil) }
            if unit != .kilometre { need(.plannedQuantity, plannedQuantity != nil || isCorrection) }
        }
        if state >= .inProgress { need(.started, dates.started != nil) }
        if state >= .measured {
            need(.finished, dates.finished != nil)
            if unit != .kilometre { need(.quantity, executedQuantity != nil) }
            if unit == .cubicMetre {
                need(.method, method != nil)
                need(.material, material != nil)
            }
            if corrects == nil, (executedQuantity ?? .zero) < .zero { found.append(.negativeWithoutCorrection) }
        }
        if state >= .verified { need(.verified, dates.verified != nil) }
        if state >= .certified {
            need(.certified, dates.certified != nil)
            need(.acta, acta.isFilled)
        }
        if state >= .received {
            need(.received, dates.received != nil)
            need(.acceptanceActa, acceptanceActa.isFilled)
        }
        return found + dateObstacles
    }

    /// What is missing for the state that follows; empty when the order can go on, or has come to its end.
    public var obstaclesToNext: [Obstacle] {
        state.next.map { obstacles(to: $0) } ?? []
    }

    /// Moves the order one state on, or cancels it.
    ///
    /// A state is never skipped and never taken back: work that was wrongly certified is corrected by a negative line.
    public mutating func advance(to state: WorkState) throws(WorkOrderError) {
        guard state == self.state.next || (state == .cancelled && self.state.canBeCancelled) else {
            throw .notReachable(order: id, from: self.state, to: state, next: self.state.next)
        }
        let obstacles = obstacles(to: state)
        guard obstacles.isEmpty else { throw .blocked(order: id, to: state, obstacles: obstacles) }
        self.state = state
    }

    private func needPlace(_ need: (Field, Bool) -> Void) {
        switch unit {
        case .kilometre:
            need(.sector, sector != nil)
            need(.stretch, from != nil && to != nil)
        case .cubicMetre:
            need(.sector, sector != nil || reach != nil)
        case .unit, .event:
            need(.place, sector != nil || !monuments.isEmpty)
        }
    }

    /// Dates that stand in the wrong order, each against the one before it that is known.
    private var dateObstacles: [Obstacle] {
        let order: [(Field, CivilDate?)] = [
            (.started, dates.started), (.finished, dates.finished), (.verified, dates.verified),
            (.certified, dates.certified), (.received, dates.received),
        ]
        var found: [Obstacle] = []
        var last: (field: Field, date: CivilDate)?
        for case (let field, let date?) in order {
            if let last, date < last.date { found.append(.dateOrder(earlier: last.field, later: field)) }
            last = (field, date)
        }
        return found
    }
}

extension Optional<String> {
    /// There, and not blank.
    fileprivate var isFilled: Bool {
        self.map { !$0.allSatisfy(\.isWhitespace) } ?? false
    }
}
