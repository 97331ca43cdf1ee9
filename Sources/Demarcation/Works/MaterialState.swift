/// The state in which a volume was measured: the same earth fills more room loose than in the bank. Mandatory for m³.
public enum MaterialState: String, Labelled {
    case bank, loose, compacted

    public var label: Bilingual {
        switch self {
        case .bank: Bilingual(en: "bank", es: "en banco")
        case .loose: Bilingual(en: "loose", es: "suelto")
        case .compacted: Bilingual(en: "compacted", es: "compactado")
        }
    }
}
