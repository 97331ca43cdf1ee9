import ArgumentParser
import Demarcation

struct MonumentRejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: localised(
            "Reject a position that isn't in force; it stays, with the reason.",
            "Rechaza una posición que no está vigente; queda, con la razón."),
        discussion: localised(
            "EXAMPLES\n  lindero monument reject M-0011 --position 2 --reason \"another mark was occupied\"",
            "EJEMPLOS\n  lindero monument reject M-0011 --position 2 --reason \"se ocupó otra marca\""))

    @Argument(help: help("The monument's id.", "El identificador del monumento."), completion: .monuments)
    var id: Monument.ID
    @OptionGroup var rejection: RejectionOptions

    func run() throws { try rejection.reject(.monument(id)) }
}
