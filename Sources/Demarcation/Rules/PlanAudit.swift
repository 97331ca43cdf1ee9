/// What is wrong in a programme itself, before any work is held against it.
///
/// Findings are said once for a product, not once for each of its years.
public struct PlanAudit: Hashable, Sendable {
    public enum Finding: Hashable, Sendable {
        case nameMissing(Product.Code)
        case unitMissing(Product.Code)
        /// The subproduct is counted in another unit than its product: its quantity is not part of the product's.
        case unitDiffersFromParent(Product.Code, PhysicalUnit, parent: Product.Code, PhysicalUnit)
        /// The cost of one unit changes by more than the limit from one year to the next; `change` is −0.79 for a fall
        /// of 79 %.
        case unitCostJumps(Product.Code, from: Int, Money, to: Int, Money, change: Double)
        /// Products that no indicator sheet (ficha de indicador) describes.
        case withoutIndicatorSheet([Product.Code])
        /// The product's physical target is not the sum of those subproducts that are counted in its unit.
        case quantityDiffersFromChildren(Product.Code, year: Int, stated: Quantity, children: Quantity)
        case moneyDiffersFromChildren(Product.Code, year: Int, stated: Money, children: Money)
        case unknownParent(Product.Code, parent: Product.Code)

        /// Stable code for scripts.
        public var code: String {
            switch self {
            case .nameMissing: "name-missing"
            case .unitMissing: "unit-missing"
            case .unitDiffersFromParent: "unit-differs-from-parent"
            case .unitCostJumps: "unit-cost-jumps"
            case .withoutIndicatorSheet: "without-indicator-sheet"
            case .quantityDiffersFromChildren: "quantity-differs-from-children"
            case .moneyDiffersFromChildren: "money-differs-from-children"
            case .unknownParent: "unknown-parent"
            }
        }
    }

    public struct Configuration: Hashable, Sendable {
        /// Products that have an indicator sheet.
        public var indicatorSheets: Set<Product.Code>
        /// As a share of the year before.
        public var unitCostLimit: Double

        public init(indicatorSheets: Set<Product.Code> = [], unitCostLimit: Double = 0.25) {
            self.indicatorSheets = indicatorSheets
            self.unitCostLimit = unitCostLimit
        }
    }

    /// In the order of the plan, what concerns several products last.
    public var findings: [Finding] = []

    public init(_ programme: Programme, configuration: Configuration = Configuration()) {
        for product in programme.products {
            checkText(product, in: programme)
            checkUnitCost(product, limit: configuration.unitCostLimit)
            checkSums(product, in: programme)
        }
        let bare = programme.products.filter {
            $0.level == .product && !configuration.indicatorSheets.contains($0.code)
        }
        if !bare.isEmpty { findings.append(.withoutIndicatorSheet(bare.map(\.code))) }
    }

    private mutating func checkText(_ product: Product, in programme: Programme) {
        if product.name == nil { findings.append(.nameMissing(product.code)) }
        if product.unit == nil { findings.append(.unitMissing(product.code)) }
        guard let code = product.parent else { return }
        guard let parent = programme[code] else {
            findings.append(.unknownParent(product.code, parent: code))
            return
        }
        if let unit = product.unit, let parentUnit = parent.unit, unit != parentUnit {
            findings.append(.unitDiffersFromParent(product.code, unit, parent: code, parentUnit))
        }
    }

    /// Years that follow each other, by the targets as they were last set.
    private mutating func checkUnitCost(_ product: Product, limit: Double) {
        let targets = product.targets.sorted { $0.year < $1.year }
        for (before, after) in zip(targets, targets.dropFirst()) where after.year == before.year + 1 {
            guard let old = before.unitCost, let new = after.unitCost, old > .zero else { continue }
            let change = new.exact / old.exact - 1
            if abs(change) > limit {
                findings.append(
                    .unitCostJumps(
                        product.code, from: before.year, old.rounded, to: after.year, new.rounded, change: change))
            }
        }
    }

    private mutating func checkSums(_ product: Product, in programme: Programme) {
        let children = programme.children(of: product.code)
        guard !children.isEmpty else { return }
        let addends = programme.addends(of: product)
        for target in product.targets {
            let stated = target.latest
            let quantities = addends.compactMap { $0.target(for: target.year)?.latest.quantity }
            if !quantities.isEmpty {
                let sum = quantities.reduce(.zero, +)
                if sum != stated.quantity {
                    findings.append(
                        .quantityDiffersFromChildren(
                            product.code, year: target.year, stated: stated.quantity, children: sum))
                }
            }
            let amounts = children.compactMap { $0.target(for: target.year)?.latest.money }
            let total = amounts.reduce(.zero, +)
            if !amounts.isEmpty, total != stated.money {
                findings.append(
                    .moneyDiffersFromChildren(product.code, year: target.year, stated: stated.money, children: total))
            }
        }
    }
}

extension Target {
    fileprivate var latest: Version { inForce(on: CivilDate(lastDayOf: 9999)) }

    fileprivate var unitCost: UnitCost? {
        let version = latest
        guard let rounded = version.money.perUnit(of: version.quantity) else { return nil }
        return UnitCost(exact: Double(version.money.centavos) / version.quantity.value, rounded: rounded)
    }
}

/// Compared unrounded, shown in whole centavos.
private struct UnitCost: Comparable {
    var exact: Double
    var rounded: Money

    static let zero = UnitCost(exact: 0, rounded: .zero)
    static func < (left: UnitCost, right: UnitCost) -> Bool { left.exact < right.exact }
}
