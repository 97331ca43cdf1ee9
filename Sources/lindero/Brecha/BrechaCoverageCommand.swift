import ArgumentParser
import Demarcation
import Register
import Reports

struct BrechaCoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: localised(
            "How much of the brecha was worked in a year, each metre once.",
            "Cuánto de la brecha se trabajó en un año, cada metro una vez."),
        discussion: localised(
            """
            EXAMPLES
              lindero brecha coverage --year 2026
              lindero brecha coverage --to 2026-06-30 --basis reported --json
            """,
            """
            EJEMPLOS
              lindero brecha coverage --year 2026
              lindero brecha coverage --to 2026-06-30 --basis reported --json
            """))

    @OptionGroup var windowOptions: WindowOptions
    @Option(help: help("Only this sector.", "Sólo este sector."), completion: .sectors) var sector: Sector.ID?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let window = try windowOptions.window()
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        let inputs = try ProgressInputs(register)
        var worked = Self.worked(inputs, window: window)
        if let sector { worked.removeAll { $0.sector != sector } }
        let coverage = BrechaCoverage(
            try register.brechaStretches(in: sector), worked: worked, sectorLengths: inputs.sectorLengths)
        let target = sector == nil ? Self.target(inputs, window: window) : nil
        try output.emit { json in
            BrechaReport.write(coverage, window: window, target: target, to: &json)
        } text: {
            BrechaReport.table(
                coverage, window: window, target: target, in: Program.language, width: Terminal.width,
                colours: Terminal.hasColours)
        }
    }

    /// Counted as progress counts, whether or not a programme is loaded.
    private static func worked(_ inputs: ProgressInputs, window: ProgressWindow) -> [SectorCoverage] {
        let code = Product.Code(rawValue: "brecha")
        var inputs = inputs
        inputs.programme = Programme(
            products: [Product(code: code, parent: nil, level: .subproduct, name: nil, unit: .kilometre)])
        return Progress(inputs, window: window)[code]?.sectors ?? []
    }

    /// The target in force of what counts the brecha.
    private static func target(_ inputs: ProgressInputs, window: ProgressWindow) -> Quantity? {
        let product = inputs.programme.products.first { product in
            if case .coverage? = inputs.rules.measure(for: product, in: inputs.programme) { true } else { false }
        }
        return product?.target(for: window.year)?.inForce(on: window.to).quantity
    }
}
