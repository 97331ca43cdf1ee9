/// What the line runs on.
public enum LineKind: String, Labelled {
    case land
    case river
    case lake
    /// At sea. Kept apart: no chainage, no part of any length on land.
    case maritime
    /// Stream or watershed, which of them nobody has verified.
    case natural

    public var label: Bilingual {
        switch self {
        case .land: Bilingual(en: "land", es: "terrestre")
        case .river: Bilingual(en: "river", es: "fluvial")
        case .lake: Bilingual(en: "lake", es: "lacustre")
        case .maritime: Bilingual(en: "maritime", es: "marítima")
        case .natural: Bilingual(en: "natural, unverified", es: "natural, sin verificar")
        }
    }
}
