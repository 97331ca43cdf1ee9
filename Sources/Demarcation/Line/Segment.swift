public import GeoTypes

/// A part of a sector that one sentence of the law defines.
public struct Segment: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public var id: ID
    /// Place in the sector, counted from 1.
    public var order: Int
    public var rule: SegmentRule
    /// Projected reference system in which a `grid-line` is straight.
    public var gridSystem: String?
    public var kind: LineKind
    public var legalStatus: LegalStatus
    public var name: String
    public var instrument: String?
    /// Where in the instrument, and what it says there.
    public var article: String?
    public var definingText: String?
    /// The days between which the segment is in force, both included; `nil` is without end.
    public var validFrom: CivilDate?
    public var validTo: CivilDate?
    /// What prevails where the sources of the segment disagree; empty where the instrument doesn't say.
    public var precedence: [Precedence]
    /// Where the drawn geometry comes from, with the attribution that its licence asks for.
    public var source: String?
    public var attribution: String?
    /// The vertices that define it, in the register's frame; the rule says what joins them.
    public var vertices: [GeographicPoint]
    /// Where it starts and ends along its sector, once the sector is put together.
    public var from = Chainage.origin
    public var to = Chainage.origin
    /// Chainage of each vertex, once the sector is put together; not read back from the register.
    public var vertexChainages: [Chainage] = []

    public var length: Length { to - from }

    public init(
        id: ID, order: Int, rule: SegmentRule, gridSystem: String? = nil, kind: LineKind, legalStatus: LegalStatus,
        name: String, instrument: String? = nil, article: String? = nil, definingText: String? = nil,
        validFrom: CivilDate? = nil, validTo: CivilDate? = nil, precedence: [Precedence] = [], source: String? = nil,
        attribution: String? = nil,
        vertices: [GeographicPoint]
    ) {
        self.id = id
        self.order = order
        self.rule = rule
        self.gridSystem = gridSystem
        self.kind = kind
        self.legalStatus = legalStatus
        self.name = name
        self.instrument = instrument
        self.article = article
        self.definingText = definingText
        self.validFrom = validFrom
        self.validTo = validTo
        self.precedence = precedence
        self.source = source
        self.attribution = attribution
        self.vertices = vertices
    }

    public func isInForce(on day: CivilDate) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}
