public import GeoTypes

/// What progress is computed from: values that some store or test holds.
public struct ProgressInputs: Sendable {
    public var programme: Programme
    public var ledger: WorkLedger
    public var events: [Event]
    public var spending: [Spending]
    /// Where a sector's length is known, no coverage goes beyond it.
    public var sectorLengths: [Sector.ID: Length]
    public var rules: ProgressRules
    /// Periods that are closed: their figures stay, and what came late stands beside them.
    public var closings: [Closing]

    public init(
        programme: Programme, ledger: WorkLedger, events: [Event] = [], spending: [Spending] = [],
        sectorLengths: [Sector.ID: Length] = [:], rules: ProgressRules = ProgressRules(),
        closings: [Closing] = []
    ) {
        self.programme = programme
        self.ledger = ledger
        self.events = events
        self.spending = spending
        self.sectorLengths = sectorLengths
        self.rules = rules
        self.closings = closings
    }
}
