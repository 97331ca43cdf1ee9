/// What a team has to look at when it comes to a monument.
public enum InspectionCheck: String, Labelled {
    case state
    case plates
    case references
    case sightAhead = "sight-ahead"
    case brecha
    case search
    case reestablish
    case repair
    case erosion
    case traffic
    case photograph

    public var label: Bilingual {
        switch self {
        case .state: Bilingual(en: "condition of the monument", es: "estado del monumento")
        case .plates: Bilingual(en: "text on each plate", es: "texto de cada placa")
        case .references: Bilingual(en: "distances to the references", es: "distancias a las referencias")
        case .sightAhead:
            Bilingual(
                en: "sight of the monuments ahead and behind", es: "visibilidad al monumento anterior y siguiente")
        case .brecha: Bilingual(en: "width and centring of the cleared strip", es: "ancho y centrado de la brecha")
        case .search:
            Bilingual(
                en: "search from the references; mark where it was sought",
                es: "buscar desde las referencias; anotar dónde se buscó")
        case .reestablish:
            Bilingual(
                en: "remains, and what is needed to re-establish it from neighbours and references",
                es: "restos y lo necesario para restituirlo desde vecinos y referencias")
        case .repair: Bilingual(en: "damage and material for the repair", es: "daños y materiales para repararlo")
        case .erosion: Bilingual(en: "distance to the edge of the bank", es: "distancia al borde de la margen")
        case .traffic: Bilingual(en: "paths, crossings, encroachments", es: "veredas, pasos, invasiones")
        case .photograph:
            Bilingual(en: "photos of every face and the surroundings", es: "fotos de cada cara y el entorno")
        }
    }

    /// What to check at a candidate: everywhere the same, and more by its condition, its risks and the kind of line.
    public static func list(for candidate: InspectionCandidate, on kind: LineKind) -> [InspectionCheck] {
        var checks: Set<InspectionCheck> = [.state, .photograph]
        switch candidate.condition {
        case .good, .fair, nil: checks.formUnion([.plates, .references])
        case .damaged, .leaning: checks.formUnion([.plates, .references, .repair])
        case .buried, .missing, .notLocated: checks.formUnion([.references, .search])
        case .destroyed, .washedAway: checks.formUnion([.references, .reestablish])
        }
        if kind == .land { checks.formUnion([.sightAhead, .brecha]) }
        if candidate.risks.contains(.riverErosion) { checks.insert(.erosion) }
        if candidate.risks.contains(.crossingNear) { checks.insert(.traffic) }
        return allCases.filter(checks.contains)
    }
}
