/// A paper that states or decides something: a treaty, an acta, a map. The file itself stays outside the register; its
/// digest says which file it was.
public struct Document: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public enum Kind: String, Labelled {
        case treaty, award, acta, `protocol`, note, map
        case fieldBook = "field-book"

        public var label: Bilingual {
            switch self {
            case .treaty: Bilingual(en: "treaty", es: "tratado")
            case .award: Bilingual(en: "award", es: "laudo")
            case .acta: Bilingual(en: "acta", es: "acta")
            case .protocol: Bilingual(en: "protocol", es: "protocolo")
            case .note: Bilingual(en: "note", es: "nota")
            case .map: Bilingual(en: "map", es: "mapa")
            case .fieldBook: Bilingual(en: "field book", es: "libreta de campo")
            }
        }

        /// Whether it can put a position in force: an instrument or a signed minute can, a note, a map or a field book only
        /// states one.
        public var decides: Bool {
            switch self {
            case .treaty, .award, .acta, .protocol: true
            case .note, .map, .fieldBook: false
            }
        }
    }

    public enum Participation: String, Labelled {
        case bilateral, unilateral

        public var label: Bilingual {
            switch self {
            case .bilateral: Bilingual(en: "bilateral", es: "bilateral")
            case .unilateral: Bilingual(en: "unilateral", es: "unilateral")
            }
        }
    }

    /// The human id, `ACTA-2026-07`.
    public var id: ID
    public var kind: Kind
    public var number: String?
    public var title: String?
    public var date: CivilDate?
    public var signedBy: String?
    /// Article or page that is meant.
    public var article: String?
    /// Path or name of the file, as it was given.
    public var file: String?
    /// Lowercase hexadecimal SHA-256 of the file's bytes.
    public var sha256: String?
    /// `nil` where nobody said.
    public var participation: Participation?
    public var note: String?
    public var classification = Classification.reserved

    public init(
        id: ID, kind: Kind, number: String? = nil, title: String? = nil, date: CivilDate? = nil,
        signedBy: String? = nil, article: String? = nil, file: String? = nil, sha256: String? = nil,
        participation: Participation? = nil, note: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.number = number
        self.title = title
        self.date = date
        self.signedBy = signedBy
        self.article = article
        self.file = file
        self.sha256 = sha256
        self.participation = participation
        self.note = note
    }
}
