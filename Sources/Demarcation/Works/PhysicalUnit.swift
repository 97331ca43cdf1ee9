/// What a physical target or the quantity of an order is counted in.
public enum PhysicalUnit: String, Labelled {
    case kilometre = "km"
    case cubicMetre = "m3"
    case event
    case unit

    public var label: Bilingual {
        switch self {
        case .kilometre: Bilingual("km")
        case .cubicMetre: Bilingual("m³")
        case .event: Bilingual(en: "event", es: "evento")
        case .unit: Bilingual(en: "unit", es: "unidad")
        }
    }
}
