public import GeoTypes

/// One visit to a stretch of the line (an evento), and what was found there.
public struct Inspection: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// Which sections of the commission were there.
    public enum Participation: String, Labelled {
        case joint, national

        public var label: Bilingual {
            switch self {
            case .joint: Bilingual(en: "joint", es: "conjunta")
            case .national: Bilingual(en: "national", es: "nacional")
            }
        }
    }

    public var id: ID
    public var sector: Sector.ID
    public var from: Chainage?
    public var to: Chainage?
    public var firstDay: CivilDate
    public var lastDay: CivilDate
    public var team: String?
    public var participation: Participation
    /// Number of the acta; an inspection counts as an event when it has one.
    public var acta: String?
    public var findings: [Finding]
    /// The survey that the team brought back.
    public var survey: String?
    public var classification = Classification.reserved

    public init(
        id: ID, sector: Sector.ID, from: Chainage? = nil, to: Chainage? = nil, firstDay: CivilDate,
        lastDay: CivilDate? = nil, team: String? = nil, participation: Participation, acta: String? = nil,
        findings: [Finding] = [], survey: String? = nil
    ) {
        self.id = id
        self.sector = sector
        self.from = from
        self.to = to
        self.firstDay = firstDay
        self.lastDay = lastDay ?? firstDay
        self.team = team
        self.participation = participation
        self.acta = acta
        self.findings = findings
        self.survey = survey
    }

    /// The event that the programme counts.
    public var event: Event {
        Event(
            id: Event.ID(rawValue: id.rawValue), kind: .inspection, firstDay: firstDay, lastDay: lastDay,
            sector: sector, acta: acta)
    }
    /// The same, with the digest that `other` has of a photo where this one has none: a file may be seen once, and not
    /// be there the next time.
    public func adoptingDigests(of other: Inspection) -> Inspection {
        var result = self
        for (index, pair) in zip(findings, other.findings).enumerated() where pair.0.photos != pair.1.photos {
            result.findings[index].adoptDigests(of: pair.1)
        }
        return result
    }
}
