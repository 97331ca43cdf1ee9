import Demarcation

/// What looked wrong while points were read but rejects none of them: counted, with the first place.
struct SurveyWarnings {
    enum Kind: Int, CaseIterable {
        case badTime, timeWithoutZone, timeWithoutDate, zeroCoordinates, unknownFix, zeroSigma, skipped, weekRollOver,
            deleted
    }

    private struct Entry {
        var count = 0
        var line = 0
        var text = ""
    }

    private var entries = [Entry](repeating: Entry(), count: Kind.allCases.count)

    mutating func note(_ kind: Kind, line: Int, text: @autoclosure () -> String = "") {
        if entries[kind.rawValue].count == 0 {
            entries[kind.rawValue].line = line
            entries[kind.rawValue].text = text()
        }
        entries[kind.rawValue].count += 1
    }

    /// One warning for each kind that occurred.
    var list: [Bilingual] {
        Kind.allCases.compactMap { kind in
            let entry = entries[kind.rawValue]
            return entry.count == 0 ? nil : warning(kind, entry)
        }
    }

    private func warning(_ kind: Kind, _ entry: Entry) -> Bilingual {
        let (count, line, text) = (entry.count, entry.line, entry.text)
        switch kind {
        case .badTime:
            return Bilingual(
                en: "times that can't be read, left out: \(count), first “\(text)” on line \(line)",
                es: "horas que no se pueden leer, omitidas: \(count), la primera «\(text)» en la línea \(line)")
        case .timeWithoutZone:
            return Bilingual(
                en: "times without a zone, taken as UTC: \(count), first on line \(line)",
                es: "horas sin zona, tomadas como UTC: \(count), la primera en la línea \(line)")
        case .timeWithoutDate:
            return Bilingual(
                en: "times of day without a date, left out: \(count), first on line \(line)",
                es: "horas sin fecha, omitidas: \(count), la primera en la línea \(line)")
        case .zeroCoordinates:
            return Bilingual(
                en: "points at 0, 0: \(count), first on line \(line)",
                es: "puntos en 0, 0: \(count), el primero en la línea \(line)")
        case .unknownFix:
            return Bilingual(
                en: "qualities that are not understood, taken as unknown: \(count), first “\(text)” on line \(line)",
                es:
                    "calidades que no se entienden, tomadas como desconocidas: \(count), la primera «\(text)» en la línea \(line)"
            )
        case .zeroSigma:
            return Bilingual(
                en: "standard deviations of zero, taken as missing: \(count), first on line \(line)",
                es: "desviaciones estándar de cero, tomadas como faltantes: \(count), la primera en la línea \(line)")
        case .weekRollOver:
            return Bilingual(
                en: "dates so old that the GPS week may have rolled over: \(count), first on line \(line)",
                es:
                    "fechas tan antiguas que pudo reiniciarse la semana GPS: \(count), la primera en la línea \(line)"
            )
        case .deleted:
            return Bilingual(
                en: "points marked as deleted, left out: \(count), first on line \(line)",
                es: "puntos marcados como borrados, omitidos: \(count), el primero en la línea \(line)")
        case .skipped:
            return Bilingual(
                en: "lines that are no records of this format: \(count), first on line \(line)",
                es: "líneas que no son registros de este formato: \(count), la primera en la línea \(line)")
        }
    }
}
