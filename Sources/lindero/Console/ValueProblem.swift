import Demarcation

/// A value of the command line that can't be used, and why, as far as its looks tell: the parser only says that it can't.
struct ValueProblem {
    enum Kind {
        case tooLarge, notFinite, notWhole, decimalComma, pair, day, unknown
    }

    let value: String
    let name: String
    let kind: Kind

    /// Options and arguments that are counts or years.
    private static let whole: Set<String> = [
        "--limit", "--year", "--days", "--batch", "--occupations", "--precision", "--parts", "<year>", "<batch>",
    ]
    private static let days: Set<String> = [
        "--date", "--last-date", "--since", "--until", "--as-of", "--in-force-from", "--day",
    ]

    /// `name` as the parser shows it: `--limit <limit>`, `<coordinates>`.
    init(_ value: String, of name: String) {
        self.value = value
        self.name = name
        kind = Self.kind(of: value, option: String(name.prefix { $0 != " " }))
    }

    private static func kind(of value: String, option: String) -> Kind {
        if days.contains(option) || looksLikeDay(value) { return .day }
        if let number = Double(value) {
            if !number.isFinite { return value.contains(where: \.isNumber) ? .tooLarge : .notFinite }
            if number.magnitude >= 1e9 { return .tooLarge }
            return whole.contains(option) ? .notWhole : .unknown
        }
        let parts = value.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ Double($0) != nil }) else { return .unknown }
        return option == "<coordinates>" && parts[1].contains(".") ? .pair : .decimalComma
    }

    /// Three numbers between strokes or points, `11/05/2026`.
    private static func looksLikeDay(_ value: String) -> Bool {
        ["/", "-", "."].contains { divider in
            let parts = value.split(separator: divider, omittingEmptySubsequences: false)
            return parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.count <= 4 && $0.allSatisfy(\.isNumber) }
        }
    }

    var words: Bilingual {
        switch kind {
        case .tooLarge: Bilingual(en: "\(name): “\(value)” is too large", es: "\(name): «\(value)» es demasiado grande")
        case .notFinite: Bilingual(en: "\(name): “\(value)” is no number", es: "\(name): «\(value)» no es un número")
        case .notWhole:
            Bilingual(en: "\(name): “\(value)” is no whole number", es: "\(name): «\(value)» no es un número entero")
        case .day: Bilingual(en: "\(name): “\(value)” is no day", es: "\(name): «\(value)» no es un día")
        case .decimalComma, .pair, .unknown:
            Bilingual(en: "\(name): “\(value)” can't be used", es: "\(name): «\(value)» no sirve")
        }
    }

    var hint: Bilingual? {
        switch kind {
        case .tooLarge, .notFinite, .notWhole, .unknown: return nil
        case .day:
            return Bilingual(
                en: "days are written year-month-day, 2026-05-11, and have to be in the calendar",
                es: "los días se escriben año-mes-día, 2026-05-11, y deben existir en el calendario")
        case .pair:
            return Bilingual(
                en: "two coordinates stand apart, with a blank: \(apart)",
                es: "dos coordenadas van separadas por un espacio: \(apart)")
        case .decimalComma:
            let point = value.replacing(",", with: ".")
            guard name == "<coordinates>" else {
                return Bilingual(
                    en: "decimals are written with a point: \(point)",
                    es: "los decimales se escriben con punto: \(point)")
            }
            return Bilingual(
                en: "decimals are written with a point, \(point); two coordinates stand apart, \(apart)",
                es: "los decimales se escriben con punto, \(point); dos coordenadas van separadas, \(apart)")
        }
    }

    private var apart: String { value.replacing(",", with: " ") }
}
