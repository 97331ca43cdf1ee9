import ArgumentParser
import Demarcation
import Register
import Reports

struct HistoryCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: localised(
            "Who changed what, when and why, in this program or outside it.",
            "Quién cambió qué, cuándo y por qué, con este programa o fuera de él."),
        discussion: localised(
            """
            EXAMPLES
              lindero history
              lindero history M-0030
              lindero history --batch 7
              lindero history --batch 7+
              lindero history --since 2026-11-01 --format csv -o history.csv

            7+ is what other programs changed after batch 7 and before the next.
            Newest first. + rows that came, ~ rows that changed, − rows that went.
            """,
            """
            EJEMPLOS
              lindero history
              lindero history M-0030
              lindero history --batch 7
              lindero history --batch 7+
              lindero history --since 2026-11-01 --format csv -o historial.csv

            7+ es lo que otros programas cambiaron después del lote 7 y antes del siguiente.
            Lo más nuevo primero. + filas que entraron, ~ filas que cambiaron, − filas que salieron.
            """))

    @Argument(
        help: help(
            "Only changes of this object, field by field: a monument, an order, a sector…",
            "Solo los cambios de este objeto, campo por campo: un monumento, una orden, un sector…"))
    var id: String?
    @Option(
        help: help(
            "Only changes of this batch (or N+: by other programs after it), field by field.",
            "Solo los cambios de este lote (o N+: de otros programas después de él), campo por campo."))
    var batch: HistoryPart?
    @Option(help: help("Only from this day on (UTC).", "Solo desde este día (UTC).")) var since: CivilDate?
    @Option(help: help("At most so many.", "A lo sumo tantos.")) var limit = 50
    @Option(help: help("table, json or csv.", "table, json o csv.")) var format: Format?
    @OptionGroup var result: ResultOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else {
            throw ValidationError(localised("--limit must be above 0", "--limit debe ser mayor que 0"))
        }
    }

    func run() throws {
        let format = try result.format(format, json: output.json)
        let register = try registerOptions.open(.readOnly)
        guard id != nil || batch != nil else {
            return try put(format, try register.history(since: since, limit: limit + 1))
        }
        if let id, try !register.hasHistory(of: id) { throw Failure.noHistory(of: id) }
        try put(format, try register.changes(of: id, in: batch, since: since, limit: limit + 1))
    }

    private func put(_ format: Format, _ entries: [HistoryEntry]) throws {
        let shown = Array(entries.prefix(limit))
        switch format {
        case .json:
            var json = JSONWriter()
            HistoryReport.write(shown, to: &json)
            json.endText()
            try result.put(json.bytes)
        case .csv: try result.put(HistoryReport.csv(shown))
        case .table:
            try result.put(Array(HistoryReport.table(shown, in: Program.language, width: Terminal.listWidth).utf8))
        }
        sayMore(entries.count > limit)
    }

    private func put(_ format: Format, _ changes: [RowChange]) throws {
        let shown = Array(changes.prefix(limit))
        switch format {
        case .json:
            var json = JSONWriter()
            ChangeReport.write(shown, to: &json)
            json.endText()
            try result.put(json.bytes)
        case .csv: try result.put(ChangeReport.csv(shown))
        case .table:
            try result.put(
                Array(
                    ChangeReport.table(
                        shown, in: Program.language, detailed: id != nil,
                        width: Terminal.listWidth
                    ).utf8))
        }
        sayMore(changes.count > limit)
    }

    private func sayMore(_ isCut: Bool) {
        guard isCut else { return }
        output.announce("there are more: see them with --limit", "hay más: véalos con --limit")
    }
}

extension Failure {
    static func noHistory(of id: String) -> Failure {
        Failure(
            "E_UNKNOWN_ID", .notFound,
            Bilingual(en: "nothing named “\(id)” is in the history", es: "en el historial no hay nada llamado «\(id)»"),
            hint: Bilingual(
                en: "write the id as “list” shows it", es: "escriba el id como lo muestra «list»"),
            details: [("id", id)])
    }
}
