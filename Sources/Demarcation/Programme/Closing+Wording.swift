extension Closing.Refusal {
    /// Why the period stays open.
    public var message: Bilingual {
        switch self {
        case .notEnded(let period):
            Bilingual(
                en: "\(period) runs until \(period.lastDay) and is closed after that day",
                es: "\(period) termina el \(period.lastDay) y se cierra después de ese día")
        case .alreadyClosed(let period, let date):
            Bilingual(en: "\(period) was closed on \(date)", es: "\(period) se cerró el \(date)")
        case .earlierOpen(let period):
            Bilingual(en: "\(period) has to be closed first", es: "primero hay que cerrar \(period)")
        case .laterClosed(let period):
            Bilingual(
                en: "\(period), which ends later, is closed already",
                es: "\(period), que termina después, ya está cerrado")
        case .otherBasis(let basis, let closed):
            Bilingual(
                en: "the figures are \(basis.label.english), earlier periods were closed as \(closed.label.english)",
                es: "las cifras son de lo \(basis.label.spanish) y los períodos anteriores se cerraron con lo "
                    + closed.label.spanish)
        }
    }
}

extension Forecast.Absence {
    /// Why there is no forecast.
    public var message: Bilingual {
        switch self {
        case .unknownProduct:
            Bilingual(en: "nothing says what counts for this product", es: "nada indica qué cuenta para este producto")
        case .noPattern:
            Bilingual(
                en: "no forecast: neither earlier years nor a programming by month or period are loaded",
                es: "sin pronóstico: no hay años anteriores ni programación mensual o cuatrimestral")
        case .tooEarly(let share):
            Bilingual(
                en: "no forecast: only \((share * 100).text(decimals: 1)) % of the year's work is due by this day",
                es: "sin pronóstico: a esta fecha corresponde solo el \((share * 100).text(decimals: 1)) % del año")
        }
    }
}
