import ArgumentParser
import Demarcation

/// Which part of which year a figure is about.
struct WindowOptions: ParsableArguments {
    @Option(help: help("The year; else that of --to, else this one.", "El año; si no, el de --to; si no, el actual."))
    var year: Int?
    @Option(
        help: help(
            "The last day that counts; else today, or the end of another year.",
            "El último día que cuenta; si no, hoy, o el fin de otro año.")) var to: CivilDate?
    @Option(
        help: help(
            "Up to which check: reported, verified or certified.",
            "Hasta qué control: reported (reportado), verified (verificado) o certified (certificado)."))
    var basis = Basis.certified

    func window(today: CivilDate = .today) throws -> ProgressWindow {
        let year = year ?? to?.year ?? today.year
        guard (1900...2200).contains(year) else {
            throw Failure.usage(
                Bilingual(en: "--year \(year) is outside 1900 to 2200", es: "--year \(year) está fuera de 1900 a 2200"))
        }
        let end = to ?? (year == today.year ? today : CivilDate(lastDayOf: year))
        guard end.year == year else {
            throw Failure.usage(
                Bilingual(
                    en: "--to \(end) lies outside --year \(year)", es: "--to \(end) está fuera de --year \(year)"),
                hint: Bilingual(en: "give a day of that year", es: "indique un día de ese año"))
        }
        return ProgressWindow(year: year, to: end, basis: basis)
    }
}
