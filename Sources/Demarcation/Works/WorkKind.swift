/// What a work order is for.
public enum WorkKind: String, Labelled {
    case brechaOpening = "brecha-opening"
    case brechaConservation = "brecha-conservation"
    case bankStabilisation = "bank-stabilisation"
    case monumentConstruction = "monument-construction"
    case monumentReconstruction = "monument-reconstruction"
    case monumentMaintenance = "monument-maintenance"
    case sign
    case installation

    public var label: Bilingual {
        switch self {
        case .brechaOpening: Bilingual(en: "brecha opening", es: "apertura de brecha")
        case .brechaConservation: Bilingual(en: "brecha conservation", es: "conservación de brecha")
        case .bankStabilisation: Bilingual(en: "bank stabilisation", es: "estabilización de márgenes")
        case .monumentConstruction: Bilingual(en: "monument construction", es: "construcción de monumento")
        case .monumentReconstruction: Bilingual(en: "monument reconstruction", es: "reconstrucción de monumento")
        case .monumentMaintenance: Bilingual(en: "monument maintenance", es: "mantenimiento de monumento")
        case .sign: Bilingual(en: "sign", es: "señalización")
        case .installation: Bilingual(en: "installation", es: "instalación")
        }
    }

    /// What its quantity is counted in: km come from chainages, m³ and units from the stated quantity.
    public var unit: PhysicalUnit {
        switch self {
        case .brechaOpening, .brechaConservation: .kilometre
        case .bankStabilisation: .cubicMetre
        case .monumentConstruction, .monumentReconstruction, .monumentMaintenance, .sign, .installation: .unit
        }
    }

    public static let brecha: Set<WorkKind> = [.brechaOpening, .brechaConservation]
}
