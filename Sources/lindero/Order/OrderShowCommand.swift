import ArgumentParser
import Demarcation
import Register
import Reports

struct OrderShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: localised("Show one order.", "Muestra una orden."),
        discussion: localised(
            "EXAMPLES\n  lindero order show OT-2026-101", "EJEMPLOS\n  lindero order show OT-2026-101"))

    @Argument(help: help("Id of the order.", "Id de la orden.")) var id: WorkOrder.ID
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let order = try registerOptions.open(.readOnly).order(id)
        try output.emit { json in
            OrderReport.write(order, to: &json)
        } text: {
            OrderReport.text(order, in: Program.language)
        }
    }
}
