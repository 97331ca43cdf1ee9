/// A product's target for a year as a table of targets has it: as it was first set, or in force from a day.
public struct TargetRecord: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Without its targets.
    public var product: Product
    public var year: Int
    /// `nil` for the target as it was first set.
    public var inForceFrom: CivilDate?
    public var quantity: Quantity
    public var money: Money
    public var source: String?

    public init(
        product: Product, year: Int, inForceFrom: CivilDate? = nil, quantity: Quantity, money: Money,
        source: String? = nil
    ) {
        self.product = product
        self.year = year
        self.inForceFrom = inForceFrom
        self.quantity = quantity
        self.money = money
        self.source = source
    }

    public var id: ID {
        ID(
            rawValue: [product.code.rawValue, String(year), inForceFrom?.description].compactMap { $0 }
                .joined(separator: " "))
    }

    /// What the record does to a programme.
    public enum Effect: Hashable, Sendable {
        case unchanged
        /// The first target of the year.
        case initial
        /// Another one from a day on.
        case change(from: CivilDate)
        /// There is another figure already and no day is given from which this one holds.
        case needsDay
        /// A change of a target that was never set.
        case needsInitial
    }

    /// `day` is taken where the record names none and the programme has another figure.
    public func effect(on programme: Programme, inForceFrom day: CivilDate? = nil) -> Effect {
        guard let target = programme[product.code]?.target(for: year) else {
            return inForceFrom == nil ? .initial : .needsInitial
        }
        if inForceFrom == nil, says(target.initial) { return .unchanged }
        guard let from = inForceFrom ?? day else { return .needsDay }
        // Of two changes on one day the later one would silently win.
        if let known = target.changes.last(where: { $0.inForceFrom == from }) {
            return says(known.version) ? .unchanged : .needsDay
        }
        return says(target.inForce(on: from)) ? .unchanged : .change(from: from)
    }

    private func says(_ version: Target.Version) -> Bool {
        version.quantity == quantity && version.money == money
    }
}

extension Programme {
    /// The programme with a record in it that has an effect.
    public mutating func apply(_ record: TargetRecord, _ effect: TargetRecord.Effect) {
        let version = Target.Version(quantity: record.quantity, money: record.money, source: record.source)
        let place =
            products.firstIndex { $0.code == record.product.code }
            ?? {
                products.append(record.product)
                return products.count - 1
            }()
        switch effect {
        case .initial:
            products[place].targets.append(Target(year: record.year, initial: version))
        case .change(let day):
            guard let index = products[place].targets.firstIndex(where: { $0.year == record.year }) else { return }
            products[place].targets[index].changes.append(Target.Change(inForceFrom: day, version: version))
        case .unchanged, .needsDay, .needsInitial: return
        }
    }
}
