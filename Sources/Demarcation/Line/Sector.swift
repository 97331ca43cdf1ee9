public import GeoTypes

/// A stretch of the line with one neighbour that has its own origin and direction of chainage.
public struct Sector: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// Which way chainage grows, as seen on a map.
    public enum Direction: String, Labelled {
        case north, northeast, east, southeast, south, southwest, west, northwest

        public var label: Bilingual {
            switch self {
            case .north: Bilingual(en: "north", es: "norte")
            case .northeast: Bilingual(en: "northeast", es: "noreste")
            case .east: Bilingual(en: "east", es: "este")
            case .southeast: Bilingual(en: "southeast", es: "sureste")
            case .south: Bilingual(en: "south", es: "sur")
            case .southwest: Bilingual(en: "southwest", es: "suroeste")
            case .west: Bilingual(en: "west", es: "oeste")
            case .northwest: Bilingual(en: "northwest", es: "noroeste")
            }
        }
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
    /// The place whose chainage is 0, in words, and the way it grows from there.
    public var origin: String?
    public var direction: Direction?
    /// What it crosses or touches, in order of chainage.
    public var departments: [String]
    /// In order of chainage.
    public var segments: [Segment]

    /// Chainage of its last vertex.
    public var length: Length { segments.last?.to.fromOrigin ?? .zero }

    public init(
        id: ID, neighbour: String, name: String, kind: LineKind, legalStatus: LegalStatus, instrument: String? = nil,
        plate: String? = nil, origin: String? = nil, direction: Direction? = nil, departments: [String] = [],
        segments: [Segment] = []
    ) {
        self.id = id
        self.neighbour = neighbour
        self.name = name
        self.kind = kind
        self.legalStatus = legalStatus
        self.instrument = instrument
        self.plate = plate
        self.origin = origin
        self.direction = direction
        self.departments = departments
        self.segments = segments
    }

    /// The sector as it stood on a day: the segments in force then, in order.
    public func inForce(on day: CivilDate) -> Sector {
        var sector = self
        sector.segments = segments.filter { $0.isInForce(on: day) }
        return sector
    }

    /// `Petén, Alta Verapaz` as its parts.
    public static func departments(_ text: String) -> [String] {
        text.split(whereSeparator: { ",;".contains($0) }).map { part in
            var name = part
            while name.first?.isWhitespace == true { name.removeFirst() }
            while name.last?.isWhitespace == true { name.removeLast() }
            return String(name)
        }.filter { !$0.isEmpty }
    }
}
