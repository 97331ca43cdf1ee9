/// How a bank is held. Mandatory for an order counted in m³.
public enum StabilisationWork: String, Labelled {
    case gabions, groynes, riprap, embankment, dredging, other

    public var label: Bilingual {
        switch self {
        case .gabions: Bilingual(en: "gabions", es: "gaviones")
        case .groynes: Bilingual(en: "groynes", es: "espigones")
        case .riprap: Bilingual(en: "riprap", es: "enrocado")
        case .embankment: Bilingual(en: "embankment", es: "bordo")
        case .dredging: Bilingual(en: "dredging", es: "dragado")
        case .other: Bilingual(en: "other", es: "otro")
        }
    }
}
