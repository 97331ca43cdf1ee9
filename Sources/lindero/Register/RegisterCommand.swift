import ArgumentParser

struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: localised(
            "Copy the register's file safely, and compact it.", "Copia el archivo del registro y lo compacta."),
        discussion: localised(
            "EXAMPLES\n  lindero register backup\n  lindero register compact",
            "EJEMPLOS\n  lindero register backup\n  lindero register compact"),
        subcommands: [RegisterBackupCommand.self, RegisterCompactCommand.self])
}
