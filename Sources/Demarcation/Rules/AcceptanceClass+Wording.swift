import GeoTypes

extension AcceptanceClass.Shortfall {
    /// What the occupations lack.
    public var message: Bilingual {
        switch self {
        case .tooFewOccupations(let fixed, let needed):
            Bilingual(
                en: "\(fixed) usable occupations, \(needed) are needed",
                es: "\(fixed) ocupaciones utilizables, se necesitan \(needed)")
        case .notMeasured(let quality):
            Bilingual(
                en: "a position is \(quality.label.english), not measured",
                es: "una posición es \(quality.label.spanish), no medida")
        case .timeUnknown:
            Bilingual(en: "no time of occupation", es: "sin hora de ocupación")
        case .tooCloseInTime(let seconds, let needed):
            Bilingual(
                en: "\((seconds / 60).text(decimals: 1)) min apart, \((needed / 60).text(decimals: 1)) are needed",
                es: "separadas \((seconds / 60).text(decimals: 1)) min, se necesitan \((needed / 60).text(decimals: 1))"
            )
        case .heightUnknown:
            Bilingual(en: "no height", es: "sin altura")
        case .heightsDiffer(let difference, let allowed):
            Bilingual(
                en: "heights differ by \(difference.metres.text(decimals: 3)) m, "
                    + "\(allowed.metres.text(decimals: 3)) are allowed",
                es: "las alturas difieren \(difference.metres.text(decimals: 3)) m, se admiten "
                    + allowed.metres.text(decimals: 3))
        case .radiusUnknown:
            Bilingual(en: "accuracy unknown", es: "exactitud desconocida")
        case .radiusTooLarge(let radius, let allowed):
            Bilingual(
                en: "R95 is \(radius.metres.text(decimals: 3)) m, \(allowed.metres.text(decimals: 3)) are allowed",
                es: "R95 es \(radius.metres.text(decimals: 3)) m, se admiten \(allowed.metres.text(decimals: 3))")
        }
    }
}
