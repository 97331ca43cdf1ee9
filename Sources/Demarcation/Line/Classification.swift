/// Who may see a record. A record of which nobody said anything is reserved: what is for the public is said to be.
public enum Classification: String, Labelled {
    case `public`, reserved, confidential

    public var label: Bilingual {
        switch self {
        case .public: Bilingual(en: "public", es: "pública")
        case .reserved: Bilingual(en: "reserved", es: "reservada")
        case .confidential: Bilingual(en: "confidential", es: "confidencial")
        }
    }
}
