/// All that a register holds of one monument.
public struct MonumentFile: Sendable {
    public struct Visit: Hashable, Sendable {
        public var inspection: Inspection.ID
        public var day: CivilDate
        public var acta: String?
        public var finding: Finding

        public init(inspection: Inspection.ID, day: CivilDate, acta: String?, finding: Finding) {
            self.inspection = inspection
            self.day = day
            self.acta = acta
            self.finding = finding
        }
    }

    public struct Order: Hashable, Sendable {
        public var id: WorkOrder.ID
        public var kind: WorkKind
        public var state: WorkState
        public var acta: String?

        public init(id: WorkOrder.ID, kind: WorkKind, state: WorkState, acta: String?) {
            self.id = id
            self.kind = kind
            self.state = state
            self.acta = acta
        }
    }

    /// The observations of one survey that were matched to it.
    public struct Observed: Hashable, Sendable {
        public var survey: Survey.ID
        public var observations: Int
        public var fixed: Int
        public var first: String?
        public var last: String?

        public init(survey: Survey.ID, observations: Int, fixed: Int, first: String?, last: String?) {
            self.survey = survey
            self.observations = observations
            self.fixed = fixed
            self.first = first
            self.last = last
        }
    }

    public var placed: PlacedMonument
    public var visits: [Visit]
    public var orders: [Order]
    public var observed: [Observed]
    /// Those that its positions or its instrument name.
    public var documents: [Document]
    /// Its own, else its sector's.
    public var legalStatus: LegalStatus?

    public init(
        placed: PlacedMonument, visits: [Visit], orders: [Order], observed: [Observed], documents: [Document],
        legalStatus: LegalStatus?
    ) {
        self.placed = placed
        self.visits = visits
        self.orders = orders
        self.observed = observed
        self.documents = documents
        self.legalStatus = legalStatus
    }
}
