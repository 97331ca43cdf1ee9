import Demarcation

/// The parser's words in a help text in Spanish: it has none but English ones.
///
/// Only its own phrases are known here; what this program says passes unchanged. Its errors are worded by
/// ``ParserProblem``.
enum ParserWords {
    static func translated(_ text: String, to language: Language) -> String {
        guard language == .spanish else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
            .joined(separator: "\n")
    }

    private static func line(_ line: String) -> String {
        var line = line
        for (english, spanish) in beginnings {
            if line.hasPrefix(english) {
                line = spanish + line.dropFirst(english.count)
                break
            }
        }
        for (english, spanish) in phrases { line.replace(english, with: spanish) }
        return line
    }

    /// What a line begins with.
    private static let beginnings = [
        ("OVERVIEW: ", "RESUMEN: "), ("USAGE: ", "USO: "), ("ARGUMENTS:", "ARGUMENTOS:"), ("OPTIONS:", "OPCIONES:"),
        ("SUBCOMMANDS:", "SUBCOMANDOS:"),
    ]

    private static let phrases = [
        ("Show help information.", "Muestra la ayuda."), ("Show the version.", "Muestra la versión."),
        ("Show subcommand help information.", "Muestra la ayuda."),
        (" for detailed help.", " para ver la ayuda completa."),
        ("  See '", "  Vea '"), ("(default: ", "(por omisión: "), ("(values: ", "(valores: "),
        ("; default: ", "; por omisión: "), ("<subcommand>", "<subcomando>"), ("[<options>]", "[<opciones>]"),
    ]
}
