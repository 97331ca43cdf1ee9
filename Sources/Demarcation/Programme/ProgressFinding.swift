/// What a reader of progress has to know before trusting a figure.
public enum ProgressFinding: Hashable, Sendable {
    /// No monthly or four-monthly programming is given: the year's target is spread evenly over the months.
    case linearProgramming(Product.Code)
    /// The programming does not add up to the target in force.
    case programmingDiffers(Product.Code, programmed: Quantity, target: Quantity)
    /// The plan names no unit; the parent's was taken, if it has one.
    case unitMissing(Product.Code, taken: PhysicalUnit?)
    /// The programme has no target for the year.
    case noTarget(Product.Code)
    /// Nothing says what adds up to this product.
    case noMeasure(Product.Code)
    /// Physical and financial percent stand further apart than the limit, in points, physical first.
    case gap(Product.Code, points: Double, limit: Double)
    /// No current budget (vigente) is loaded: the target in force was taken for it.
    case budgetFromTarget(Product.Code)
    /// No accrued amounts (devengado) are loaded: the costs of the orders were taken for them.
    case accruedFromOrders(Product.Code)
    /// Amounts of the product differ from the sum of its subproducts.
    case accruedDiffers(Product.Code, stated: Money, children: Money)
    /// Records that somebody has to mend, left out for one reason (that of the first id); the first few ids.
    case leftOut(Product.Code, reason: Exclusion, count: Int, ids: [String])
    /// Counted without an acta as evidence.
    case withoutActa(Product.Code, count: Int, ids: [String])
    /// A negative line that names no order: one of length took off whatever was counted where it lies, another was
    /// subtracted from the sum.
    case correctionWithoutOrder(Product.Code, isLength: Bool, ids: [String])
    /// Lengths beyond the end of their sectors, cut off.
    case beyondSector(Product.Code, Sector.ID, length: Quantity)
    /// The day of the report lies outside its year.
    case dateOutsideYear(CivilDate, year: Int)

    /// Stable code for scripts.
    public var code: String {
        switch self {
        case .linearProgramming: "linear-programming"
        case .programmingDiffers: "programming-differs"
        case .unitMissing: "unit-missing"
        case .noTarget: "no-target"
        case .noMeasure: "no-measure"
        case .gap: "gap"
        case .budgetFromTarget: "budget-from-target"
        case .accruedFromOrders: "accrued-from-orders"
        case .accruedDiffers: "accrued-differs"
        case .leftOut: "left-out"
        case .withoutActa: "without-acta"
        case .correctionWithoutOrder: "correction-without-order"
        case .beyondSector: "beyond-sector"
        case .dateOutsideYear: "date-outside-year"
        }
    }

    public var product: Product.Code? {
        switch self {
        case .linearProgramming(let code), .unitMissing(let code, _), .noTarget(let code), .noMeasure(let code),
            .gap(let code, _, _), .budgetFromTarget(let code), .accruedFromOrders(let code),
            .accruedDiffers(let code, _, _), .leftOut(let code, _, _, _), .withoutActa(let code, _, _),
            .correctionWithoutOrder(let code, _, _), .beyondSector(let code, _, _),
            .programmingDiffers(let code, _, _):
            code
        case .dateOutsideYear: nil
        }
    }
}
