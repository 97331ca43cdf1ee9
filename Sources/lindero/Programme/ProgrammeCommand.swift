import ArgumentParser

struct ProgrammeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme",
        abstract: localised("The programme of targets.", "El programa de metas."),
        discussion: localised(
            "EXAMPLES\n  lindero programme import plan.csv",
            "EJEMPLOS\n  lindero programme import plan.csv"),
        subcommands: [ProgrammeImportCommand.self])
}
