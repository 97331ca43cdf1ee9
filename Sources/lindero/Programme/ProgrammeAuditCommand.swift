import ArgumentParser
import Demarcation
import Register
import Reports

struct ProgrammeAuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: localised(
            "What is wrong in the programme itself; exit 3 if anything is.",
            "Lo que está mal en el propio programa; salida 3 si hay algo."),
        discussion: localised(
            "EXAMPLES\n  lindero programme audit\n  lindero programme audit --sheet L1.1 --sheet L2.1 --json",
            "EJEMPLOS\n  lindero programme audit\n  lindero programme audit --sheet L1.1 --sheet L2.1 --json"))

    @Option(
        help: help(
            "A product that has an indicator sheet; may be repeated.",
            "Un producto que tiene ficha de indicador; se puede repetir.")) var sheet: [Product.Code] = []
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let audit = PlanAudit(
            try register.programme(), configuration: PlanAudit.Configuration(indicatorSheets: Set(sheet)))
        try output.emit { json in
            ProgrammeReport.write(audit, in: Program.language, to: &json)
        } text: {
            ProgrammeReport.text(audit, in: Program.language)
        }
        if !audit.findings.isEmpty { throw ExitCode.findings }
    }
}
