public import GeoTypes

/// What was measured of an order on one day, how, and on what evidence it rests.
public struct Measurement: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public var id: ID
    public var order: WorkOrder.ID
    public var date: CivilDate
    /// In the unit of the order's kind; negative in a correction.
    public var quantity: Quantity
    /// What was cleared, for km.
    public var from: Chainage?
    public var to: Chainage?
    /// For m³.
    public var method: VolumeMethod?
    public var material: MaterialState?
    /// Standard deviation (1σ) in the unit of the quantity; `nil` is unknown, never 0.
    public var sigma: Double?
    /// Survey, file or acta that proves it.
    public var evidence: String?
    public var measuredBy: String?

    public init(
        id: ID, order: WorkOrder.ID, date: CivilDate, quantity: Quantity, from: Chainage? = nil, to: Chainage? = nil,
        method: VolumeMethod? = nil, material: MaterialState? = nil, sigma: Double? = nil, evidence: String? = nil,
        measuredBy: String? = nil
    ) {
        self.id = id
        self.order = order
        self.date = date
        self.quantity = quantity
        self.from = from
        self.to = to
        self.method = method
        self.material = material
        self.sigma = sigma
        self.evidence = evidence
        self.measuredBy = measuredBy
    }
}
