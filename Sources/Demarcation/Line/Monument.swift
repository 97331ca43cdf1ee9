/// A marker on or beside the line (monumento, mojón).
public struct Monument: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public enum Class: String, Labelled {
        case principal, intermediate, auxiliary, reference, sign

        public var label: Bilingual {
            switch self {
            case .principal: Bilingual(en: "principal", es: "principal")
            case .intermediate: Bilingual(en: "intermediate", es: "intermedio")
            case .auxiliary: Bilingual(en: "auxiliary", es: "auxiliar")
            case .reference: Bilingual(en: "reference", es: "referencia")
            case .sign: Bilingual(en: "sign", es: "señal")
            }
        }
    }

    public enum Condition: String, Labelled {
        case good, fair, damaged, leaning, destroyed, buried
        case washedAway = "washed-away"
        case missing
        case notLocated = "not-located"

        public var label: Bilingual {
            switch self {
            case .good: Bilingual(en: "good", es: "bueno")
            case .fair: Bilingual(en: "fair", es: "regular")
            case .damaged: Bilingual(en: "damaged", es: "dañado")
            case .leaning: Bilingual(en: "leaning", es: "inclinado")
            case .destroyed: Bilingual(en: "destroyed", es: "destruido")
            case .buried: Bilingual(en: "buried", es: "soterrado")
            case .washedAway: Bilingual(en: "washed away", es: "arrastrado")
            case .missing: Bilingual(en: "missing", es: "ausente")
            case .notLocated: Bilingual(en: "not located", es: "no localizado")
            }
        }
    }

    /// A witness mark from which a lost monument is found again.
    public struct Reference: Hashable, Sendable {
        public var mark: String
        /// Metres from the monument.
        public var distance: Double
        /// Degrees clockwise from north, seen from the monument.
        public var azimuth: Double

        public init(mark: String, distance: Double, azimuth: Double) {
            self.mark = mark
            self.distance = distance
            self.azimuth = azimuth
        }
    }

    /// The human id, `M-0123A`.
    public var id: ID
    /// Number and suffix as the commission writes them.
    public var number: String
    public var monumentClass: Class
    public var sector: Sector.ID?
    /// What the neighbour's commission calls it.
    public var neighbourNumber: String?
    public var built: String?
    public var instrument: String?
    public var condition: Condition?
    /// `A`, `B`, `C` where one number has several monuments.
    public var suffix: String?
    /// Which section built it, and when and by which it was built again.
    public var builtBy: String?
    public var rebuilt: String?
    public var rebuiltBy: String?
    /// Built or rebuilt by one section alone; `nil` where nobody said.
    public var isUnilateral: Bool?
    public var type: String?
    public var material: String?
    /// Above the ground, metres.
    public var height: Double?
    /// Text of each plate, with the face it looks to.
    public var plate: String?
    public var access: String?
    public var legalStatus: LegalStatus?
    /// `nil` where a file says nothing of it; the register keeps it as reserved.
    public var classification: Classification?
    public var references: [Reference] = []
    public var photos: [Finding.Photo] = []
    /// What a file says of it beyond the known columns.
    public var notes: String?
    public var positions: [Position]

    public init(
        id: ID, number: String, monumentClass: Class, sector: Sector.ID?, neighbourNumber: String? = nil,
        built: String? = nil, instrument: String? = nil, condition: Condition? = nil, positions: [Position] = []
    ) {
        self.id = id
        self.number = number
        self.monumentClass = monumentClass
        self.sector = sector
        self.neighbourNumber = neighbourNumber
        self.built = built
        self.instrument = instrument
        self.condition = condition
        self.positions = positions
    }

    /// The position that maps and comparisons use unless told otherwise: the one in force, else the first that this side
    /// stated and nobody rejected. It says its own role and state; nothing else is decided by it.
    public var shownPosition: Position? {
        positions.first { $0.state == .inForce }
            ?? positions.first { $0.state != .rejected && $0.statedBy == nil }
            ?? positions.first { $0.state != .rejected } ?? positions.first
    }

    /// The one that was in force on a day.
    public func position(on day: CivilDate) -> Position? {
        positions.first { $0.wasInForce(on: day) }
    }
}
