import GeoTypes

extension WorkOrder {
    /// Takes up what was measured, beside what was measured before.
    ///
    /// Cubic metres and units add up; of kilometres the union counts. A check (``OrderMeasurement/isCheck``) changes nothing.
    /// With `ended` the work is over on that day and the order becomes measured, if nothing else is missing; without, it
    /// stays in progress. Once it is verified, what is wrong is corrected by a negative line.
    public mutating func take(
        _ new: [OrderMeasurement], after earlier: [OrderMeasurement], ended: CivilDate?
    ) throws(WorkOrderError) {
        let isCheck = !new.isEmpty && new.allSatisfy(\.isCheck)
        guard state == .inProgress || state == .measured || (isCheck && state > .measured) else {
            throw .notReachable(order: id, from: state, to: .measured, next: state.next)
        }
        guard !isCheck else { return }
        let counted = earlier.filter { !$0.isCheck }
        let added = new.filter { !$0.isCheck }
        if unit == .kilometre {
            unite(counted, added, isEnded: ended != nil || state == .measured)
        } else if !added.isEmpty {
            // An order that was imported as measured has a quantity and no measurement.
            let base = counted.isEmpty && state == .inProgress ? .zero : executedQuantity ?? .zero
            executedQuantity = added.reduce(base) { $0 + $1.quantity }
        }
        if let last = added.last {
            method = last.method ?? method
            material = last.material ?? material
        }
        guard let ended else { return }
        dates.finished = ended
        if state == .inProgress {
            try advance(to: .measured)
        } else {
            let obstacles = obstacles(to: .measured)
            guard obstacles.isEmpty else { throw .blocked(order: id, to: .measured, obstacles: obstacles) }
        }
    }

    /// Until the work has ended the order keeps the stretch that was planned; then it is what was measured.
    private mutating func unite(_ counted: [OrderMeasurement], _ added: [OrderMeasurement], isEnded: Bool) {
        var stretches = (counted + added).compactMap { item in
            item.from.flatMap { from in item.to.map { (from: from.metres, to: $0.metres) } }
        }
        if counted.isEmpty, state == .measured, let from, let to { stretches.append((from.metres, to.metres)) }
        guard let first = stretches.map(\.from).min(), let last = stretches.map(\.to).max() else { return }
        if isEnded {
            from = .metres(first)
            to = .metres(last)
        }
        guard !isEnded || stretches.count > 1 else {
            executedQuantity = isCorrection ? executedQuantity : nil
            return
        }
        var columns = StretchColumns()
        let place = columns.place(of: sector ?? Sector.ID(rawValue: ""))
        for stretch in stretches { columns.append(sector: place, fromMetres: stretch.from, toMetres: stretch.to) }
        executedQuantity = Coverage(of: columns).net
    }
}

extension OrderMeasurement {
    /// Where this volume and others of its order, measured by another method or as a check, differ by more than 5 % or
    /// 2σ.
    public func disagreements(with others: [OrderMeasurement]) -> [MeasuredVolume.Disagreement] {
        guard let own = measuredVolume else { return [] }
        return others.compactMap { other in
            guard other.isCheck != isCheck, let volume = other.measuredVolume else { return nil }
            return own.disagreement(with: volume)
        }
    }

    private var measuredVolume: MeasuredVolume? {
        method.map { MeasuredVolume(volume: quantity.volume, method: $0, sigma: sigma.map { .cubicMetres($0) }) }
    }
}
