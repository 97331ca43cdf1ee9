public import Demarcation

/// A receiver's word for how it obtained a position.
public enum FixWord: Hashable, Sendable {
    case quality(FixQuality)
    /// The receiver says that it had no position.
    case noFix

    /// The words of many vendors, in Spanish and English; `nil` for others. Case, blanks and punctuation don't matter.
    public init?(_ word: String) {
        let key = String(
            String.UnicodeScalarView(
                word.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }))
        guard let meaning = FixWord.words[key] else { return nil }
        self = meaning
    }

    /// RTKLIB's numbers: 1 fix, 2 float, 3 SBAS, 4 DGPS, 5 single, 6 PPP. (RTKLIB `src/rtklib.h`, SOLQ_…)
    public init?(rtklib number: Int) {
        switch number {
        case 0: self = .noFix
        case 1: self = .quality(.fixed)
        case 2: self = .quality(.float)
        case 3: self = .quality(.augmented)
        case 4: self = .quality(.differential)
        case 5: self = .quality(.autonomous)
        case 6: self = .quality(.precisePoint)
        case 7: self = .quality(.estimated)
        default: return nil
        }
    }

    /// The numbers of NMEA's GGA: 1 autonomous, 2 DGPS, 3 PPS, 4 RTK fixed, 5 RTK float, 6 estimated, 7 manual, 8 simulated.
    public init?(nmea number: Int) {
        switch number {
        case 0: self = .noFix
        case 1: self = .quality(.autonomous)
        case 2: self = .quality(.differential)
        case 3: self = .quality(.precise)
        case 4: self = .quality(.fixed)
        case 5: self = .quality(.float)
        case 6: self = .quality(.estimated)
        case 7: self = .quality(.manual)
        case 8: self = .quality(.simulated)
        case 9: self = .quality(.augmented)
        default: return nil
        }
    }

    private static let words: [String: FixWord] = {
        var words: [String: FixWord] = [:]
        for (quality, names) in qualities {
            for name in names.split(separator: " ") { words[String(name)] = .quality(quality) }
        }
        for name in "none nofix invalid invalida sinsolucion sinfix notavailable nosolution".split(separator: " ") {
            words[String(name)] = .noFix
        }
        return words
    }()

    private static let qualities: [(FixQuality, String)] = [
        (.unknown, "unknown desconocida desconocido"),
        (
            .autonomous,
            "autonomous autonoma autónoma single standalone navigated gps spp sencilla simple autonomo autónomo 2d 3d code navegada uncorrected"
        ),
        (.differential, "differential dgps dgnss diferencial codediff dgpsfix codediferencial"),
        (.augmented, "sbas waas egnos wadgps msas gagan"),
        (.precise, "pps"),
        (
            .float,
            "float flotante rtkfloat floatrtk l1float phasefloat rtkflotante networkfloat xfill flotada narrowfloat"
        ),
        (
            .fixed,
            "fixed fix fija fijo rtkfixed rtkfix rtk rtkfijo rtkfija networkfixed networkfix fixedrtk intfixed narrowint l1fixed phasefixed phasemeasuredfixed fixrtk ppkfixed ppkfix"
        ),
        (.precisePoint, "ppp pppfixed pppfloat pppconverged precisepoint rtx csrsppp"),
        (.estimated, "estimated deadreckoning dr estimada estimado"),
        (.manual, "manual keyed keyedin"),
        (.simulated, "simulated simulation simulator simulada simulado"),
    ]
}
