import ArgumentParser
import Demarcation

/// A word where a command's name has to stand.
struct UnknownWord {
    let word: String
    /// `lindero monument`.
    let parent: String
    let names: [String]

    /// What people type for what is called otherwise here; it is offered where the noun has it.
    private static let synonyms = [
        "monumento": "monument", "monumentos": "monument", "mojon": "monument", "mojón": "monument",
        "hito": "monument", "levantamiento": "survey", "línea": "line", "vértice": "vertex", "vertice": "vertex",
        "tramo": "reach", "instalación": "installation", "instalacion": "installation", "inspección": "inspection",
        "orden": "order", "evento": "event", "documento": "document", "programa": "programme",
        "program": "programme", "avance": "progress", "cerrar": "close", "explicar": "explain",
        "historial": "history", "deshacer": "undo", "revisar": "check", "exportar": "export", "estado": "status",
        "registro": "register", "localizar": "locate", "ubicar": "locate", "editar": "edit", "borrar": "remove",
        "importar": "import", "load": "import", "listar": "list", "lista": "list", "ls": "list", "ver": "show",
        "mostrar": "show", "info": "show", "agregar": "add", "añadir": "add", "crear": "new", "nuevo": "new",
        "new": "new",
        "create": "new", "delete": "remove", "rm": "remove", "comparar": "compare", "aprobar": "approve",
        "proponer": "propose", "rechazar": "reject",
    ]

    /// Goes down the tree of commands by the words that were typed; `nil` where each is one.
    init?(in arguments: [String]) {
        var type: any ParsableCommand.Type = Lindero.self
        var path = [type._commandName]
        for argument in arguments {
            let children = type.configuration.subcommands
            guard !children.isEmpty, !argument.hasPrefix("-") else { return nil }
            // The parser's own: “lindero help monument”.
            if path.count == 1, argument == "help" { continue }
            guard let child = children.first(where: { $0._commandName == argument }) else {
                word = argument
                parent = path.joined(separator: " ")
                names = children.map { $0._commandName }
                return
            }
            type = child
            path.append(argument)
        }
        return nil
    }

    var failure: Failure {
        var meant = closest(to: word, among: names)
        if let known = Self.synonyms[word.lowercased()] {
            let offered = known == "new" && !names.contains("new") ? "add" : known
            if names.contains(offered) { meant = [offered] }
        }
        let list = names.joined(separator: ", ")
        let others = Bilingual(
            en: names.count > 15 ? "see “\(parent) --help”" : "there are \(list)",
            es: names.count > 15 ? "vea «\(parent) --help»" : "hay \(list)")
        return .usage(
            Bilingual(
                en: "“\(parent)” has no command “\(word)”", es: "«\(parent)» no tiene un comando «\(word)»"),
            hint: meant.isEmpty ? others : .didYouMean(meant))
    }
}
