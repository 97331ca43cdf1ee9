/// What a segment's instrument lets prevail where its own sources disagree, in order.
public enum Precedence: String, Labelled {
    case text, map, coordinates, monument

    public var label: Bilingual {
        switch self {
        case .text: Bilingual(en: "text", es: "texto")
        case .map: Bilingual(en: "map", es: "mapa")
        case .coordinates: Bilingual(en: "coordinates", es: "coordenadas")
        case .monument: Bilingual(en: "monument", es: "monumento")
        }
    }
}
