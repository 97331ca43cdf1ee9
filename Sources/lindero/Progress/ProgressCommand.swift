import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

struct ProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: localised(
            "Physical and financial progress of a year against its targets.",
            "Avance físico y financiero de un año frente a sus metas."),
        discussion: localised(
            """
            EXAMPLES
              lindero progress --year 2026
              lindero progress --year 2026 --to 2026-06-30 --json
              lindero progress --year 2026 --by sector
              lindero progress --year 2026 -o progress.html
              lindero progress --year 2026 --to 2026-04-30 --layout ficha -o ficha-c1.xlsx
              lindero progress --closed 2026-C1 -o report-c1.xlsx

            Kilometres are net: each metre of line once. See what a figure is made of with: lindero explain progress
            """,
            """
            EJEMPLOS
              lindero progress --year 2026
              lindero progress --year 2026 --to 2026-06-30 --json
              lindero progress --year 2026 --by sector
              lindero progress --year 2026 -o avance.html
              lindero progress --year 2026 --to 2026-04-30 --layout ficha -o ficha-c1.xlsx
              lindero progress --closed 2026-C1 -o informe-c1.xlsx

            Los kilómetros son netos: cada metro de línea una vez. De qué se compone una cifra: lindero explain progress
            """))

    @OptionGroup var windowOptions: WindowOptions
    @Option(
        help: help(
            "The report of a closed period, byte for byte: 2026-C1, 2026-06 or 2026.",
            "El informe de un período cerrado, byte por byte: 2026-C1, 2026-06 o 2026.")) var closed: ReportPeriod?
    @Option(
        help: help(
            "Also by sector, neighbour, crew, kind or cuatrimestre.",
            "También por sector, vecino (neighbour), brigada (crew), tipo (kind) o cuatrimestre."))
    var by: Breakdown.Key?
    @Option(help: help("Format of the result.", "Formato del resultado.")) var format: ProgressFormat?
    @Option(
        help: help(
            "All figures, or the columns of the four-monthly ficha.",
            "Todas las cifras, o las columnas de la ficha cuatrimestral.")) var layout = ProgressLayout.full
    @OptionGroup var ruleOptions: RuleOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let format = try result.format(format, json: output.json)
        let register = try registerOptions.open(.readOnly)
        if let closed { return try result.put(try frozen(register, closed, format)) }
        let window = try windowOptions.window()
        let inputs = try ProgressInputs(register, rules: try ruleOptions.make())
        if inputs.programme.products.isEmpty {
            output.announce(
                "no programme is loaded; next: lindero programme import FILE",
                "no hay programa cargado; siguiente: lindero programme import ARCHIVO")
        }
        let document = try ProgressDocument(
            register, inputs, window: window, by: by, withPictures: format == .html && layout == .full)
        try result.put(
            document.bytes(
                format, layout, in: Program.language, width: Terminal.width,
                colours: Terminal.hasColours && result.isStandardOutput))
    }

    /// The report as it was when the period was closed.
    private func frozen(_ register: Register, _ period: ReportPeriod, _ format: ProgressFormat) throws -> [UInt8] {
        let isMixed =
            windowOptions.year != nil || windowOptions.to != nil || by != nil || ruleOptions.green != nil
            || ruleOptions.amber != nil || ruleOptions.gap != nil || ruleOptions.rules != nil
        guard !isMixed else {
            throw Failure.usage(
                Bilingual(
                    en: "--closed stands with --format, --layout and --lang only: the report is what it was",
                    es: "--closed va solo con --format, --layout y --lang: el informe es el que fue"))
        }
        let name = ProgressDocument.name(format, layout, Program.language)
        guard let bytes = try register.closedReport(period, name) else {
            throw Failure(
                "E_NOT_CLOSED", .notFound,
                Bilingual(en: "\(period) is not closed", es: "\(period) no está cerrado"),
                hint: Bilingual(
                    en: "see what is closed with “lindero close --list”",
                    es: "vea lo que está cerrado con «lindero close --list»"))
        }
        return bytes
    }
}

extension ProgressDocument {
    /// Charts and the map take some time, and only a page shows them.
    init(
        _ register: Register, _ inputs: ProgressInputs, window: ProgressWindow, by key: Breakdown.Key? = nil,
        withPictures: Bool, closing: Closing? = nil
    ) throws {
        let neighbours =
            key == .neighbour
            ? Dictionary(uniqueKeysWithValues: try register.sectors().map { ($0.id, $0.neighbour) }) : [:]
        self.init(
            inputs, window: window, by: key, neighbours: neighbours, withMonths: withPictures, closing: closing)
        let statuses = try register.legalStatuses()
        remarks = LegalStatus.remarks(on: progress.rows.flatMap(\.sectors).compactMap { statuses[$0.sector] })
        if withPictures { map = try ProgressMap(register, progress, sectorLengths: inputs.sectorLengths) }
    }
}
