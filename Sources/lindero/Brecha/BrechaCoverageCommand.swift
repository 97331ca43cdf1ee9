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
              lindero brecha coverage --year 2026 --kind brecha-opening
              lindero brecha coverage --years 2025-2029 --json
            """,
            """
            EJEMPLOS
              lindero brecha coverage --year 2026
              lindero brecha coverage --to 2026-06-30 --basis reported --json
              lindero brecha coverage --year 2026 --kind brecha-opening
              lindero brecha coverage --years 2025-2029 --json
            """))

    @OptionGroup var windowOptions: WindowOptions
    @Option(
        help: help(
            "Several years side by side: 2025-2029; net and gross by sector and year.",
            "Varios años lado a lado: 2025-2029; neto y bruto por sector y año.")) var years: YearRange?
    @Option(
        help: help(
            "Only opening or only conservation: brecha-opening, brecha-conservation.",
            "Solo apertura o solo conservación: brecha-opening, brecha-conservation.")) var kind: WorkKind?
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        if let kind, !WorkKind.brecha.contains(kind) {
            throw Failure.usage(
                Bilingual(
                    en: "--kind \(kind.rawValue) is no work on the brecha",
                    es: "--kind \(kind.rawValue) no es trabajo de brecha"),
                hint: Bilingual("brecha-opening, brecha-conservation"))
        }
        let kinds = kind.map { [$0] } ?? WorkKind.brecha
        if let years { return try run(years, kinds) }
        let window = try windowOptions.window()
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        let lengths = try register.workedLengths()
        var worked = YearlyCoverage(
            try register.lengthLedger(on: window.basis), kinds: kinds, windows: [window], sectorLengths: lengths
        ).years.flatMap(\.coverage.sectors).carried(by: try register.revisions())
        if let sector { worked.removeAll { $0.sector != sector } }
        let coverage = BrechaCoverage(
            try register.brechaStretches(in: sector), worked: worked, sectorLengths: lengths)
        let target =
            sector == nil && kind == nil
            ? try register.programme().brechaTarget(of: window.year, on: window.to)?.target : nil
        try output.emit { json in
            BrechaReport.write(coverage, window: window, target: target, to: &json)
        } text: {
            BrechaReport.table(
                coverage, window: window, target: target, in: Program.language, width: Terminal.listWidth,
                colours: Terminal.hasColours)
        }
    }

    /// Only what the register says of orders is read, and the union of each year made once.
    private func run(_ years: YearRange, _ kinds: Set<WorkKind>) throws {
        guard windowOptions.year == nil, windowOptions.to == nil else {
            throw Failure.usage(
                Bilingual(
                    en: "--years stands alone: whole years, without --year and --to",
                    es: "--years va solo: años enteros, sin --year ni --to"))
        }
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        var yearly = YearlyCoverage(
            try register.lengthLedger(on: windowOptions.basis), kinds: kinds,
            windows: years.range.map { ProgressWindow(year: $0, basis: windowOptions.basis) },
            sectorLengths: try register.workedLengths())
        yearly.carry(by: try register.revisions())
        if let sector { yearly.keep(sector) }
        try output.emit { json in
            BrechaReport.write(yearly, basis: windowOptions.basis, to: &json)
        } text: {
            BrechaReport.table(yearly, basis: windowOptions.basis, in: Program.language, width: Terminal.listWidth)
        }
    }
}
