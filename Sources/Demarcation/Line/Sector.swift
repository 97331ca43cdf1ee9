public import GeoTypes

/// A stretch of the line with one neighbour that has its own origin and direction of chainage.
public struct Sector: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// The human id, `GTM-MEX-01`.
    public var id: ID
    /// ISO 3166-1 alpha-3 code of the state across the line.
    public var neighbour: String
    public var name: String
    public var kind: LineKind
    public var legalStatus: LegalStatus
    /// Treaty, award or agreement that defines it.
    public var instrument: String?
    /// Tectonic plate whose motion its positions follow, `NOAM` or `CARB`, when known.
    public var plate: String?
    /// In order of chainage.
    public var segments: [Segment]

    /// Chainage of its last vertex.
    public var length: Length { segments.last?.to.fromOrigin ?? .zero }

    public init(
        id: ID, neighbour: String, name: String, kind: LineKind, legalStatus: LegalStatus, instrument: String? = nil,
        plate: String? = nil, segments: [Segment] = []
    ) {
        self.id = id
        self.neighbour = neighbour
        self.name = name
        self.kind = kind
        self.legalStatus = legalStatus
        self.instrument = instrument
        self.plate = plate
        self.segments = segments
    }

    /// The sector as it stood on a day: the segments in force then, in order.
    public func inForce(on day: CivilDate) -> Sector {
        var sector = self
        sector.segments = segments.filter { $0.isInForce(on: day) }
        return sector
    }
}
