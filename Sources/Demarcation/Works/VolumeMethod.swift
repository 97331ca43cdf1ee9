/// How a volume was found. Mandatory for m³.
public enum VolumeMethod: String, Labelled {
    case averageEndArea = "average-end-area"
    case prismoidal
    case zeroEnd = "zero-end"
    case gabions
    case surface
    case frustum

    public var label: Bilingual {
        switch self {
        case .averageEndArea: Bilingual(en: "average end area", es: "áreas medias")
        case .prismoidal: Bilingual(en: "prismoidal", es: "prismoidal")
        case .zeroEnd: Bilingual(en: "zero end", es: "extremo nulo")
        case .gabions: Bilingual(en: "gabions", es: "gaviones")
        case .surface: Bilingual(en: "surface difference", es: "diferencia de superficies")
        case .frustum: Bilingual(en: "frustum", es: "tronco de pirámide")
        }
    }
}
