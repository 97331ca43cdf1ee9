import ArgumentParser
import Demarcation
import Register
import Reports

struct ExportGeoJSONCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case geojson
        case jsonFG = "json-fg"
    }

    static let configuration = CommandConfiguration(
        commandName: "geojson",
        abstract: localised("Layers as GeoJSON (RFC 7946).", "Capas como GeoJSON (RFC 7946)."),
        discussion: localised(
            """
            EXAMPLES
              lindero export geojson line -o line.geojson
              lindero export geojson monuments brecha --sector GTM-MEX-01
              lindero export geojson observations --bbox -89.2,17.0,-89.1,17.9 -o points.geojson

            Every layer when none is named. The same register gives the same bytes.
            """,
            """
            EJEMPLOS
              lindero export geojson line -o linea.geojson
              lindero export geojson monuments brecha --sector GTM-MEX-01
              lindero export geojson observations --bbox -89.2,17.0,-89.1,17.9 -o puntos.geojson

            Todas las capas si no se nombra ninguna. El mismo registro da los mismos bytes.
            """))

    @OptionGroup var selection: LayerSelection
    @Option(help: help("Decimals of a degree.", "Decimales de grado.")) var precision = 7
    @Option(help: help("geojson or json-fg.", "geojson o json-fg.")) var format = Format.geojson

    func validate() throws {
        guard (0...15).contains(precision) else {
            throw ValidationError(localised("--precision is 0 to 15", "--precision es de 0 a 15"))
        }
    }

    func run() throws {
        try FeatureExport(selection, decimals: precision, isJSONFG: format == .jsonFG).run()
    }
}

struct ExportJSONFGCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "json-fg",
        abstract: localised(
            "Layers as JSON-FG (OGC 21-045r1): also in the register's frame, with its epoch and all digits.",
            "Capas como JSON-FG (OGC 21-045r1): también en el marco del registro, con su época y todos los dígitos."),
        discussion: localised(
            """
            EXAMPLES
              lindero export json-fg monuments -o monuments.json

            “geometry” is WGS 84 as in GeoJSON; “place” is in the register's frame, its axes in the order that the
            frame declares (EPSG's geographic ones: latitude first).
            """,
            """
            EJEMPLOS
              lindero export json-fg monuments -o monumentos.json

            «geometry» va en WGS 84 como en GeoJSON; «place», en el marco del registro, con los ejes en el orden que el
            marco declara (los geográficos de EPSG: primero la latitud).
            """))

    @OptionGroup var selection: LayerSelection
    @Option(help: help("Decimals of a degree of “geometry”.", "Decimales de grado de «geometry».")) var precision = 7

    func validate() throws {
        guard (0...15).contains(precision) else {
            throw ValidationError(localised("--precision is 0 to 15", "--precision es de 0 a 15"))
        }
    }

    func run() throws {
        try FeatureExport(selection, decimals: precision, isJSONFG: true).run()
    }
}

/// Writes layers as one FeatureCollection, in their order.
struct FeatureExport {
    private let selection: LayerSelection
    private let decimals: Int
    private let isJSONFG: Bool

    init(_ selection: LayerSelection, decimals: Int, isJSONFG: Bool) {
        self.selection = selection
        self.decimals = decimals
        self.isJSONFG = isJSONFG
    }

    func run() throws {
        var source = try LayerSource(selection)
        if try source.rehearse() { return }
        var target = try ResultOutput(
            path: selection.output, overwrite: selection.overwrite, digesting: selection.isPublic)
        var writer = GeoJSONWriter(decimals: decimals)
        let frame = source.register.frame
        let isLatitudeFirst = isJSONFG ? try ExportFrame.isLatitudeFirst(frame) : false
        writer.begin { json in
            if isJSONFG { GeoJSONWriter.describeSystem(frame.code, epoch: frame.epoch, to: &json) }
            source.describe(to: &json)
        }
        var features = 0
        let decimals = decimals
        let form = RecordForm.whole(geographicSystems: ExportFrame.geographic(try source.register.positionSystems()))
        for layer in source.layers {
            if layer.name == "observations", !isJSONFG, source.publication == nil {
                // Millions of them: written by two threads.
                try source.readObservations { batch in
                    GeoJSONFragment(batch, decimals: decimals)
                } consume: { fragment in
                    writer.features(fragment)
                    features += fragment.count
                    try writer.flush(over: 1 << 16) { bytes in try target.put(bytes) }
                }
                continue
            }
            try source.read(layer, form, wantsNative: isJSONFG) { batch in
                var batch = batch
                if batch.ids != nil { batch.describe() }
                if isJSONFG {
                    writer.featuresAndPlaces(batch, isLatitudeFirst: isLatitudeFirst)
                } else {
                    writer.features(batch)
                }
                features += batch.count
                try writer.flush(over: 1 << 16) { bytes in try target.put(bytes) }
            }
        }
        writer.end()
        try writer.flush { bytes in try target.put(bytes) }
        try source.finish(
            &target, isJSONFG ? "json-fg" : "geojson", layers: source.layers, path: selection.output)
        selection.announce(
            features,
            features == 1 ? Bilingual(en: "feature", es: "elemento") : Bilingual(en: "features", es: "elementos"))
    }
}

extension LayerSelection {
    func announce(_ count: Int, _ things: Bilingual) {
        guard let output, output != "-" else { return }
        messages.announce("\(output): \(count) \(things[.english])", "\(output): \(count) \(things[.spanish])")
    }
}
