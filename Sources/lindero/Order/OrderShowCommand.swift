import ArgumentParser
import Demarcation
import Register
import Reports

struct OrderShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised(
            "Show one order: state, what is missing, log, measurements, certificates, corrections.",
            "Muestra una orden: estado, lo que falta, bitácora, mediciones, estimaciones, correcciones."),
        discussion: localised(
            "EXAMPLES\n  lindero order show OT-2026-101", "EJEMPLOS\n  lindero order show OT-2026-101"))

    @Argument(help: help("Id of the order.", "Id de la orden.")) var id: WorkOrder.ID
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let dossier = try registerOptions.open(.readOnly).dossier(id)
        try output.emit { json in
            OrderReport.write(dossier, to: &json)
        } text: {
            OrderReport.text(dossier, in: Program.language, width: Terminal.listWidth)
        }
    }
}
