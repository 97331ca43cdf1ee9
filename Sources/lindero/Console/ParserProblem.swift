import Demarcation

/// What the parser of the command line found wrong. It speaks English only, in phrases of its own: they are taken apart
/// here, so that every error of this program has the same form, in both languages. A phrase that isn't known passes as
/// it is.
enum ParserProblem: Equatable {
    case unknownOption(String, meant: String?)
    case missingValue(of: String)
    case needlessValue(String, of: String)
    case unexpected([String])
    case missing([String])
    /// `allowed` are the values that there are, `reason` the words of the value's own type.
    case badValue(String, of: String, allowed: [String], reason: String?)
    case twice(String)
    case other(String)

    init(_ message: String) {
        let whole = message[...]
        if let rest = whole.after("Unknown option '") {
            let (name, tail) = rest.cut(at: "'") ?? (rest, "")
            self = .unknownOption(
                String(name), meant: tail.after(". Did you mean '")?.cut(at: "'").map { String($0.0) })
        } else if let name = whole.after("Missing value for '")?.cut(at: "'")?.0 {
            self = .missingValue(of: String(name))
        } else if let (name, tail) = whole.after("The option '")?.cut(at: "' does not take any value, but '") {
            self = .needlessValue(String(tail.cut(at: "' was specified")?.0 ?? tail), of: String(name))
        } else if let rest = whole.after("Unexpected argument '") {
            self = .unexpected([String(rest.dropLast())])
        } else if let (_, rest) = whole.cut(at: " unexpected arguments: '") {
            self = .unexpected(rest.dropLast().split(separator: "', '").map(String.init))
        } else if let rest = whole.after("Missing expected argument '") ?? whole.after("Missing one of: '") {
            self = .missing(rest.dropLast().split(separator: "', '").map(String.init))
        } else if let (value, rest) = whole.after("The value '")?.cut(at: "' is invalid for '"),
            let (name, tail) = rest.cut(at: "'")
        {
            self = .badValue(
                String(value), of: String(name), allowed: Self.values(in: tail),
                reason: tail.after(": ").map(String.init))
        } else if let rest = whole.after("Value to be set with flag '"), let name = rest.cut(at: "'")?.0 {
            self = .twice(String(name))
        } else {
            self = .other(message)
        }
    }

    var words: Bilingual {
        switch self {
        case .unknownOption(let name, _):
            Bilingual(en: "there is no option \(name) here", es: "aquí no hay una opción \(name)")
        case .missingValue(let name):
            Bilingual(en: "\(name): its value is missing", es: "\(name): falta su valor")
        case .needlessValue(let value, let name):
            Bilingual(
                en: "\(name) takes no value, but “\(value)” is given", es: "\(name) no lleva valor, y se da «\(value)»")
        case .unexpected(let values):
            Bilingual(
                en: values.map { "“\($0)”" }.joined(separator: ", ") + ": nothing of this kind is expected here",
                es: values.map { "«\($0)»" }.joined(separator: ", ") + ": aquí no se espera nada así")
        case .missing(let names):
            Bilingual(
                en: "missing: \(names.joined(separator: " or "))", es: "falta: \(names.joined(separator: " o "))")
        case .badValue(let value, let name, _, nil):
            ValueProblem(value, of: name).words
        case .badValue(let value, let name, _, let reason?):
            Bilingual(en: "\(name): “\(value)”: \(reason)", es: "\(name): «\(value)»: \(reason)")
        case .twice(let name):
            Bilingual(en: "\(name) contradicts an option before it", es: "\(name) contradice una opción anterior")
        case .other(let message):
            Bilingual(message)
        }
    }

    /// `help` is the option's own sentence, in the language of the run; `arguments` what was typed.
    func hint(help: String?, arguments: [String]) -> Bilingual? {
        switch self {
        case .unknownOption(_, let meant?): return .didYouMean([meant])
        case .badValue(let value, _, let allowed, _) where !allowed.isEmpty:
            let list = allowed.joined(separator: ", ")
            let close = closest(to: value, among: allowed)
            let values = Bilingual(en: "values: \(list)", es: "valores: \(list)")
            return close.isEmpty ? values : .didYouMean(close) + values
        case .badValue(let value, let name, _, nil):
            return [ValueProblem(value, of: name).hint, help.map { Bilingual($0) }].compactMap { $0 }.joined()
        case .missingValue(let name):
            let option = String(name.prefix { $0 != " " })
            guard let place = arguments.firstIndex(of: option), place + 1 < arguments.count,
                arguments[place + 1].hasPrefix("-"), !arguments[place + 1].hasPrefix("--")
            else { return help.map { Bilingual($0) } }
            let whole = "\(option)=\(arguments[place + 1])"
            return Bilingual(
                en: "a value that begins with a minus is written \(whole)",
                es: "un valor que empieza con menos se escribe \(whole)")
        default: return nil
        }
    }

    /// The values that the parser lists, in a sentence or one to a line.
    private static func values(in text: Substring) -> [String] {
        guard let list = text.cut(at: "Please provide one of ")?.1 else { return [] }
        if list.hasPrefix("the following:") {
            return list.split(separator: "\n").compactMap { $0.after("  - ").map(String.init) }
        }
        let parts = list.split(separator: "'", omittingEmptySubsequences: false)
        return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
    }
}

extension Bilingual {
    static func didYouMean(_ words: [String]) -> Bilingual {
        Bilingual(
            en: "did you mean " + words.map { "“\($0)”" }.joined(separator: " or ") + "?",
            es: "¿quiso decir " + words.map { "«\($0)»" }.joined(separator: " o ") + "?")
    }

    fileprivate static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(en: "\(left[.english]) \(right[.english])", es: "\(left[.spanish]) \(right[.spanish])")
    }
}

extension [Bilingual] {
    /// One after the other; `nil` where there is none.
    fileprivate func joined() -> Bilingual? {
        guard let first else { return nil }
        return dropFirst().reduce(first) { words, next in
            Bilingual(
                en: "\(words[.english]); \(next[.english])", es: "\(words[.spanish]); \(next[.spanish])")
        }
    }
}

extension Substring {
    fileprivate func after(_ beginning: String) -> Substring? {
        hasPrefix(beginning) ? dropFirst(beginning.count) : nil
    }

    /// What stands before and after the first occurrence of a text.
    fileprivate func cut(at text: String) -> (Substring, Substring)? {
        guard let range = firstRange(of: text) else { return nil }
        return (self[..<range.lowerBound], self[range.upperBound...])
    }
}
