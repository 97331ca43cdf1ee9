public import GeoTypes

/// A monument that could be visited, with what decides how soon.
public struct InspectionCandidate: Hashable, Sendable {
    public enum Risk: String, Labelled {
        case riverErosion = "river-erosion"
        case crossingNear = "crossing-near"
        case pastDamage = "past-damage"

        public var label: Bilingual {
            switch self {
            case .riverErosion: Bilingual(en: "river erosion", es: "erosión del río")
            case .crossingNear: Bilingual(en: "crossing nearby", es: "paso cercano")
            case .pastDamage: Bilingual(en: "damaged before", es: "daños anteriores")
            }
        }
    }

    public var monument: Monument.ID
    public var monumentClass: Monument.Class
    public var sector: Sector.ID
    public var chainage: Chainage
    public var condition: Monument.Condition?
    /// `nil` was never visited.
    public var lastVisit: CivilDate?
    public var risks: Set<Risk>
    public var legalStatus: LegalStatus
    /// Where the team leaves its vehicle or boat; monuments that share it are visited together.
    public var accessPoint: String?
    /// From the base to the monument's access point and back.
    public var accessHours: Double?

    public init(
        monument: Monument.ID, monumentClass: Monument.Class, sector: Sector.ID, chainage: Chainage,
        condition: Monument.Condition? = nil, lastVisit: CivilDate? = nil, risks: Set<Risk> = [],
        legalStatus: LegalStatus, accessPoint: String? = nil, accessHours: Double? = nil
    ) {
        self.monument = monument
        self.monumentClass = monumentClass
        self.sector = sector
        self.chainage = chainage
        self.condition = condition
        self.lastVisit = lastVisit
        self.risks = risks
        self.legalStatus = legalStatus
        self.accessPoint = accessPoint
        self.accessHours = accessHours
    }

    /// 0 where it is not known, or is no number of hours.
    var hoursOfAccess: Double {
        guard let accessHours, accessHours.isFinite else { return 0 }
        return max(0, accessHours)
    }
}
