/// What adds up to the physical progress of a product.
public enum Measure: Hashable, Sendable {
    /// The length of line that orders of these kinds cover, each metre once.
    case coverage(Set<WorkKind>)
    /// The sum of the quantities of orders of these kinds, corrections negative.
    case sum(Set<WorkKind>)
    /// Distinct events with an acta: those of these kinds, and those that name one of the products.
    case events(Set<Event.Kind>, of: Set<Product.Code>)

    /// Both together, where they count in the same way: a product over its subproducts.
    func joined(with other: Measure) -> Measure? {
        switch (self, other) {
        case (.coverage(let left), .coverage(let right)): .coverage(left.union(right))
        case (.sum(let left), .sum(let right)): .sum(left.union(right))
        case (.events(let left, let codes), .events(let right, let others)):
            .events(left.union(right), of: codes.union(others))
        default: nil
        }
    }

    /// Whether its figure is one in a unit; any may stand where the plan names none.
    public func fits(_ unit: PhysicalUnit?) -> Bool {
        guard let unit else { return true }
        return switch self {
        case .coverage: unit == .kilometre
        case .sum: unit == .cubicMetre || unit == .unit
        case .events: unit == .event
        }
    }
}
