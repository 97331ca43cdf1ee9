import ArgumentParser

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: localised("Write the register's layers to files.", "Escribe las capas del registro en archivos."),
        discussion: localised(
            """
            EXAMPLES
              lindero export geojson line -o line.geojson
              lindero export geojson monuments --sector GTM-MEX-01 --condition damaged
              lindero export csv orders --since 2026-01-01 -o orders.csv
              lindero export csv -o everything/
              lindero export geojson line --as-of 2001-06-30 -o line-2001.geojson
              lindero export geojson line monuments --public -o public.geojson
              lindero export gpx monuments --sector GTM-MEX-01 --from 5+000 --to 8+500 -o monuments.gpx
              lindero export qgis -o border.qgs

            \(layers)
            and any other table of the register. A filter that a layer can't answer is an error where the layer is named;
            otherwise the layer is left out. With --public only what is classified public leaves, without notes, names and
            photographs, and the file is logged: lindero export log.
            """,
            """
            EJEMPLOS
              lindero export geojson line -o linea.geojson
              lindero export geojson monuments --sector GTM-MEX-01 --condition damaged
              lindero export csv orders --since 2026-01-01 -o ordenes.csv
              lindero export csv -o todo/
              lindero export geojson line --as-of 2001-06-30 -o linea-2001.geojson
              lindero export geojson line monuments --public -o publico.geojson
              lindero export gpx monuments --sector GTM-MEX-01 --from 5+000 --to 8+500 -o monumentos.gpx
              lindero export qgis -o border.qgs

            \(layers)
            y cualquier otra tabla del registro. Un filtro al que una capa no puede responder es un error si la capa se
            nombra; si no, la capa se deja fuera. Con --public sale solo lo clasificado como público, sin notas, nombres ni
            fotografías, y el archivo se anota: lindero export log.
            """),
        subcommands: [
            ExportGeoJSONCommand.self, ExportJSONFGCommand.self, ExportCSVCommand.self, ExportGPXCommand.self,
            ExportKMLCommand.self, ExportQGISCommand.self, ExportLogCommand.self,
        ])

    private static var layers: String {
        localised("Layers: ", "Capas: ")
            + """
            sectors, line (segments), candidates, vertices, monuments, positions, brecha, reaches,
            installations, surveys, observations, inspections, findings, orders, events, products, targets, spending,
            """
    }
}
