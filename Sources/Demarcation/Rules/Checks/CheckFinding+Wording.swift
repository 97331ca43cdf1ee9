import GeoTypes

extension CheckFinding {
    /// What is wrong, in words.
    public var message: Bilingual {
        switch fault {
        case .gap, .overlap, .chainageFalls, .chainageJumps, .sameVertex, .crossesItself, .noInstrument: lineMessage
        case .noGeometry, .unreadable, .notALine, .coordinateOutOfRange, .tooFewPoints: geometryMessage
        case .numberTwice, .offLine, .apart, .noPositionInForce, .notVisited, .severalInForce, .inForceTogether,
            .noEpoch, .noSigma:
            monumentMessage
        default: worksMessage
        }
    }

    private var lineMessage: Bilingual {
        switch fault {
        case .gap(let before, let size):
            Bilingual(
                en: "begins \(size.text) from the end of \(before.rawValue)",
                es: "empieza a \(size.text) del final de \(before.rawValue)")
        case .overlap(let before, let size):
            Bilingual(
                en: "shares \(size.text) with \(before.rawValue), the segment before it",
                es: "comparte \(size.text) con \(before.rawValue), el segmento anterior")
        case .chainageFalls(let chainage, let before):
            Bilingual(en: "\(chainage) follows \(before)", es: "\(chainage) sigue a \(before)")
        case .chainageJumps(let chainage, let end, let segment):
            Bilingual(
                en: "begins at \(chainage), and \(segment.rawValue) before it ends at \(end)",
                es: "empieza en \(chainage), y \(segment.rawValue), el anterior, termina en \(end)")
        case .sameVertex(let first, let second):
            Bilingual(
                en: "vertices \(first) and \(second) are the same point",
                es: "los vértices \(first) y \(second) son el mismo punto")
        case .crossesItself: Bilingual(en: "crosses or touches itself here", es: "se cruza o se toca aquí")
        default: Bilingual(en: "names no instrument", es: "no nombra ningún instrumento")
        }
    }

    private var geometryMessage: Bilingual {
        switch fault {
        case .unreadable(let reason):
            Bilingual(en: "can't be read: \(reason)", es: "no se puede leer: \(reason)")
        case .notALine: Bilingual(en: "isn't one line", es: "no es una sola línea")
        case .coordinateOutOfRange:
            Bilingual(
                en: "a coordinate is outside the range of longitude and latitude",
                es: "una coordenada está fuera del rango de longitud y latitud")
        case .tooFewPoints:
            Bilingual(
                en: "fewer than two different points (GEOS: Too few points in geometry component)",
                es: "menos de dos puntos distintos (GEOS: Too few points in geometry component)")
        default: Bilingual(en: "has no geometry", es: "no tiene geometría")
        }
    }

    private var monumentMessage: Bilingual {
        switch fault {
        case .numberTwice(let number, let other):
            Bilingual(
                en: "has the number \(number) of \(other.rawValue)",
                es: "lleva el número \(number) de \(other.rawValue)")
        case .offLine(let offset?, let limit, let monumentClass):
            Bilingual(
                en: "\(monumentClass.label[.english]): \(offset.text) from the line, above \(limit.text)",
                es: "\(monumentClass.label[.spanish]): a \(offset.text) de la línea, más de \(limit.text)")
        case .offLine(nil, _, let monumentClass):
            Bilingual(
                en: "\(monumentClass.label[.english]): out of reach of its sector",
                es: "\(monumentClass.label[.spanish]): lejos de su sector")
        case .apart(let distance, let limit, let first, let second):
            Self.apart(distance, limit, first?.rawValue, second?.rawValue)
        case .noPositionInForce(let count):
            Bilingual(en: "positions: \(count), none in force", es: "posiciones: \(count), ninguna vigente")
        case .notVisited(let last?, let days?, let cycle):
            Bilingual(
                en: "last seen on \(last), \(days) days ago; the cycle is \(cycle) days",
                es: "visto por última vez el \(last), hace \(days) días; el ciclo es de \(cycle) días")
        case .notVisited(_, _, let cycle):
            Bilingual(
                en: "never inspected; the cycle is \(cycle) days",
                es: "nunca inspeccionado; el ciclo es de \(cycle) días")
        case .severalInForce(let count, let distance):
            Bilingual(
                en: "\(count) positions in force, up to \(distance.text) apart",
                es: "\(count) posiciones vigentes, separadas hasta \(distance.text)")
        case .inForceTogether(let one, let other, let day):
            Bilingual(
                en: "positions \(one) and \(other) were both in force" + (day.map { " on \($0)" } ?? ""),
                es: "las posiciones \(one) y \(other) estaban vigentes a la vez" + (day.map { " el \($0)" } ?? ""))
        case .noEpoch(let system, let position):
            Bilingual(
                en: "position \(position) is in \(system), which moves with the earth, without an epoch",
                es: "la posición \(position) está en \(system), que se mueve con la tierra, sin época")
        case .noSigma(let role, let position):
            Bilingual(
                en: "position \(position) (\(role.label[.english])) has no horizontal sigma",
                es: "la posición \(position) (\(role.label[.spanish])) no tiene sigma horizontal")
        default: Bilingual("")
        }
    }

    private var worksMessage: Bilingual {
        switch fault {
        case .outside(let from, let to, let length):
            Bilingual(
                en: "\(from) to \(to) isn't a stretch of a sector of \(length.text)",
                es: "de \(from) a \(to) no es un tramo de un sector de \(length.text)")
        case .overlapping(let others, let count, let length):
            Bilingual(
                en: "\(count) stretches share \(length.text): \(Self.list(others, of: count))",
                es: "\(count) tramos comparten \(length.text): \(Self.list(others, of: count))")
        case .programmeLength(let sum, let target, let year):
            Bilingual(
                en: "\(sum) km of brecha are in the programme; the target in force of \(year) is \(target) km",
                es: "hay \(sum) km de brecha en el programa; la meta vigente de \(year) es de \(target) km")
        case .noActa(let days):
            Bilingual(en: "\(days) days without acta", es: "\(days) días sin acta")
        case .certifiedWithoutActa(let state):
            Bilingual(
                en: "\(state.label[.english]), and names no acta", es: "\(state.label[.spanish]), y no nombra acta")
        case .certifiedWithoutEvidence(let state):
            Bilingual(
                en: "\(state.label[.english]), without a measured file, survey or photograph",
                es: "\(state.label[.spanish]), sin archivo medido, levantamiento ni fotografía")
        default: Bilingual("")
        }
    }

    private static func apart(_ distance: Length, _ limit: Length, _ first: String?, _ second: String?) -> Bilingual {
        let end =
            first == nil
            ? Bilingual(en: "its end", es: "su final")
            : Bilingual(en: "the end of the sector", es: "el final del sector")
        return Bilingual(
            en: "\(distance.text) between \(first ?? "the beginning of the sector") and "
                + "\(second ?? end[.english]), above \(limit.text)",
            es: "\(distance.text) entre \(first ?? "el inicio del sector") y "
                + "\(second ?? end[.spanish]), más de \(limit.text)")
    }

    private static func list(_ names: [String], of count: Int) -> String {
        names.joined(separator: ", ") + (count > names.count ? ", …" : "")
    }
}

extension Length {
    /// To the millimetre below ten metres, to the centimetre below a kilometre, else to the metre.
    fileprivate var text: String {
        if magnitude.metres < 10 { return metres.text(decimals: 3) + " m" }
        if magnitude.metres < 1000 { return metres.text(decimals: 2) + " m" }
        return kilometres.text(decimals: 3) + " km"
    }
}
