/// Why an order or event adds nothing to a figure.
public enum Exclusion: Hashable, Sendable {
    case cancelled
    /// It has not reached the state that the basis asks for.
    case stateTooEarly(WorkState, needed: WorkState)
    /// Nobody recorded the day that decides its year.
    case noDate(Basis)
    case otherYear(Int)
    /// In the year, after the day of the report.
    case afterDate(CivilDate)
    case noSector
    case noStretch
    case noQuantity
    /// An event counts when it has its acta.
    case noActa
    /// A negative line for an order that counted in another year: it goes to the adjustment line.
    case correctsOtherYear(WorkOrder.ID)
    /// A negative line for an order that does not count on this basis by this day, so that there is nothing to take off.
    case correctsNothingCounted(WorkOrder.ID)
    /// The same id again.
    case duplicate

    /// Stable code for scripts.
    public var code: String {
        switch self {
        case .cancelled: "cancelled"
        case .stateTooEarly: "state-too-early"
        case .noDate: "no-date"
        case .otherYear: "other-year"
        case .afterDate: "after-date"
        case .noSector: "no-sector"
        case .noStretch: "no-stretch"
        case .noQuantity: "no-quantity"
        case .noActa: "no-acta"
        case .correctsOtherYear: "corrects-other-year"
        case .correctsNothingCounted: "corrects-nothing-counted"
        case .duplicate: "duplicate"
        }
    }

    /// True where somebody has to mend the record; the others are as they should be.
    public var isDefect: Bool {
        switch self {
        case .noDate, .noSector, .noStretch, .noQuantity, .noActa, .duplicate, .correctsNothingCounted: true
        case .cancelled, .stateTooEarly, .otherYear, .afterDate, .correctsOtherYear: false
        }
    }
}
