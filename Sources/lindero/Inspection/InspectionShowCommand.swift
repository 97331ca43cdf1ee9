import ArgumentParser
import Demarcation
import Register
import Reports

struct InspectionShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised("Show one inspection and what it found.", "Muestra una inspección y sus hallazgos."),
        discussion: localised(
            "EXAMPLES\n  lindero inspection show INSP-2026-25", "EJEMPLOS\n  lindero inspection show INSP-2026-25"))

    @Argument(help: help("Id of the inspection.", "Id de la inspección.")) var id: Inspection.ID
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let inspection = try registerOptions.open(.readOnly).inspection(id)
        try output.emit { json in
            InspectionReport.write(inspection, to: &json)
        } text: {
            InspectionReport.text(inspection, in: Program.language, width: Terminal.listWidth)
        }
    }
}
