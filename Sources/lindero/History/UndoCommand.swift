import ArgumentParser
import Demarcation
import Register
import Reports

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: localised(
            "Take back a batch, or what other programs changed: all is again as it was.",
            "Deshace un lote, o lo que otros programas cambiaron: todo queda otra vez como estaba."),
        discussion: localised(
            """
            EXAMPLES
              lindero undo 7 -n
              lindero undo 7 --reason "imported under the wrong reference system"
              lindero undo 7+ --reason "moved by mistake in QGIS"

            7+ is what other programs (QGIS, SQL) changed after batch 7 and before the next.
            Refused (exit 77) where rows were changed since, or later ones refer to rows that would go.
            The undo is a batch itself and can be undone. The number stands in “lindero history”.
            """,
            """
            EJEMPLOS
              lindero undo 7 -n
              lindero undo 7 --reason "importado con otro sistema de referencia"
              lindero undo 7+ --reason "movido por error en QGIS"

            7+ es lo que otros programas (QGIS, SQL) cambiaron después del lote 7 y antes del siguiente.
            Se rechaza (salida 77) si algo cambió después, o si algo posterior se refiere a filas que se irían.
            Deshacer es un lote más y también se puede deshacer. El número está en «lindero history».
            """))

    @Argument(
        help: help(
            "Number of the batch; with a + what other programs changed after it.",
            "Número del lote; con un + lo que otros programas cambiaron después de él."))
    var batch: HistoryPart
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
                switch undone.part {
                case .batch(let batch):
                    json.member("batch", batch)
                    json.member("after_batch", nil as Int?)
                case .outside(let batch):
                    json.member("batch", nil as Int?)
                    json.member("after_batch", batch)
                }
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
            let start =
                switch undone.part {
                case .batch(let batch): localised("batch \(batch) undone: ", "lote \(batch) deshecho: ")
                case .outside(let batch):
                    localised(
                        "changes by other programs after batch \(batch) undone: ",
                        "cambios de otros programas después del lote \(batch) deshechos: ")
                }
            return start + counts + withdrawn
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !dryRun { output.announce("next: lindero history", "siguiente: lindero history") }
    }
}

extension Failure {
    init(_ refusal: UndoRefusal, of part: HistoryPart) {
        let name = part.name
        switch refusal {
        case .nothingChanged where part == .outside(after: part.number):
            self.init(
                "E_NOTHING_TO_UNDO", .notPermitted,
                Bilingual(
                    en: "other programs changed nothing between batch \(part.number) and the next",
                    es: "otros programas no cambiaron nada entre el lote \(part.number) y el siguiente"),
                hint: Bilingual(
                    en: "“lindero history” shows what they changed, with the number that “undo” takes",
                    es: "«lindero history» muestra lo que cambiaron, con el número que lleva «undo»"))
        case .nothingChanged:
            self.init(
                "E_NOTHING_TO_UNDO", .notPermitted,
                Bilingual(
                    en: "\(name[.english]) changed nothing that could be undone",
                    es: "\(name[.spanish]) no cambió nada que se pueda deshacer"),
                hint: Bilingual(
                    en: "see what was done with “lindero history”",
                    es: "vea lo que se hizo con «lindero history»"))
        case .alreadyUndone(let by):
            self.init(
                "E_ALREADY_UNDONE", .notPermitted,
                Bilingual(
                    en: "\(name[.english]) was undone by batch \(by) already",
                    es: "\(name[.spanish]) ya lo deshizo el lote \(by)"
                ),
                hint: Bilingual(en: "to bring it back, undo batch \(by)", es: "para recuperarlo, deshaga el lote \(by)")
            )
        case .withdrawal(let survey, let file):
            self.init(
                "E_WITHDRAWN", .notPermitted,
                Bilingual(
                    en: "\(name[.english]) withdrew \(survey), whose observations are gone",
                    es: "\(name[.spanish]) retiró \(survey), cuyas observaciones ya no están"),
                hint: Bilingual(
                    en: "bring them back with “lindero survey import \(file)”",
                    es: "recupérelas con «lindero survey import \(file)»"))
        case .closing(let period):
            self.init(
                "E_PERIOD_CLOSED", .notPermitted,
                Bilingual(
                    en: "\(name[.english]) closed \(period), and a closed period stays closed",
                    es: "\(name[.spanish]) cerró \(period), y un período cerrado queda cerrado"),
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
            let later = Set(obstacles.compactMap(\.by)).sorted(by: >).map(\.description).joined(separator: ", ")
            self.init(
                "E_UNDO_REFUSED", .notPermitted,
                Bilingual(
                    en: "\(name[.english]) can't be undone: \(list(.english))",
                    es: "\(name[.spanish]) no se puede deshacer: \(list(.spanish))"),
                hint: later.isEmpty
                    ? nil : Bilingual(en: "undo first: \(later)", es: "deshaga antes: \(later)"),
                details: [
                    (part == .batch(part.number) ? "batch" : "after_batch", String(part.number)),
                    ("count", String(count)),
                    ("obstacles", obstacles.map { "\($0.table) \($0.object)" }.joined(separator: ", ")),
                ])
        }
    }
}

extension HistoryPart {
    fileprivate var name: Bilingual {
        switch self {
        case .batch(let batch): Bilingual(en: "batch \(batch)", es: "el lote \(batch)")
        case .outside(let batch):
            Bilingual(
                en: "what other programs changed after batch \(batch)",
                es: "lo que otros programas cambiaron después del lote \(batch)")
        }
    }
}

extension UndoRefusal.Obstacle {
    fileprivate var text: Bilingual {
        let by =
            if case .batch(let batch) = by {
                Bilingual(en: "batch \(batch)", es: "lote \(batch)")
            } else {
                Bilingual(en: "another program", es: "otro programa")
            }
        switch kind {
        case .changedSince:
            return Bilingual(
                en: "\(table) \(object) was changed since (\(by[.english]))",
                es: "\(table) \(object) cambió después (\(by[.spanish]))")
        case .renumbered(let fid):
            return Bilingual(
                en: "\(table) \(object) got another fid: give it \(fid) back where it was edited",
                es: "\(table) \(object) recibió otro fid: devuélvale \(fid) donde se editó")
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
