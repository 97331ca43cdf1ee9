public import GeoTypes

/// Something in the register that lies along a sector, and what becomes of its chainage when the line gets a new
/// version.
public struct ChainagedRecord: Hashable, Sendable {
    public enum Kind: String, Labelled {
        case monument, installation, brecha, reach, order, inspection

        public var label: Bilingual {
            switch self {
            case .monument: Bilingual(en: "monument", es: "monumento")
            case .installation: Bilingual(en: "installation", es: "instalación")
            case .brecha: Bilingual(en: "brecha", es: "brecha")
            case .reach: Bilingual(en: "reach", es: "tramo de río")
            case .order: Bilingual(en: "order", es: "orden")
            case .inspection: Bilingual(en: "inspection", es: "inspección")
            }
        }
    }

    public enum Rule: String, Labelled {
        /// It is where it is: its place on the new line is found anew.
        case locate
        /// It keeps its place between the monuments.
        case move
        /// It was reported in the version in which it was made, and stays in it.
        case keep
        /// Half measured: neither rule would be true of the whole.
        case unfinished

        public var label: Bilingual {
            switch self {
            case .locate: Bilingual(en: "located anew", es: "se ubica de nuevo")
            case .move: Bilingual(en: "moved", es: "se traslada")
            case .keep: Bilingual(en: "kept", es: "se conserva")
            case .unfinished: Bilingual(en: "half measured", es: "medida a medias")
            }
        }
    }

    public var kind: Kind
    public var id: String
    public var rule: Rule
    public var from: Chainage?
    /// `nil` for a point.
    public var to: Chainage?
    /// Where it stands, for what is located anew.
    public var point: GeographicPoint?
    /// A monument that ties the versions together: principal or intermediate.
    public var isMark: Bool

    public init(
        kind: Kind, id: String, rule: Rule, from: Chainage?, to: Chainage? = nil, point: GeographicPoint? = nil,
        isMark: Bool = false
    ) {
        self.kind = kind
        self.id = id
        self.rule = rule
        self.from = from
        self.to = to
        self.point = point
        self.isMark = isMark
    }

    /// What becomes of an order. Nobody has reported anything of one that is open, so that it goes with the line; once it
    /// is measured its figure stays as it is. A correction stays with what it corrects.
    public static func rule(ofOrderIn state: WorkState, isMeasured: Bool, isCorrection: Bool) -> Rule {
        guard state != .cancelled, state < .measured, !isCorrection else { return .keep }
        return isMeasured ? .unfinished : .move
    }
}

/// A record with its chainages before and after.
public struct RevisedRecord: Hashable, Sendable {
    public enum Outcome: String, Labelled {
        case located, moved, kept
        /// Its place isn't on the new line, or too far from it.
        case lost

        public var label: Bilingual {
            switch self {
            case .located: Bilingual(en: "located anew", es: "ubicado de nuevo")
            case .moved: Bilingual(en: "moved", es: "trasladado")
            case .kept: Bilingual(en: "kept in its version", es: "se conserva en su versión")
            case .lost: Bilingual(en: "off the new line", es: "fuera de la línea nueva")
            }
        }
    }

    public var record: ChainagedRecord
    public var outcome: Outcome
    /// In the new version; of what is kept, as they were.
    public var from: Chainage?
    public var to: Chainage?
    /// Metres from the new line, left positive, of what is located.
    public var offset: Double?
    /// Its line on the map, of what is moved.
    public var line: GeographicLine?
    /// A doubt for a person to look at: beyond the outermost marks, or the new line passes the place twice.
    public var needsReview: Bool

    public init(
        record: ChainagedRecord, outcome: Outcome, from: Chainage?, to: Chainage?, offset: Double? = nil,
        line: GeographicLine? = nil, needsReview: Bool = false
    ) {
        self.record = record
        self.outcome = outcome
        self.from = from
        self.to = to
        self.offset = offset
        self.line = line
        self.needsReview = needsReview
    }
}

/// A new version of a sector's line with all that follows from it, ready to be stored.
public struct LineRevisionDraft: Sendable {
    /// A monument, or an end of the line, with its chainage in both versions.
    public struct Mark: Hashable, Sendable {
        public var name: String
        public var old: Chainage
        public var new: Chainage

        public init(name: String, old: Chainage, new: Chainage) {
            self.name = name
            self.old = old
            self.new = new
        }
    }

    /// With the new segments.
    public var sector: Sector
    public var version: Int
    public var validFrom: CivilDate
    public var document: Document.ID
    public var source: String
    /// SHA-256 of the file it came from.
    public var digest: String?
    public var oldLength: Length
    public var marks: [Mark]
    public var records: [RevisedRecord]

    public init(
        sector: Sector, version: Int, validFrom: CivilDate, document: Document.ID, source: String, digest: String?,
        oldLength: Length, marks: [Mark], records: [RevisedRecord]
    ) {
        self.sector = sector
        self.version = version
        self.validFrom = validFrom
        self.document = document
        self.source = source
        self.digest = digest
        self.oldLength = oldLength
        self.marks = marks
        self.records = records
    }
}
