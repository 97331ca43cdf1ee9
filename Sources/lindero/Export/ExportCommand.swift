import ArgumentParser

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: localised("Write the register's layers to files.", "Escribe las capas del registro en archivos."),
        discussion: localised(
            "EXAMPLES\n  lindero export geojson line -o line.geojson\n  lindero export geojson monuments --sector GTM-MEX-01",
            "EJEMPLOS\n  lindero export geojson line -o linea.geojson\n  lindero export geojson monuments --sector GTM-MEX-01"
        ),
        subcommands: [ExportGeoJSONCommand.self])
}
