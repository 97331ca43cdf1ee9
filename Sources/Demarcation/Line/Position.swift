public import GeoTypes

/// One statement of where a monument or vertex is. Many stand side by side; none overwrites another.
public struct Position: Hashable, Sendable {
    public enum Role: String, Labelled {
        case treaty, computed, surveyed, agreed

        public var label: Bilingual {
            switch self {
            case .treaty: Bilingual(en: "treaty", es: "tratado")
            case .computed: Bilingual(en: "computed", es: "calculada")
            case .surveyed: Bilingual(en: "surveyed", es: "levantada")
            case .agreed: Bilingual(en: "agreed", es: "acordada")
            }
        }
    }

    public enum State: String, Labelled {
        case imported
        case inReview = "in-review"
        case inForce = "in-force"
        case historical
        case rejected

        public var label: Bilingual {
            switch self {
            case .imported: Bilingual(en: "imported", es: "importada")
            case .inReview: Bilingual(en: "in review", es: "en revisión")
            case .inForce: Bilingual(en: "in force", es: "vigente")
            case .historical: Bilingual(en: "historical", es: "histórica")
            case .rejected: Bilingual(en: "rejected", es: "rechazada")
            }
        }
    }

    public var role: Role
    public var state: State
    /// In the register's frame and epoch.
    public var point: GeographicPoint
    public var height: EllipsoidalHeight?
    /// As it was stated: reference system, epoch (decimal year) and coordinates before any operation.
    public var sourceSystem: String
    public var sourceEpoch: Double?
    public var sourceX: Double
    public var sourceY: Double
    public var sourceZ: Double?
    /// Standard deviations (1σ), metres; `nil` is unknown, never 0.
    public var eastSigma: Double?
    public var northSigma: Double?
    public var upSigma: Double?
    /// The coordinate operation that brought it into the register's frame, and its stated accuracy in metres.
    public var operation: String
    public var operationAccuracy: Double?
    /// Acta, treaty, document or survey point that states it.
    public var source: String?

    public init(
        role: Role, state: State, point: GeographicPoint, height: EllipsoidalHeight?, sourceSystem: String,
        sourceEpoch: Double?, sourceX: Double, sourceY: Double, sourceZ: Double?, eastSigma: Double?,
        northSigma: Double?, upSigma: Double?, operation: String, operationAccuracy: Double?, source: String?
    ) {
        self.role = role
        self.state = state
        self.point = point
        self.height = height
        self.sourceSystem = sourceSystem
        self.sourceEpoch = sourceEpoch
        self.sourceX = sourceX
        self.sourceY = sourceY
        self.sourceZ = sourceZ
        self.eastSigma = eastSigma
        self.northSigma = northSigma
        self.upSigma = upSigma
        self.operation = operation
        self.operationAccuracy = operationAccuracy
        self.source = source
    }
}
