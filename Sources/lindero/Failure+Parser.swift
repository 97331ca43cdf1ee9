import ArgumentParser
import Demarcation

extension Failure {
    /// An error of the command line itself: one sentence, what to do, and where the help is.
    ///
    /// - `arguments`: what was typed, without the language.
    init(parsing error: any Error, arguments: [String]) {
        if let unknown = UnknownWord(in: arguments) {
            self = unknown.failure
            return
        }
        let problem = ParserProblem(Lindero.message(for: error))
        let lines = Lindero.fullMessage(for: error).split(separator: "\n")
        let sentence = lines.first { $0.hasPrefix("Help:  ") }.flatMap { line in
            line.firstRange(of: ">  ").map { Self.lowered(line[$0.upperBound...]) }
        }
        let help = lines.last { $0.hasPrefix("  See '") }.flatMap { line in
            line.split(separator: "'").dropFirst().first.map { "\($0)" }
        }
        var hints = [problem.hint(help: sentence, arguments: arguments)].compactMap { $0 }
        if let help { hints.append(Bilingual(en: "see “\(help)”", es: "vea «\(help)»")) }
        self = .usage(
            problem.words,
            hint: hints.isEmpty
                ? nil
                : Bilingual(
                    en: hints.map { $0[.english] }.joined(separator: "; "),
                    es: hints.map { $0[.spanish] }.joined(separator: "; ")))
    }

    /// A sentence of the help inside another one: “The year…” becomes “the year…”, “CRS of…” stays.
    private static func lowered(_ sentence: Substring) -> String {
        let words = sentence.hasSuffix(".") ? sentence.dropLast() : sentence
        guard let first = words.first, words.dropFirst().first?.isLowercase ?? false else { return String(words) }
        return first.lowercased() + words.dropFirst()
    }
}
