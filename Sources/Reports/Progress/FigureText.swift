import Demarcation

/// Figures as every format of a report of progress writes them, so that they agree to the last digit.
enum FigureText {
    /// Exact, with the fewest decimals: `201.35`.
    static func quantity(_ quantity: Quantity?) -> String { quantity?.description ?? "" }

    /// One decimal: `44.9`.
    static func percent(_ percent: Double?) -> String { percent.map { fixed($0, decimals: percentDecimals) } ?? "" }

    /// Quetzales with two decimals and no grouping: `12371441.00`.
    static func money(_ money: Money?) -> String { money?.description ?? "" }

    /// Two decimals: `1.07`.
    static func ratio(_ ratio: Double?) -> String { ratio.map { fixed($0, decimals: ratioDecimals) } ?? "" }

    static let percentDecimals = 1
    static let ratioDecimals = 2
}

extension ProgressRow {
    /// The plan's name, the code alone where the plan has none.
    func shownName(in language: Language) -> String { name?[language] ?? "—" }

    /// As the plan has it.
    func shownUnit(in language: Language) -> String { unit?.label[language] ?? "—" }

    /// How often a covered metre was worked, on average; for lengths only.
    var passes: Double? {
        guard !sectors.isEmpty, let gross, let executed, executed > .zero else { return nil }
        return gross / executed
    }
}

extension Progress {
    /// `2026-01-01 – 2026-06-30, certified`.
    func windowText(in language: Language) -> String {
        Bilingual(
            en: "\(window.basis.label.english), \(CivilDate(firstDayOf: window.year)) to \(window.to)",
            es: "\(window.basis.label.spanish), del \(CivilDate(firstDayOf: window.year)) al \(window.to)")[language]
    }

    /// `90 % and 70 % of what was programmed to date: configured thresholds, not official`.
    func thresholdsText(in language: Language) -> String {
        let green = FigureText.percent(thresholds.green * 100)
        let amber = FigureText.percent(thresholds.amber * 100)
        let note = thresholds.note.map { ": " + $0[language] } ?? ""
        return Bilingual(
            en: "Light: green from \(green) %, amber from \(amber) % of what was programmed to date",
            es: "Semáforo: verde desde \(green) %, amarillo desde \(amber) % de lo programado a la fecha")[language]
            + note
    }

    func title(in language: Language) -> String {
        Bilingual(
            en: "Physical and financial progress \(window.year)", es: "Avance físico y financiero \(window.year)")[
                language]
    }
}
