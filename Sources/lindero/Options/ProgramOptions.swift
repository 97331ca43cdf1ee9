public import ArgumentParser
public import Demarcation
import Foundation

/// What every command that prints understands.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: help("Print JSON instead of a table.", "Escribe JSON en vez de una tabla."))
    var json = false

    @Option(name: .long, help: help("Language of messages: es or en.", "Idioma de los mensajes: es o en."))
    var lang: Language?
}

/// Where the register is.
struct RegisterOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            "The register; else LINDERO_REGISTER, else border.gpkg here.",
            "El registro; si no, LINDERO_REGISTER; si no, border.gpkg en esta carpeta."))
    var register: String?

    var path: String {
        register ?? ProcessInfo.processInfo.environment["LINDERO_REGISTER"].flatMap { $0.isEmpty ? nil : $0 }
            ?? "border.gpkg"
    }
}

/// Who changes the register, for its history.
struct AuthorOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            "Who makes the change; else LINDERO_USER, else the user of this computer.",
            "Quién hace el cambio; si no, LINDERO_USER; si no, el usuario de esta computadora."))
    var by: String?

    @Option(name: .long, help: help("Why, for the history.", "Por qué, para el historial."))
    var reason: String?

    var who: String {
        let environment = ProcessInfo.processInfo.environment
        return by ?? environment["LINDERO_USER"] ?? NSUserName()
    }
}

extension Language: ExpressibleByArgument {}

/// A help text in the language of this run.
func help(_ english: String, _ spanish: String) -> ArgumentHelp {
    ArgumentHelp(Bilingual(en: english, es: spanish)[Program.language])
}

/// A text of this run in its language.
func localised(_ english: String, _ spanish: String) -> String {
    Bilingual(en: english, es: spanish)[Program.language]
}
