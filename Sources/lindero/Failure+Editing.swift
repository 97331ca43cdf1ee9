import Demarcation
import Register

extension Failure {
    /// Why an edit was refused.
    init(_ problem: EditProblem) {
        switch problem {
        case .unknownField(let field, let known):
            self = .usage(
                Bilingual(en: "there is no field “\(field)”", es: "no hay un campo «\(field)»"),
                hint: Bilingual(
                    en: "the fields are \(known.joined(separator: ", "))",
                    es: "los campos son \(known.joined(separator: ", "))"))
        case .locked(let field, let noun):
            self.init(
                "E_NOT_EDITABLE", .notPermitted,
                Bilingual(
                    en: "\(noun): \(field) is not edited, it follows from other records or has a command of its own",
                    es: "\(field) no se edita en \(noun): sale de otros registros o tiene su propio comando"),
                hint: Bilingual(en: "see “lindero \(noun) --help”", es: "vea «lindero \(noun) --help»"))
        case .badValue(let field, let value, let allowed):
            self = .usage(
                Bilingual(
                    en: "\(field)=\(value): allowed is \(allowed)", es: "\(field)=\(value): se admite \(allowed)"))
        case .required(let field):
            self = .usage(
                Bilingual(en: "\(field) can't be empty", es: "\(field) no puede quedar vacío"))
        case .unknownReference(let field, let value):
            self.init(
                "E_UNKNOWN_ID", .notFound,
                Bilingual(
                    en: "\(field)=\(value): there is no such record", es: "\(field)=\(value): no existe ese registro"))
        case .wrongWord(let field, let value, let word, let status):
            self = .wrongWord(word, in: value, of: field, status)
        case .linked(let noun, let id, let links):
            let named = links.joined(separator: ", ")
            self.init(
                "E_LINKED", .notPermitted,
                Bilingual(
                    en: "\(noun) “\(id)” stays: other records depend on it: \(named)",
                    es: "\(noun) «\(id)» se queda: de él dependen otros registros: \(named)"),
                hint: Bilingual(
                    en: "remove or change those first; what was ever official is not removed",
                    es: "quite o cambie esos primero; lo que alguna vez fue oficial no se quita"))
        }
    }
}
