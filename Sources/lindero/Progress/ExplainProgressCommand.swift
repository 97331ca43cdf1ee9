import ArgumentParser
import Demarcation
import Register
import Reports

struct ExplainProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: localised(
            "The records that add up to a product's figure, and those left out, with the reason.",
            "Los registros que suman la cifra de un producto, y los que no cuentan, con el motivo."),
        discussion: localised(
            """
            EXAMPLES
              lindero explain progress --code L1.1 --to 2026-06-30
              lindero explain progress --code L1.2 --year 2026 --basis reported --json
            """,
            """
            EJEMPLOS
              lindero explain progress --code L1.1 --to 2026-06-30
              lindero explain progress --code L1.2 --year 2026 --basis reported --json
            """))

    @Option(help: help("Code of the product.", "Código del producto.")) var code: Product.Code
    @OptionGroup var windowOptions: WindowOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let window = try windowOptions.window()
        let inputs = try ProgressInputs(try registerOptions.open(.readOnly))
        guard let product = inputs.programme[code] else {
            throw RegisterError.unknown(kind: .product, id: code.rawValue)
        }
        guard let explanation = Explanation(code, inputs: inputs, window: window) else {
            throw Failure.unusable(
                "E_NO_MEASURE",
                Bilingual(
                    en: "\(code.rawValue): nothing says what counts for it",
                    es: "\(code.rawValue): nada indica qué cuenta para él"),
                hint: Bilingual(
                    en: "see its unit with “lindero programme list”", es: "vea su unidad con «lindero programme list»"))
        }
        let unit = inputs.programme.effectiveUnit(of: product)
        guard let row = Progress(inputs, window: window)[code] else {
            throw RegisterError.unknown(kind: .product, id: code.rawValue)
        }
        let money = MoneyExplanation(row, inputs: inputs, window: window)
        try output.emit { json in
            ExplanationReport.write(explanation, money: money, unit: unit, in: Program.language, to: &json)
        } text: {
            ExplanationReport.text(
                explanation, money: money, unit: unit, in: Program.language, width: Terminal.width)
        }
    }
}
