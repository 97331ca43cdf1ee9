public import GeoTypes

/// Why a volume can't be computed from what was measured.
public enum VolumeError: Error, Hashable, Sendable {
    /// The prismoidal formula takes end, middle, end, middle, …, end.
    case sectionsNotInTriples(count: Int)
    case noMidSection(between: Chainage, and: Chainage)
    case midSectionOffCentre(at: Chainage, by: Length)
    /// A polygon or profile of fewer points than it takes.
    case tooFewPoints(count: Int, needed: Int)
    /// Offsets of a profile have to grow from point to point.
    case offsetsNotIncreasing(at: Int)
    /// Design and ground share no range of offsets.
    case profilesApart
    /// Points of two surfaces that fall into no cell in common.
    case surfacesApart
    /// Points that don't stand on a regular grid.
    case notAGrid
    case tooFewSections(count: Int)
    case twoSectionsAt(Chainage)
    /// No stretch runs out to a section of no area.
    case noZeroEnd
    case columnsDiffer(Int, Int)
    case notFinite(row: Int)
    /// Gabions are filled between nothing and wholly.
    case filledFractionOutOfRange(Double)
    case notPositive(field: String, value: Double)
}

extension VolumeError: CustomStringConvertible {
    public var description: String { message.english }

    /// Why there is no volume.
    public var message: Bilingual {
        switch self {
        case .sectionsNotInTriples(let count):
            Bilingual(
                en: "\(count) cross-sections: the prismoidal formula takes end, middle, end, an odd number from 3",
                es: "\(count) secciones: la fórmula prismoidal toma extremo, media, extremo, un número impar desde 3")
        case .noMidSection(let first, let last):
            Bilingual(
                en: "no section measured at mid-length between \(first) and \(last)",
                es: "ninguna sección medida a media distancia entre \(first) y \(last)")
        case .midSectionOffCentre(let place, let distance):
            Bilingual(
                en: "the mid-section at \(place) is \(distance.metres.text(decimals: 3)) m off the middle",
                es: "la sección media en \(place) está a \(distance.metres.text(decimals: 3)) m del centro")
        case .tooFewPoints(let count, let needed):
            Bilingual(
                en: "\(count) points, at least \(needed) are needed",
                es: "\(count) puntos, se necesitan al menos \(needed)")
        case .offsetsNotIncreasing(let index):
            Bilingual(
                en: "offset \(index + 1) of the profile does not lie beyond the one before",
                es: "la distancia \(index + 1) del perfil no es mayor que la anterior")
        case .profilesApart:
            Bilingual(
                en: "design and ground share no range of offsets",
                es: "el diseño y el terreno no comparten distancias al eje")
        case .surfacesApart:
            Bilingual(
                en: "the two surfaces have no cell in common", es: "las dos superficies no tienen celdas en común")
        case .notAGrid:
            Bilingual(
                en: "the points don't stand on a regular grid", es: "los puntos no están en una cuadrícula regular")
        case .tooFewSections(let count):
            Bilingual(
                en: "\(count) cross-sections, at least 2 are needed beside mid-sections",
                es: "\(count) secciones; se necesitan al menos 2 además de las medias")
        case .twoSectionsAt(let place):
            Bilingual(en: "two cross-sections at \(place)", es: "dos secciones en \(place)")
        case .noZeroEnd:
            Bilingual(
                en: "no stretch ends in a section of area 0", es: "ningún tramo termina en una sección de área 0")
        case .columnsDiffer(let first, let second):
            Bilingual(
                en: "\(first) heights in one surface and \(second) in the other",
                es: "\(first) alturas en una superficie y \(second) en la otra")
        case .notFinite(let row):
            Bilingual(en: "row \(row + 1) is not a finite number", es: "la fila \(row + 1) no es un número finito")
        case .filledFractionOutOfRange(let fraction):
            Bilingual(
                en: "the filled fraction is \(fraction), outside 0 to 1",
                es: "la fracción llena es \(fraction), fuera de 0 a 1")
        case .notPositive(let field, let value):
            Bilingual(en: "\(field) is \(value), not above 0", es: "\(field) es \(value), no mayor que 0")
        }
    }
}
