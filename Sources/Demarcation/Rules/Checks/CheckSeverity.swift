/// How much a finding matters.
public enum CheckSeverity: String, Labelled, Comparable {
    /// Worth knowing; nothing is wrong yet.
    case info
    /// Figures or positions can't be relied on as far as they should.
    case warn
    /// Contradicts itself or a rule: results that use it are wrong.
    case error

    public var label: Bilingual {
        switch self {
        case .info: Bilingual(en: "info", es: "nota")
        case .warn: Bilingual(en: "warn", es: "aviso")
        case .error: Bilingual("error")
        }
    }

    public static func < (left: CheckSeverity, right: CheckSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warn: 1
        case .error: 2
        }
    }
}
