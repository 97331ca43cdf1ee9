import ArgumentParser
import Demarcation
import Register
import Reports

struct ExportGPXCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gpx",
        abstract: localised(
            "Layers as GPX 1.1: points as waypoints, lines as tracks.",
            "Capas como GPX 1.1: los puntos como waypoints, las líneas como tracks."),
        discussion: localised(
            """
            EXAMPLES
              lindero export gpx monuments --sector GTM-MEX-01 -o monuments.gpx
              lindero export gpx line monuments -o field.gpx

            Rows without a place are left out. Heights are ellipsoidal, which GPX can't say of itself.
            """,
            """
            EJEMPLOS
              lindero export gpx monuments --sector GTM-MEX-01 -o monumentos.gpx
              lindero export gpx line monuments -o campo.gpx

            Lo que no tiene lugar en el mapa se deja fuera. Las alturas son elipsoidales, cosa que GPX no puede decir.
            """))

    @OptionGroup var selection: LayerSelection

    func run() throws {
        var source = try LayerSource(selection)
        if try source.rehearse() { return }
        let placed = try source.placedLayers(named: !selection.layers.isEmpty)
        var target = try ResultOutput(
            path: selection.output, overwrite: selection.overwrite, digesting: selection.isPublic)
        let notes = source.remarks
        var writer = GPXWriter(
            creator: "lindero", name: placed.map { $0.title[Program.language] }.joined(separator: ", "),
            description: ([localised("Ellipsoidal heights.", "Alturas elipsoidales.")] + notes).joined(separator: " "))
        var written = 0
        // GPX wants all waypoints before the first track.
        for layer in placed.filter({ source.isPoints($0) }) + placed.filter({ !source.isPoints($0) }) {
            try source.read(layer, .features) { batch in
                written += writer.add(batch)
                try writer.flush(over: 1 << 16) { bytes in try target.put(bytes) }
            }
        }
        writer.end()
        try writer.flush { bytes in try target.put(bytes) }
        try source.finish(&target, "gpx", layers: placed, path: selection.output)
        selection.announce(written, Bilingual(en: "points and lines", es: "puntos y líneas"))
    }
}

extension LayerSource {
    /// The layers that a map can show; one that was asked for and can't be shown is an error.
    func placedLayers(named: Bool) throws -> [RecordLayer] {
        try layers.filter { layer in
            let isPlaced = try hasPlaces(layer)
            guard isPlaced || !named else {
                throw Failure.usage(
                    Bilingual(
                        en: "\(layer.name) has no place on the map", es: "\(layer.name) no tiene lugar en el mapa"),
                    hint: Bilingual(
                        en: "write it with “lindero export csv \(layer.name)”",
                        es: "escríbala con «lindero export csv \(layer.name)»"))
            }
            return isPlaced
        }
    }
}
