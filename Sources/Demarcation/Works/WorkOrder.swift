public import GeoTypes

/// An order to do work on the line (orden de trabajo), from plan to acceptance.
///
/// A correction is an order of its own whose quantity is negative and which names the order that it corrects; nothing
/// that was certified is edited.
public struct WorkOrder: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public var id: ID
    public var kind: WorkKind
    public var state: WorkState
    public var sector: Sector.ID?
    /// Kilometres are what lies between the two chainages, never the stated quantity.
    public var from: Chainage?
    public var to: Chainage?
    /// The version of the line that the chainages are of, once it isn't the one in force any more; the register sets it.
    public var lineVersion: Int?
    /// The stretch of brecha that it works on.
    public var stretch: BrechaStretch.ID?
    public var reach: Reach.ID?
    /// Id of the installation that it builds or keeps.
    public var installation: String?
    public var monuments: [Monument.ID]
    public var plannedQuantity: Quantity?
    /// In the unit of the kind; negative in a correction. For km only where several measurements were made: the length
    /// of their union.
    public var executedQuantity: Quantity?
    public var assignedTo: String?
    public var dates: Dates
    /// The acta that certifies the work.
    public var acta: String?
    /// The acceptance record (acta de recepción).
    public var acceptanceActa: String?
    /// For m³: what was built, how it was measured, in which state of the material.
    public var work: StabilisationWork?
    public var method: VolumeMethod?
    public var material: MaterialState?
    public var cost: Money?
    /// The order that this line corrects.
    public var corrects: ID?
    public var notes: String?
    public var classification = Classification.reserved

    /// The days on which an order reached its states.
    public struct Dates: Hashable, Sendable {
        public var started: CivilDate?
        /// When the work ended: the day of what is reported.
        public var finished: CivilDate?
        public var verified: CivilDate?
        public var certified: CivilDate?
        public var received: CivilDate?
        /// When the record came into the register; a record later than the close of its period is late.
        public var recorded: CivilDate?

        /// Of the last state that was reached; when the record came in says nothing of the work.
        public var latest: CivilDate? { received ?? certified ?? verified ?? finished ?? started }

        public init(
            started: CivilDate? = nil, finished: CivilDate? = nil, verified: CivilDate? = nil,
            certified: CivilDate? = nil, received: CivilDate? = nil, recorded: CivilDate? = nil
        ) {
            self.started = started
            self.finished = finished
            self.verified = verified
            self.certified = certified
            self.received = received
            self.recorded = recorded
        }
    }

    public init(
        id: ID, kind: WorkKind, state: WorkState = .planned, sector: Sector.ID? = nil, from: Chainage? = nil,
        to: Chainage? = nil, stretch: BrechaStretch.ID? = nil, reach: Reach.ID? = nil, installation: String? = nil,
        monuments: [Monument.ID] = [], plannedQuantity: Quantity? = nil, executedQuantity: Quantity? = nil,
        assignedTo: String? = nil, dates: Dates = Dates(), acta: String? = nil, acceptanceActa: String? = nil,
        work: StabilisationWork? = nil, method: VolumeMethod? = nil, material: MaterialState? = nil,
        cost: Money? = nil, corrects: ID? = nil, notes: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        self.sector = sector
        self.from = from
        self.to = to
        self.stretch = stretch
        self.reach = reach
        self.installation = installation
        self.monuments = monuments
        self.plannedQuantity = plannedQuantity
        self.executedQuantity = executedQuantity
        self.assignedTo = assignedTo
        self.dates = dates
        self.acta = acta
        self.acceptanceActa = acceptanceActa
        self.work = work
        self.method = method
        self.material = material
        self.cost = cost
        self.corrects = corrects
        self.notes = notes
    }

    public var unit: PhysicalUnit { kind.unit }

    /// A negative line.
    public var isCorrection: Bool { WorkOrder.isCorrection(quantity: executedQuantity, corrects: corrects) }

    /// Negative, or without a quantity but with an order to take its stretch off. A positive line that names an order
    /// adds to it.
    static func isCorrection(quantity: Quantity?, corrects: ID?) -> Bool {
        quantity.map { $0 < .zero } ?? (corrects != nil)
    }

    /// For km what the measurements cover, else the stretch's length; otherwise the stated quantity.
    public var quantity: Quantity? {
        guard unit == .kilometre else { return executedQuantity }
        if let executedQuantity, executedQuantity > .zero { return executedQuantity }
        guard let from, let to, let length = Quantity((to - from).magnitude.kilometres) else { return nil }
        return isCorrection ? -length : length
    }
}
