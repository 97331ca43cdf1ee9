public import GeoTypes

/// What was measured of an order on one day, how, and on what evidence it rests. Measurements are added, never changed.
public struct OrderMeasurement: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// How a stretch was cleared, where a survey shows it.
    public struct Clearing: Hashable, Sendable {
        /// Mean of the track's signed offsets, left of increasing chainage positive.
        public var meanOffset: Length
        /// Without sign.
        public var largestOffset: Length
        /// The least width on each side of the line; `nil` where an edge was not surveyed.
        public var leastLeft: Length?
        public var leastRight: Length?

        public init(
            meanOffset: Length, largestOffset: Length, leastLeft: Length? = nil, leastRight: Length? = nil
        ) {
            self.meanOffset = meanOffset
            self.largestOffset = largestOffset
            self.leastLeft = leastLeft
            self.leastRight = leastRight
        }
    }

    public var order: WorkOrder.ID
    /// Counted from 1 within its order.
    public var number: Int
    public var date: CivilDate
    /// In the unit of the order's kind.
    public var quantity: Quantity
    /// What was cleared, for km.
    public var from: Chainage?
    public var to: Chainage?
    /// For m³.
    public var method: VolumeMethod?
    public var material: MaterialState?
    /// Standard deviation (1σ) in the unit of the quantity; `nil` is unknown, never 0.
    public var sigma: Double?
    /// Measures again what another one measured: compared with it, not added.
    public var isCheck: Bool
    /// File that proves it, and its SHA-256.
    public var evidence: String?
    public var evidenceDigest: String?
    public var survey: Survey.ID?
    public var clearing: Clearing?
    public var measuredBy: String?

    public var id: ID { ID(rawValue: "\(order.rawValue)/\(number)") }

    public init(
        order: WorkOrder.ID, number: Int, date: CivilDate, quantity: Quantity, from: Chainage? = nil,
        to: Chainage? = nil, method: VolumeMethod? = nil, material: MaterialState? = nil, sigma: Double? = nil,
        isCheck: Bool = false, evidence: String? = nil, evidenceDigest: String? = nil, survey: Survey.ID? = nil,
        clearing: Clearing? = nil, measuredBy: String? = nil
    ) {
        self.order = order
        self.number = number
        self.date = date
        self.quantity = quantity
        self.from = from
        self.to = to
        self.method = method
        self.material = material
        self.sigma = sigma
        self.isCheck = isCheck
        self.evidence = evidence
        self.evidenceDigest = evidenceDigest
        self.survey = survey
        self.clearing = clearing
        self.measuredBy = measuredBy
    }
}
