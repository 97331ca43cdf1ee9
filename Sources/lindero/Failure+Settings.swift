import Demarcation

extension SettingsProblem {
    var words: Bilingual {
        switch reason {
        case .noSetting(let text):
            Bilingual(en: "“\(text)” is no “name = number”", es: "«\(text)» no es «nombre = número»")
        case .unknownName(let name):
            Bilingual(en: "there is no setting “\(name)”", es: "no hay un ajuste «\(name)»")
        case .notANumber(let name, let value):
            NumberComplaint.words(field: name, value: value)
        case .outOfRange(let name, let value, let allowed):
            Bilingual(
                en: "\(name): \(value) is outside \(allowed)", es: "\(name): \(value) está fuera de \(allowed)")
        case .twice(let name, let first):
            Bilingual(
                en: "\(name) was set in line \(first) already", es: "\(name) ya se fijó en la línea \(first)")
        }
    }
}

extension Failure {
    /// A settings file that is wrong: exit 78.
    init(_ problem: SettingsProblem, file: String, hint: Bilingual) {
        let words = problem.words
        self.init(
            "E_CONFIGURATION", .configuration,
            Bilingual(
                en: "\(file):\(problem.line): \(words[.english])", es: "\(file):\(problem.line): \(words[.spanish])"),
            hint: hint, details: [("path", file), ("line", String(problem.line))])
    }
}
