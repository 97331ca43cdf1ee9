import ArgumentParser

struct InstallationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "installation",
        abstract: localised(
            "Border facilities, hydrometric stations and signs.",
            "Instalaciones fronterizas, estaciones hidrométricas y señales."),
        discussion: localised(
            """
            EXAMPLES
              lindero installation import installations.csv
              lindero installation add EH-01 --kind hydrometric-station --longitude -90.98 --latitude 17.25 --name 'El Ceibo'
              lindero installation list --condition damaged
              lindero installation show EH-01
            """,
            """
            EJEMPLOS
              lindero installation import instalaciones.csv
              lindero installation add EH-01 --kind hydrometric-station --longitude -90.98 --latitude 17.25 --name 'El Ceibo'
              lindero installation list --condition damaged
              lindero installation show EH-01
            """),
        subcommands: [
            InstallationImportCommand.self, InstallationAddCommand.self, InstallationListCommand.self,
            InstallationShowCommand.self,
        ])
}
