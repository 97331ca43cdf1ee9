/// How a receiver obtained a position. One enumeration for every format, whose own codes collide: 4 is DGPS in an RTKLIB
/// file and RTK fixed in NMEA.
public enum FixQuality: UInt8, CaseIterable, Sendable {
    case unknown = 0
    /// Code position of one receiver (autonomous, "single").
    case autonomous = 1
    /// Code differences, from a reference station.
    case differential = 2
    /// Differences from a satellite-based augmentation system.
    case augmented = 3
    /// Precise positioning service (military).
    case precise = 4
    /// Carrier phase, ambiguities not resolved.
    case float = 5
    /// Carrier phase, ambiguities resolved.
    case fixed = 6
    /// Precise point positioning.
    case precisePoint = 7
    /// Dead reckoning: not a measurement. Never stored.
    case estimated = 8
    /// Typed in by hand at the receiver. Never stored.
    case manual = 9
    /// Simulated. Never stored.
    case simulated = 10

    /// The code that is stored and travels.
    public var code: String {
        switch self {
        case .unknown: "unknown"
        case .autonomous: "autonomous"
        case .differential: "differential"
        case .augmented: "sbas"
        case .precise: "pps"
        case .float: "float"
        case .fixed: "fixed"
        case .precisePoint: "ppp"
        case .estimated: "estimated"
        case .manual: "manual"
        case .simulated: "simulated"
        }
    }

    public init?(code: String) {
        guard let match = FixQuality.allCases.first(where: { $0.code == code }) else { return nil }
        self = match
    }

    public var label: Bilingual {
        switch self {
        case .unknown: Bilingual(en: "unknown", es: "desconocida")
        case .autonomous: Bilingual(en: "autonomous", es: "autónoma")
        case .differential: Bilingual(en: "differential", es: "diferencial")
        case .augmented: Bilingual(en: "SBAS", es: "SBAS")
        case .precise: Bilingual(en: "PPS", es: "PPS")
        case .float: Bilingual(en: "float", es: "flotante")
        case .fixed: Bilingual(en: "fixed", es: "fija")
        case .precisePoint: Bilingual(en: "PPP", es: "PPP")
        case .estimated: Bilingual(en: "estimated", es: "estimada")
        case .manual: Bilingual(en: "manual", es: "manual")
        case .simulated: Bilingual(en: "simulated", es: "simulada")
        }
    }

    /// False for positions that nobody measured.
    public var isMeasurement: Bool {
        switch self {
        case .estimated, .manual, .simulated: false
        default: true
        }
    }
}
