import ArgumentParser
import Demarcation
import Register
import Reports

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: localised(
            "Take a batch back: all it changed is again as it was.",
            "Deshace un lote: todo lo que cambió queda otra vez como estaba."),
        discussion: localised(
            """
            EXAMPLES
              lindero undo 7 -n
              lindero undo 7 --reason "imported under the wrong reference system"

            Refused (exit 77) where rows were changed since, or later ones refer to rows that would go.
            The undo is a batch itself and can be undone. The number stands in “lindero history”.
            """,
            """
            EJEMPLOS
              lindero undo 7 -n
              lindero undo 7 --reason "importado con otro sistema de referencia"

            Se rechaza (salida 77) si algo cambió después, o si algo posterior se refiere a filas que se irían.
            Deshacer es un lote más y también se puede deshacer. El número está en «lindero history».
            """))

    @Argument(help: help("Number of the batch.", "Número del lote.")) var batch: Int
    @Flag(name: [.customShort("n"), .long], help: help("Say what would change.", "Dice lo que cambiaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let undone =
            try WorkLine.show(
                localised("batch \(batch)", "lote \(batch)"), localised("taking it back", "se deshace")
            ) { try dryRun ? register.planUndo(of: batch) : register.undo(batch, change: author.change) }
        try output.emit { json in
            json.object { json in
                json.member("batch", undone.batch)
                HistoryReport.write(undone.counts, to: &json)
                json.member("surveys", undone.surveys)
                json.member("observations", undone.observations)
                json.member("dry_run", dryRun)
            }
        } text: {
            let counts = HistoryReport.counts(undone.counts)
            let withdrawn =
                undone.surveys.isEmpty
                ? ""
                : localised(
                    "; \(undone.surveys.joined(separator: ", ")) withdrawn with \(undone.observations) observations",
                    "; \(undone.surveys.joined(separator: ", ")) retirado con \(undone.observations) observaciones")
            return localised("batch \(batch) undone: ", "lote \(batch) deshecho: ") + counts + withdrawn
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !dryRun { output.announce("next: lindero history", "siguiente: lindero history") }
    }
}

extension Failure {
    init(_ refusal: UndoRefusal, of batch: Int) {
        switch refusal {
        case .nothingChanged:
            self.init(
                "E_NOTHING_TO_UNDO", .notPermitted,
                Bilingual(
                    en: "batch \(batch) changed nothing that could be undone",
                    es: "el lote \(batch) no cambió nada que se pueda deshacer"),
                hint: Bilingual(
                    en: "see what it did with “lindero history --batch \(batch)”",
                    es: "vea lo que hizo con «lindero history --batch \(batch)»"))
        case .alreadyUndone(let by):
            self.init(
                "E_ALREADY_UNDONE", .notPermitted,
                Bilingual(
                    en: "batch \(batch) was undone by batch \(by) already",
                    es: "el lote \(batch) ya lo deshizo el lote \(by)"
                ),
                hint: Bilingual(en: "to bring it back, undo batch \(by)", es: "para recuperarlo, deshaga el lote \(by)")
            )
        case .withdrawal(let survey, let file):
            self.init(
                "E_WITHDRAWN", .notPermitted,
                Bilingual(
                    en: "batch \(batch) withdrew \(survey), whose observations are gone",
                    es: "el lote \(batch) retiró \(survey), cuyas observaciones ya no están"),
                hint: Bilingual(
                    en: "bring them back with “lindero survey import \(file)”",
                    es: "recupérelas con «lindero survey import \(file)»"))
        case .closing(let period):
            self.init(
                "E_PERIOD_CLOSED", .notPermitted,
                Bilingual(
                    en: "batch \(batch) closed \(period), and a closed period stays closed",
                    es: "el lote \(batch) cerró \(period), y un período cerrado queda cerrado"),
                hint: Bilingual(
                    en: "what comes late stands on the adjustment line of the open period",
                    es: "lo que llega después va en la línea de ajustes del período abierto"))
        case .obstacles(let obstacles, let count):
            let shown = obstacles.prefix(10)
            func list(_ language: Language) -> String {
                let more =
                    count > shown.count
                    ? Bilingual(en: ", and \(count - shown.count) more", es: ", y \(count - shown.count) más")[language]
                    : ""
                return shown.map { $0.text[language] }.joined(separator: ", ") + more
            }
            let later = Set(obstacles.compactMap(\.batch)).sorted(by: >).map(String.init).joined(separator: ", ")
            self.init(
                "E_UNDO_REFUSED", .notPermitted,
                Bilingual(
                    en: "batch \(batch) can't be undone: \(list(.english))",
                    es: "el lote \(batch) no se puede deshacer: \(list(.spanish))"),
                hint: later.isEmpty
                    ? nil : Bilingual(en: "undo first: \(later)", es: "deshaga antes: \(later)"),
                details: [
                    ("batch", String(batch)), ("count", String(count)),
                    ("obstacles", obstacles.map { "\($0.table) \($0.object)" }.joined(separator: ", ")),
                ])
        }
    }
}

extension UndoRefusal.Obstacle {
    fileprivate var text: Bilingual {
        let by = Bilingual(
            en: batch.map { "batch \($0)" } ?? "another program", es: batch.map { "lote \($0)" } ?? "otro programa")
        switch kind {
        case .changedSince:
            return Bilingual(
                en: "\(table) \(object) was changed since (\(by[.english]))",
                es: "\(table) \(object) cambió después (\(by[.spanish]))")
        case .refersTo(let target):
            return Bilingual(
                en: "\(table) \(object) refers to \(target) that would go (\(by[.english]))",
                es: "\(table) \(object) se refiere a \(target) que se irían (\(by[.spanish]))")
        case .countsOnIt:
            return Bilingual(
                en: "\(object) left out records that were there already (\(by[.english]))",
                es: "\(object) omitió registros que ya estaban (\(by[.spanish]))")
        case .ofAnotherLine(let sector, let version):
            return Bilingual(
                en: "\(table) \(object) has the chainages of version \(version) of \(sector), which isn't in force",
                es:
                    "\(table) \(object) tiene las progresivas de la versión \(version) de \(sector), que no está vigente"
            )
        }
    }
}
