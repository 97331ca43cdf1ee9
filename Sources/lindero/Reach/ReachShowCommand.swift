import ArgumentParser
import Demarcation
import Register
import Reports

struct ReachShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised("One river reach, with the orders on it.", "Un tramo de río, con sus órdenes de trabajo."),
        discussion: localised("EXAMPLES\n  lindero reach show TR-01", "EJEMPLOS\n  lindero reach show TR-01"))

    @Argument(help: help("The reach.", "El tramo.")) var id: Reach.ID
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let reach = try register.reach(id)
        let orders = try register.works(on: reach)
        try output.emit { json in
            ReachReport.write(reach, orders: orders, to: &json)
        } text: {
            ReachReport.text(reach, orders: orders, in: Program.language)
        }
    }
}
