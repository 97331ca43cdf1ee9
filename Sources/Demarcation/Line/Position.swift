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

    /// Of its row, once the register holds it.
    public var uuid: String?
    /// Place among its owner's positions in the order of recording, from 1, once the register holds it.
    public var number: Int?
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
    /// Of east and north, square metres; `nil` where only the sigmas are known.
    public var eastNorthCovariance: Double?
    /// The coordinate operation that brought it into the register's frame, and its stated accuracy in metres.
    public var operation: String
    public var operationAccuracy: Double?
    /// Acta, treaty, document or survey point that states it.
    public var source: String?
    /// The survey whose observations it is the mean of.
    public var survey: Survey.ID?
    /// The neighbour whose commission states it; `nil` is this register's own.
    public var statedBy: String?
    /// What put it in force.
    public var document: Document.ID?
    /// The days between which it is or was in force, both included; a historical one without a last day was superseded on its
    /// first.
    public var validFrom: CivilDate?
    public var validTo: CivilDate?
    /// Why it was rejected, and what else there is to say.
    public var note: String?

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

    /// Superseded on the day on which it was to begin: it was never the one in force at the end of a day.
    public var isSupersededOnFirstDay: Bool { state == .historical && validFrom != nil && validTo == nil }

    /// Whether it was the one in force on a day. What is in force without a first day always was.
    public func wasInForce(on day: CivilDate) -> Bool {
        guard state == .inForce || state == .historical, !isSupersededOnFirstDay else { return false }
        return (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}

/// What a position is of.
public enum PositionOwner: Hashable, Sendable {
    case monument(Monument.ID)
    case vertex(Vertex.ID)

    /// The human id.
    public var name: String {
        switch self {
        case .monument(let id): id.rawValue
        case .vertex(let id): id.rawValue
        }
    }
}

/// Names one of the positions of a monument or vertex.
public enum PositionKey: Hashable, Sendable {
    /// In the order in which they were recorded, from 1.
    case number(Int)
    case uuid(String)

    public init?(_ text: String) {
        if let number = Int(text) {
            guard number > 0 else { return nil }
            self = .number(number)
        } else {
            let isUUID =
                text.utf8.count == 36 && text.utf8.allSatisfy { $0 == 45 || Character(UnicodeScalar($0)).isHexDigit }
            guard isUUID else { return nil }
            self = .uuid(text.lowercased())
        }
    }

    /// Index of the position, if it is there.
    public func index(in positions: [Position]) -> Int? {
        switch self {
        case .number(let number): positions.indices.contains(number - 1) ? number - 1 : nil
        case .uuid(let uuid): positions.firstIndex { $0.uuid == uuid }
        }
    }

    public var text: String {
        switch self {
        case .number(let number): String(number)
        case .uuid(let uuid): uuid
        }
    }
}
