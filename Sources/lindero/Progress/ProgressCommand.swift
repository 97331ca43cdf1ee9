import ArgumentParser
import Demarcation
import Register
import Reports

struct ProgressCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, csv, html
    }

    enum Layout: String, CaseIterable, ExpressibleByArgument {
        case full, ficha
    }

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
              lindero progress --year 2026 --format html -o progress.html
              lindero progress --year 2026 --to 2026-04-30 --layout ficha --format csv -o ficha-c1.csv

            Kilometres are net: each metre of line once. See what a figure is made of with: lindero explain progress
            """,
            """
            EJEMPLOS
              lindero progress --year 2026
              lindero progress --year 2026 --to 2026-06-30 --json
              lindero progress --year 2026 --format html -o avance.html
              lindero progress --year 2026 --to 2026-04-30 --layout ficha --format csv -o ficha-c1.csv

            Los kilómetros son netos: cada metro de línea una vez. De qué se compone una cifra: lindero explain progress
            """))

    @OptionGroup var windowOptions: WindowOptions
    @Option(help: help("Format of the result.", "Formato del resultado.")) var format: Format?
    @Option(
        help: help(
            "All figures, or the columns of the four-monthly ficha.",
            "Todas las cifras, o las columnas de la ficha cuatrimestral.")) var layout = Layout.full
    @OptionGroup var result: ResultOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let window = try windowOptions.window()
        let format = try result.format(format, json: output.json)
        let inputs = try ProgressInputs(try registerOptions.open(.readOnly))
        if inputs.programme.products.isEmpty {
            output.announce(
                "no programme is loaded; next: lindero programme import FILE",
                "no hay programa cargado; siguiente: lindero programme import ARCHIVO")
        }
        let progress = Progress(inputs, window: window)
        try result.put(bytes(progress, inputs, format))
    }

    private func bytes(_ progress: Progress, _ inputs: ProgressInputs, _ format: Format) -> [UInt8] {
        let language = Program.language
        switch (format, layout) {
        case (.table, .full):
            return Array(
                ProgressReport.text(
                    progress, in: language, width: Terminal.width,
                    colours: Terminal.hasColours && result.isStandardOutput
                ).utf8)
        case (.table, .ficha): return Array(FichaReport.text(progress, in: language, width: Terminal.width).utf8)
        case (.csv, .full): return ProgressReport.csv(progress, in: language)
        case (.csv, .ficha): return FichaReport.csv(progress, in: language)
        case (.html, .full):
            let months = progress.rows.filter { $0.level == .subproduct }
                .compactMap { MonthlyProgress($0.code, inputs: inputs, window: progress.window) }
            return ProgressReport.html(progress, months: months, in: language)
        case (.html, .ficha): return FichaReport.html(progress, in: language)
        case (.json, _):
            var json = JSONWriter()
            if layout == .ficha {
                FichaReport.write(progress, in: language, to: &json)
            } else {
                ProgressReport.write(progress, in: language, to: &json)
            }
            json.endText()
            return json.bytes
        }
    }
}
