/// How progress is judged. Configuration: nothing here is official, and outputs say so.
public struct ProgressRules: Hashable, Sendable {
    /// Traffic light, as shares of what was programmed to date.
    public struct Thresholds: Hashable, Sendable {
        public var green: Double
        public var amber: Double
        public var isOfficial: Bool

        public init(green: Double = 0.9, amber: Double = 0.7, isOfficial: Bool = false) {
            self.green = green
            self.amber = amber
            self.isOfficial = isOfficial
        }

        public var note: Bilingual? {
            isOfficial
                ? nil
                : Bilingual(en: "configured thresholds, not official", es: "umbrales configurados, no oficiales")
        }

        /// `nil` where nothing was programmed to date.
        public func light(forShare share: Double?) -> Light? {
            share.map { $0 >= green ? .green : $0 >= amber ? .amber : .red }
        }
    }

    public enum Light: String, Labelled {
        case green, amber, red

        public var label: Bilingual {
            switch self {
            case .green: Bilingual(en: "green", es: "verde")
            case .amber: Bilingual(en: "amber", es: "amarillo")
            case .red: Bilingual(en: "red", es: "rojo")
            }
        }
    }

    public var thresholds: Thresholds
    /// Physical and financial percent further apart than this, in points, are a finding.
    public var gapPoints: Double
    /// What counts for which product, where the unit alone does not say.
    public var measures: [Product.Code: Measure]

    /// The subproducts of the national plan: what the unit does not tell is which events count where.
    public static let nationalPlan: [Product.Code: Measure] = [
        Product.Code(rawValue: "L2.1"): .events([.inspection, .supervision], of: [Product.Code(rawValue: "L2.1")]),
        Product.Code(rawValue: "L2.2"): .events([.negotiation, .representation], of: [Product.Code(rawValue: "L2.2")]),
    ]

    public init(
        thresholds: Thresholds = Thresholds(), gapPoints: Double = 20,
        measures: [Product.Code: Measure] = ProgressRules.nationalPlan
    ) {
        self.thresholds = thresholds
        self.gapPoints = gapPoints
        self.measures = measures
    }

    /// What adds up to a product: what is configured; for a product with subproducts in its unit those together;
    /// otherwise what its unit says: km are brecha, m³ bank stabilisation, events those that name it.
    public func measure(for product: Product, in programme: Programme) -> Measure? {
        let unit = programme.effectiveUnit(of: product)
        // Another plan may use the same code for something else: events are no measure of kilometres.
        if let configured = measures[product.code], configured.fits(unit) { return configured }
        let parts = programme.addends(of: product).map { measure(for: $0, in: programme) }
        if let first = parts.first {
            let joined = parts.dropFirst().reduce(first) { sum, part in
                sum.flatMap { whole in part.flatMap { whole.joined(with: $0) } }
            }
            // An event may name the product itself.
            if case .events = joined { return joined?.joined(with: .events([], of: [product.code])) }
            return joined
        }
        switch unit {
        case .kilometre: return .coverage(WorkKind.brecha)
        case .cubicMetre: return .sum([.bankStabilisation])
        case .event: return .events([], of: [product.code])
        case .unit, nil: return nil
        }
    }
}
