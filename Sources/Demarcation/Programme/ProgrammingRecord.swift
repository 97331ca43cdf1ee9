/// How a product's year is spread over its months or four-month periods, as a table of programming has it.
public struct ProgrammingRecord: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var product: Product.Code
    public var year: Int
    /// `nil` for the programming as it was first set.
    public var inForceFrom: CivilDate?
    public var programming: Programming
    public var source: String?

    public init(
        product: Product.Code, year: Int, inForceFrom: CivilDate? = nil, programming: Programming,
        source: String? = nil
    ) {
        self.product = product
        self.year = year
        self.inForceFrom = inForceFrom
        self.programming = programming
        self.source = source
    }

    public var id: ID {
        ID(
            rawValue: [product.rawValue, String(year), inForceFrom?.description].compactMap { $0 }
                .joined(separator: " "))
    }
}

extension Target {
    /// Attaches a programming to the version in force from its day; where no change begins on that day, one with the
    /// figures of the version before it.
    public mutating func apply(_ record: ProgrammingRecord) {
        guard let day = record.inForceFrom else {
            initial.programming = record.programming
            return
        }
        if let index = changes.lastIndex(where: { $0.inForceFrom == day }) {
            changes[index].version.programming = record.programming
            return
        }
        var version = inForce(on: day)
        version.programming = record.programming
        version.source = record.source ?? version.source
        let place = changes.firstIndex { $0.inForceFrom > day } ?? changes.count
        changes.insert(Change(inForceFrom: day, version: version), at: place)
    }
}

extension Programming {
    /// January to December, or the three periods.
    public var parts: [Quantity] {
        switch self {
        case .monthly(let parts), .cuatrimestral(let parts): parts
        }
    }

    /// How a part is called in a table: `01`…`12` or `C1`…`C3`.
    public func name(ofPart index: Int) -> String {
        switch self {
        case .monthly: index < 9 ? "0\(index + 1)" : String(index + 1)
        case .cuatrimestral: "C\(index + 1)"
        }
    }
}
