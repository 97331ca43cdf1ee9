import ArgumentParser
import Demarcation
import Register
import Reports

struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: localised("Correct fields of one record.", "Corrige campos de un registro."),
        discussion: localised(
            """
            EXAMPLES
              lindero edit monument M-0123 condition=damaged neighbour_number=N-88 --reason 'visit of 3 May'
              lindero edit sector GTM-MEX-01 chainage_origin='Monument 1' chainage_direction=west departments='Petén'
              lindero edit brecha B-012 width_left_m=3 width_right_m=3 acta=ACTA-2026-04 --dry-run
              lindero edit order OT-2026-101 reach=TR-01 note=

            Nouns: \(EditableTable.all.map { $0.noun }.joined(separator: ", ")).
            FIELD= without a value empties it. Values are checked against the field's type, its value list and what it refers
            to. Positions are never edited, and what follows from them or has a command of its own is refused (exit 77).
            """,
            """
            EJEMPLOS
              lindero edit monument M-0123 condition=damaged neighbour_number=N-88 --reason 'visita del 3 de mayo'
              lindero edit sector GTM-MEX-01 chainage_origin='Monumento 1' chainage_direction=west departments='Petén'
              lindero edit brecha B-012 width_left_m=3 width_right_m=3 acta=ACTA-2026-04 --dry-run
              lindero edit order OT-2026-101 reach=TR-01 note=

            Sustantivos: \(EditableTable.all.map { $0.noun }.joined(separator: ", ")).
            CAMPO= sin valor lo vacía. Los valores se revisan según el tipo del campo, su lista de valores y lo que nombra.
            Las posiciones no se editan, y lo que sale de ellas o tiene su propio comando se rechaza (salida 77).
            """))

    @Argument(help: help("What it is: monument, sector, order…", "Qué es: monument, sector, order…")) var noun:
        EditableTable
    @Argument(help: help("Its id.", "Su identificador.")) var id: String
    @Argument(help: help("FIELD=VALUE, as many as you like.", "CAMPO=VALOR, cuantos quiera.")) var fields: [String]
    @Flag(name: [.customShort("n"), .long], help: help("Say what would change.", "Dice lo que cambiaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let pairs = try fields.map { text -> (name: String, value: String) in
            guard let mark = text.firstIndex(of: "="), mark != text.startIndex else {
                throw Failure.usage(
                    Bilingual(en: "“\(text)” is not FIELD=VALUE", es: "«\(text)» no es CAMPO=VALOR"),
                    hint: Bilingual(en: "as in condition=damaged", es: "como en condition=damaged"))
            }
            return (String(text[..<mark]), String(text[text.index(after: mark)...]))
        }
        let register = try registerOptions.open(.readWrite)
        let draw = try drawnStretch(in: register)
        let changes = try register.edit(
            noun, id, pairs, change: author.change, isRehearsal: dryRun, drawing: draw)
        try output.emit { json in
            json.object { json in
                json.member("noun", noun.noun)
                json.member("id", id)
                json.member("dry_run", dryRun)
                json.array("changes") { json in
                    for change in changes {
                        json.object { json in
                            json.member("field", change.field)
                            json.member("old", change.old)
                            json.member("new", change.new)
                        }
                    }
                }
            }
        } text: {
            let empty = localised("(empty)", "(vacío)")
            let lines = changes.map { "\($0.field): \($0.old ?? empty) → \($0.new ?? empty)" }
            let note =
                dryRun
                ? [localised("(nothing stored)", "(no se guardó nada)")]
                : changes.isEmpty ? [localised("nothing to change", "nada que cambiar")] : []
            return (["\(noun.noun) \(id)"] + lines + note).joined(separator: "\n")
        }
    }
}

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: localised(
            "Take out a record that nothing depends on.", "Quita un registro del que nada depende."),
        discussion: localised(
            """
            EXAMPLES
              lindero remove reach TR-01 --reason 'entered twice'
              lindero remove monument M-9999 --dry-run

            A record that others name stays (exit 77). The history keeps what was removed.
            """,
            """
            EJEMPLOS
              lindero remove reach TR-01 --reason 'ingresado dos veces'
              lindero remove monument M-9999 --dry-run

            Un registro que otros nombran se queda (salida 77). El historial guarda lo que se quitó.
            """))

    @Argument(help: help("What it is: monument, reach, event…", "Qué es: monument, reach, event…")) var noun:
        EditableTable
    @Argument(help: help("Its id.", "Su identificador.")) var id: String
    @Flag(name: [.customShort("n"), .long], help: help("Say whether it would go.", "Dice si se quitaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try registerOptions.open(.readWrite).remove(noun, id, change: author.change, isRehearsal: dryRun)
        try output.emit { json in
            json.object { json in
                json.member("noun", noun.noun)
                json.member("id", id)
                json.member("removed", !dryRun)
                json.member("dry_run", dryRun)
            }
        } text: {
            dryRun
                ? localised("\(noun.noun) \(id) would be removed", "\(noun.noun) \(id) se quitaría")
                : localised("\(noun.noun) \(id) removed", "\(noun.noun) \(id) se quitó")
        }
    }
}
