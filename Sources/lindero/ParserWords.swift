import Demarcation

/// The words of the command-line parser in Spanish: it has none but English ones.
///
/// Only its own phrases are known here; what this program says passes unchanged.
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
        ("Usage: ", "Uso: "), ("Help:  ", "Ayuda: "), ("OVERVIEW: ", "RESUMEN: "), ("USAGE: ", "USO: "),
        ("ARGUMENTS:", "ARGUMENTOS:"), ("OPTIONS:", "OPCIONES:"), ("SUBCOMMANDS:", "SUBCOMANDOS:"),
    ]

    private static let phrases = [
        ("Error: Missing expected argument ", "Error: falta el argumento "),
        ("Missing expected argument ", "falta el argumento "),
        ("Missing one of: ", "falta uno de: "), ("Missing value for ", "falta el valor de "),
        ("Unknown option ", "opción desconocida "), ("Unexpected argument ", "argumento inesperado "),
        (" unexpected arguments: ", " argumentos inesperados: "), ("Did you mean ", "¿Quiso decir "),
        ("Please provide one of the following:", "Indique uno de estos:"),
        ("Please provide one of ", "Indique uno de "), ("The value '", "el valor '"),
        ("' is invalid for '", "' no es válido para '"), ("Show help information.", "Muestra la ayuda."),
        ("Show the version.", "Muestra la versión."), ("Show subcommand help information.", "Muestra la ayuda."),
        (" for more information.", " para más información."), (" for detailed help.", " para ver la ayuda completa."),
        ("  See '", "  Vea '"), ("(default: ", "(por omisión: "), ("(values: ", "(valores: "),
        ("; default: ", "; por omisión: "), ("<subcommand>", "<subcomando>"), ("[<options>]", "[<opciones>]"),
    ]
}
