/// Where an order stands between plan and acceptance.
public enum WorkState: String, Labelled, Comparable {
    case planned, assigned
    case inProgress = "in-progress"
    case measured, verified, certified, received, cancelled

    public var label: Bilingual {
        switch self {
        case .planned: Bilingual(en: "planned", es: "planificada")
        case .assigned: Bilingual(en: "assigned", es: "asignada")
        case .inProgress: Bilingual(en: "in progress", es: "en ejecución")
        case .measured: Bilingual(en: "measured", es: "medida")
        case .verified: Bilingual(en: "verified", es: "verificada")
        case .certified: Bilingual(en: "certified", es: "certificada")
        case .received: Bilingual(en: "received", es: "recibida")
        case .cancelled: Bilingual(en: "cancelled", es: "anulada")
        }
    }

    /// Its place in the life of an order; a cancelled order comes before all others, since nothing of it counts.
    public var rank: Int {
        switch self {
        case .cancelled: -1
        case .planned: 0
        case .assigned: 1
        case .inProgress: 2
        case .measured: 3
        case .verified: 4
        case .certified: 5
        case .received: 6
        }
    }

    public static func < (left: WorkState, right: WorkState) -> Bool { left.rank < right.rank }

    /// The state that follows, `nil` after the last one and for a cancelled order.
    public var next: WorkState? {
        switch self {
        case .planned: .assigned
        case .assigned: .inProgress
        case .inProgress: .measured
        case .measured: .verified
        case .verified: .certified
        case .certified: .received
        case .received, .cancelled: nil
        }
    }

    /// What is certified is undone by a negative line, not by cancelling it.
    public var canBeCancelled: Bool {
        self != .cancelled && self < .certified
    }
}
