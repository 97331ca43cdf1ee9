import ArgumentParser
import Demarcation
import Register
import Reports

struct ExportLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: localised(
            "What left for the public: who, when, what, and the file's SHA-256.",
            "Lo que salió para el público: quién, cuándo, qué, y el SHA-256 del archivo."),
        discussion: localised(
            "EXAMPLES\n  lindero export log\n  lindero export log --since 2026-01-01 --json",
            "EJEMPLOS\n  lindero export log\n  lindero export log --since 2026-01-01 --json"))

    @Option(help: help("Only from this day on (UTC).", "Solo desde este día (UTC).")) var since: CivilDate?
    @Option(help: help("At most so many.", "A lo sumo tantas.")) var limit = 50
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else {
            throw ValidationError(localised("--limit must be above 0", "--limit debe ser mayor que 0"))
        }
    }

    func run() throws {
        let records = try registerOptions.open(.readOnly).exportLog(since: since, limit: limit)
        try output.emit { json in
            ExportLogReport.write(records, to: &json)
        } text: {
            ExportLogReport.table(records, in: Program.language, width: Terminal.listWidth)
        }
    }
}
