/// Up to which check a figure has come. Every output says which.
public enum Basis: String, Labelled {
    /// Measured by those who did the work; the day is the one on which they finished.
    case reported
    case verified
    /// The official figure.
    case certified

    public var label: Bilingual {
        switch self {
        case .reported: Bilingual(en: "reported", es: "reportado")
        case .verified: Bilingual(en: "verified", es: "verificado")
        case .certified: Bilingual(en: "certified", es: "certificado")
        }
    }

    /// The state that an order has to have reached.
    public var leastState: WorkState {
        switch self {
        case .reported: .measured
        case .verified: .verified
        case .certified: .certified
        }
    }
}
