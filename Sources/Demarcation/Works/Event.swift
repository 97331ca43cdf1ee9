/// Something that the programme counts once when it has its acta, however many people and days it took.
public struct Event: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public enum Kind: String, Labelled {
        case inspection, supervision, negotiation, representation

        public var label: Bilingual {
            switch self {
            case .inspection: Bilingual(en: "inspection", es: "inspección")
            case .supervision: Bilingual(en: "supervision", es: "supervisión")
            case .negotiation: Bilingual(en: "negotiation", es: "negociación")
            case .representation: Bilingual(en: "representation", es: "representación")
            }
        }
    }

    public var id: ID
    public var kind: Kind
    public var firstDay: CivilDate
    /// The day that decides the period.
    public var lastDay: CivilDate
    public var sector: Sector.ID?
    public var neighbour: String?
    public var acta: String?
    /// The product it counts for, where its kind does not say.
    public var product: Product.Code?
    public var title: String?

    public init(
        id: ID, kind: Kind, firstDay: CivilDate, lastDay: CivilDate? = nil, sector: Sector.ID? = nil,
        neighbour: String? = nil, acta: String? = nil, product: Product.Code? = nil, title: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.firstDay = firstDay
        self.lastDay = lastDay ?? firstDay
        self.sector = sector
        self.neighbour = neighbour
        self.acta = acta
        self.product = product
        self.title = title
    }

    public var hasActa: Bool { acta.map { !$0.isEmpty } ?? false }
}
