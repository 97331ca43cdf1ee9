public import GeoTypes

/// What stands beside the line and is no monument: a border facility, a hydrometric station, a sign.
public struct Installation: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public enum Kind: String, Labelled {
        case facility
        case hydrometricStation = "hydrometric-station"
        case sign
        case bridge
        case access
        case other

        public var label: Bilingual {
            switch self {
            case .facility: Bilingual(en: "facility", es: "instalación")
            case .hydrometricStation: Bilingual(en: "hydrometric station", es: "estación hidrométrica")
            case .sign: Bilingual(en: "sign", es: "señal")
            case .bridge: Bilingual(en: "bridge", es: "puente")
            case .access: Bilingual(en: "access point", es: "punto de acceso")
            case .other: Bilingual(en: "other", es: "otra")
            }
        }
    }

    public enum Condition: String, Labelled {
        case working, good, fair, damaged, destroyed, missing
        case outOfService = "out-of-service"

        public var label: Bilingual {
            switch self {
            case .working: Bilingual(en: "working", es: "en servicio")
            case .good: Bilingual(en: "good", es: "bueno")
            case .fair: Bilingual(en: "fair", es: "regular")
            case .damaged: Bilingual(en: "damaged", es: "dañada")
            case .destroyed: Bilingual(en: "destroyed", es: "destruida")
            case .missing: Bilingual(en: "missing", es: "ausente")
            case .outOfService: Bilingual(en: "out of service", es: "fuera de servicio")
            }
        }
    }

    public var id: ID
    public var kind: Kind
    public var name: String?
    public var sector: Sector.ID?
    public var condition: Condition?
    /// Who keeps it.
    public var operatedBy: String?
    public var built: String?
    public var note: String?
    public var classification = Classification.reserved
    /// In the register's frame.
    public var point: GeographicPoint?
    /// Metres above the ellipsoid.
    public var height: Double?
    /// As it was stated, before it was brought into the register's frame.
    public var statedIn: StatedPosition?
    /// Where it lies along its sector; offset is left-positive. Both follow from the point.
    public var chainage: Double?
    public var offset: Double?

    /// Coordinates in the reference system of their source.
    public struct StatedPosition: Hashable, Sendable {
        /// `nil` is the register's own.
        public var system: String?
        public var epoch: Double?
        /// Longitude or easting, then latitude or northing.
        public var x: Double
        public var y: Double
        public var isGeographic: Bool

        public init(system: String?, epoch: Double?, x: Double, y: Double, isGeographic: Bool) {
            self.system = system
            self.epoch = epoch
            self.x = x
            self.y = y
            self.isGeographic = isGeographic
        }
    }

    public init(
        id: ID, kind: Kind, name: String? = nil, sector: Sector.ID? = nil, condition: Condition? = nil,
        operatedBy: String? = nil, built: String? = nil, note: String? = nil, height: Double? = nil,
        statedIn: StatedPosition? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.sector = sector
        self.condition = condition
        self.operatedBy = operatedBy
        self.built = built
        self.note = note
        self.height = height
        self.statedIn = statedIn
    }

    /// Whether a file says the same of it as the register: places to a tenth of a millimetre, which is what a transformation
    /// to and fro may lose.
    public func says(theSameAs other: Installation) -> Bool {
        var (one, two) = (self, other)
        for part in [\Installation.chainage, \Installation.offset] {
            one[keyPath: part] = nil
            two[keyPath: part] = nil
        }
        one.statedIn = nil
        two.statedIn = nil
        if let first = one.point, let second = two.point, abs(first.longitude - second.longitude) < 1e-9,
            abs(first.latitude - second.latitude) < 1e-9
        {
            two.point = first
        }
        // A file may leave the sector to the place.
        if one.sector == nil { two.sector = nil }
        return one == two
    }
}
