import GeoTypes

extension AcceptanceClass {
    /// Its name, in words where it is one of the program's own.
    public var label: Bilingual {
        switch self.name {
        case "intermediate": Bilingual(en: "intermediate", es: "intermedio")
        case "inspection": Bilingual(en: "inspection", es: "inspección")
        default: Bilingual(name)
        }
    }
}

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
        case .placesDiffer(let distance, let explained):
            Bilingual(
                en: "occupations are \(distance.metres.text(decimals: 3)) m apart, their uncertainty explains "
                    + explained.metres.text(decimals: 3),
                es: "las ocupaciones distan \(distance.metres.text(decimals: 3)) m, su incertidumbre explica "
                    + explained.metres.text(decimals: 3))
        case .moving(let count):
            Bilingual(
                en: "the receiver moved in \(count) of them", es: "el receptor se movió en \(count) de ellas")
        }
    }

    /// For programs.
    public var code: String {
        switch self {
        case .tooFewOccupations: "too-few-occupations"
        case .notMeasured: "not-measured"
        case .timeUnknown: "time-unknown"
        case .tooCloseInTime: "too-close-in-time"
        case .heightUnknown: "height-unknown"
        case .heightsDiffer: "heights-differ"
        case .radiusUnknown: "accuracy-unknown"
        case .radiusTooLarge: "r95-too-large"
        case .placesDiffer: "places-differ"
        case .moving: "moving"
        }
    }
}

extension AcceptanceClass {
    /// The limits in words, for the head of a list.
    public var limits: Bilingual {
        var english = ["\(fixedOccupations) fixed occupations"]
        var spanish = ["\(fixedOccupations) ocupaciones fijas"]
        if let seconds = leastSeparationSeconds {
            english.append("≥ \((seconds / 60).text(decimals: 0)) min apart")
            spanish.append("separadas ≥ \((seconds / 60).text(decimals: 0)) min")
        }
        if let spread = heightSpread {
            english.append("ΔH ≤ \(spread.metres.text(decimals: 3)) m")
            spanish.append("ΔH ≤ \(spread.metres.text(decimals: 3)) m")
        }
        english.append("R95 ≤ \(radius95.metres.text(decimals: 3)) m")
        spanish.append("R95 ≤ \(radius95.metres.text(decimals: 3)) m")
        return Bilingual(en: english.joined(separator: ", "), es: spanish.joined(separator: ", "))
    }
}
