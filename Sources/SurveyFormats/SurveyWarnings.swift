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
                en: "\(count) times can't be read and are left out, first “\(text)” on line \(line)",
                es: "\(count) horas no se pueden leer y se omiten, la primera «\(text)» en la línea \(line)")
        case .timeWithoutZone:
            return Bilingual(
                en: "\(count) times name no zone and are taken as UTC, first on line \(line)",
                es: "\(count) horas no indican zona y se toman como UTC, la primera en la línea \(line)")
        case .timeWithoutDate:
            return Bilingual(
                en: "\(count) times of day have no date and are left out, first on line \(line)",
                es: "\(count) horas no tienen fecha y se omiten, la primera en la línea \(line)")
        case .zeroCoordinates:
            return Bilingual(
                en: "\(count) points lie at 0, 0, first on line \(line)",
                es: "\(count) puntos están en 0, 0, el primero en la línea \(line)")
        case .unknownFix:
            return Bilingual(
                en: "\(count) qualities are not understood and count as unknown, first “\(text)” on line \(line)",
                es:
                    "\(count) calidades no se entienden y cuentan como desconocidas, la primera «\(text)» en la línea \(line)"
            )
        case .zeroSigma:
            return Bilingual(
                en: "\(count) standard deviations of zero count as missing, first on line \(line)",
                es: "\(count) desviaciones estándar de cero cuentan como faltantes, la primera en la línea \(line)")
        case .weekRollOver:
            return Bilingual(
                en: "\(count) dates are so old that the GPS week may have rolled over, first on line \(line)",
                es:
                    "\(count) fechas son tan antiguas que pudo reiniciarse la semana GPS, la primera en la línea \(line)"
            )
        case .deleted:
            return Bilingual(
                en: "\(count) points are marked as deleted and left out, first on line \(line)",
                es: "\(count) puntos están marcados como borrados y se omiten, el primero en la línea \(line)")
        case .skipped:
            return Bilingual(
                en: "\(count) lines are not records of this format, first on line \(line)",
                es: "\(count) líneas no son registros de este formato, la primera en la línea \(line)")
        }
    }
}
