import ArgumentParser
import Demarcation
import Register
import Reports

struct ExportKMLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kml",
        abstract: localised(
            "Layers as KML 2.2, a folder for each.", "Capas como KML 2.2, una carpeta por capa."),
        discussion: localised(
            """
            EXAMPLES
              lindero export kml line monuments -o border.kml
              lindero export kml brecha --sector GTM-MEX-01 -o brecha.kml
            """,
            """
            EJEMPLOS
              lindero export kml line monuments -o frontera.kml
              lindero export kml brecha --sector GTM-MEX-01 -o brecha.kml
            """))

    @OptionGroup var selection: LayerSelection

    func run() throws {
        var source = try LayerSource(selection)
        if try source.rehearse() { return }
        let placed = try source.placedLayers(named: !selection.layers.isEmpty)
        var target = try ResultOutput(
            path: selection.output, overwrite: selection.overwrite, digesting: selection.isPublic)
        let notes = source.remarks
        var writer = KMLWriter(
            name: placed.map { $0.title[Program.language] }.joined(separator: ", "),
            description: notes.isEmpty ? nil : notes.joined(separator: "\n"))
        var written = 0
        for layer in placed {
            writer.beginFolder(layer.title[Program.language])
            try source.read(layer, .features) { batch in
                var batch = batch
                batch.describe()
                writer.add(batch)
                written += batch.count
                try writer.flush(over: 1 << 16) { bytes in try target.put(bytes) }
            }
            writer.endFolder()
        }
        writer.end()
        try writer.flush { bytes in try target.put(bytes) }
        try source.finish(&target, "kml", layers: placed, path: selection.output)
        selection.announce(
            written, written == 1 ? Bilingual(en: "placemark", es: "marca") : Bilingual(en: "placemarks", es: "marcas"))
    }
}
