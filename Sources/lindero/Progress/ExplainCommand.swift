import ArgumentParser

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: localised("What a figure is made of.", "De qué se compone una cifra."),
        discussion: localised(
            "EXAMPLES\n  lindero explain progress --code L1.1 --to 2026-06-30",
            "EJEMPLOS\n  lindero explain progress --code L1.1 --to 2026-06-30"),
        subcommands: [ExplainProgressCommand.self])
}
