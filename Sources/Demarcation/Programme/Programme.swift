/// Products and subproducts with their targets over some years.
public struct Programme: Hashable, Sendable {
    /// In the order of the plan.
    public var products: [Product]

    public init(products: [Product] = []) {
        self.products = products
    }

    public subscript(code: Product.Code) -> Product? { products.first { $0.code == code } }

    public func children(of code: Product.Code) -> [Product] { products.filter { $0.parent == code } }

    /// Every year that has a target, in order.
    public var years: [Int] {
        Set(products.flatMap { $0.targets.map(\.year) }).sorted()
    }

    /// The unit to count a product in: its own, or the parent's where the plan names none.
    public func effectiveUnit(of product: Product) -> PhysicalUnit? {
        product.unit ?? product.parent.flatMap { self[$0]?.unit }
    }

    /// The subproducts whose quantities may be added to a product's: those counted in its unit. Cubic metres are never
    /// added to kilometres.
    public func addends(of product: Product) -> [Product] {
        let unit = effectiveUnit(of: product)
        return children(of: product.code).filter { effectiveUnit(of: $0) == unit }
    }
}
