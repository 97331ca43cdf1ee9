extension Exclusion {
    /// Why the record does not count.
    public var message: Bilingual {
        switch self {
        case .cancelled:
            Bilingual(en: "cancelled", es: "anulada")
        case .stateTooEarly(let state, let needed):
            Bilingual(
                en: "\(state.label.english), not yet \(needed.label.english)",
                es: "\(state.label.spanish), aún no \(needed.label.spanish)")
        case .noDate(let basis):
            Bilingual(
                en: "no date on which it was \(basis.label.english)", es: "sin fecha de \(basis.label.spanish)")
        case .otherYear(let year):
            Bilingual(en: "counts in \(year)", es: "cuenta en \(year)")
        case .afterDate(let date):
            Bilingual(en: "after the day of the report: \(date)", es: "posterior a la fecha del informe: \(date)")
        case .noSector:
            Bilingual(en: "no sector", es: "sin sector")
        case .noStretch:
            Bilingual(en: "no chainages", es: "sin progresivas")
        case .noQuantity:
            Bilingual(en: "no quantity", es: "sin cantidad")
        case .noActa:
            Bilingual(en: "no acta", es: "sin acta")
        case .correctsOtherYear(let order):
            Bilingual(
                en: "corrects \(order.rawValue) of another year: adjustment line",
                es: "corrige \(order.rawValue) de otro año: línea de ajuste")
        case .correctsNothingCounted(let order):
            Bilingual(
                en: "corrects \(order.rawValue), which does not count",
                es: "corrige \(order.rawValue), que no cuenta")
        case .duplicate:
            Bilingual(en: "the same id again", es: "id repetido")
        }
    }
}
